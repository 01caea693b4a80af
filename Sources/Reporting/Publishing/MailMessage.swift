package import Foundation

/// A mail with one page attached, as programs that send mail take it (RFC 5322, RFC 2045 to 2047).
package struct MailMessage {
    package var from: String?
    package var to: String
    package var subject: String
    package var text: String
    package var fileName: String
    package var page: Data

    package init(from: String?, to: String, subject: String, text: String, fileName: String, page: Data) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.fileName = fileName
        self.page = page
    }

    /// The whole message; lines end in a line feed alone, as on standard input.
    ///
    /// - Parameter boundary: stands nowhere in the parts, which are written in base64.
    package func bytes(boundary: String = "=_\(UUID().uuidString)") -> [UInt8] {
        var lines: [String] = []
        if let from { lines.append("From: \(from)") }
        lines += [
            "To: \(to)", "Subject: \(Self.header(subject))", "MIME-Version: 1.0",
            // No holiday notice answers it.
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "",
            "--\(boundary)", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            "",
            Self.base64(Data(text.utf8)),
            "--\(boundary)", "Content-Type: text/html; charset=utf-8; name=\"\(fileName)\"",
            "Content-Disposition: attachment; filename=\"\(fileName)\"", "Content-Transfer-Encoding: base64",
            "",
            Self.base64(page),
            "--\(boundary)--", "",
        ]
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Words of at most 75 characters, each a line of the header.
    private static func header(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), text.utf8.count < 60 { return text }
        var words: [String] = []
        var piece = ""
        for character in text {
            if (piece + String(character)).utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return (words + [piece]).map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\n ")
    }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }
}
