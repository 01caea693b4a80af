import CSVCore
import Domain
import DurableFiles

/// The text of a table, as UTF-8, whatever its file is written in.
///
/// UTF-8 goes through as it is: nothing is looked at but the first bytes. Any other text is turned into UTF-8 piece by piece
/// in memory of its own, from which it is given out in whatever portions are asked for.
final class TextSource: ByteSource {
    /// Of the file, read at once.
    private static let pieceBytes = 1 << 16
    /// So many tell a byte order mark, two of them, and UTF-16 without one.
    private static let headBytes = 16

    private let source: any ByteSource
    private let input: String
    private let file: String
    /// What the district says; nil: UTF-8, or what the file itself tells.
    private let stated: TextEncoding?
    /// Called once where the text is not UTF-8.
    private let detected: (TextEncoding) -> Void
    private var transcoder: Transcoder?
    private var isLooked = false
    /// Of a text that the district says is written in Windows-1252.
    private var utf8 = UTF8Trace()
    private var piece: [UInt8] = []
    /// What is to be given out next, of `text`.
    private var waiting = 0..<0
    private var text: [UInt8] = []

    init(
        _ source: any ByteSource, input: String, file: String, stated: TextEncoding?,
        detected: @escaping (TextEncoding) -> Void
    ) {
        self.source = source
        self.input = input
        self.file = file
        self.stated = stated
        self.detected = detected
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if !isLooked { try look() }
        while waiting.isEmpty {
            guard transcoder != nil else { return try unsafe source.read(into: buffer) }
            // A piece may end within a character and say nothing: only the file's own end is the end.
            guard try transcodeNextPiece() else { return 0 }
        }
        let count = min(waiting.count, buffer.count)
        unsafe buffer.copyBytes(from: text[waiting.lowerBound..<waiting.lowerBound + count])
        waiting = waiting.lowerBound + count..<waiting.upperBound
        return count
    }

    /// Reads the first bytes, which tell what the file is.
    private func look() throws {
        isLooked = true
        var head: [UInt8] = []
        while head.count < Self.headBytes {
            let more = try next(atMost: Self.headBytes - head.count)
            if more == 0 { break }
            head += piece[..<more]
        }
        if let form = ForeignForm(head: head) {
            throw InputRefusal(input: input, file: file, reason: .foreignForm(form))
        }
        guard let form = Self.form(head, stated) else {
            text = Self.withoutSecondMark(head)
            waiting = 0..<text.count
            return
        }
        transcoder = Transcoder(form)
        detected(form == .windows1252 ? .windows1252 : .utf16)
        try transcode(head[...])
    }

    /// Fills the front of `piece`; 0 at the end of the file.
    private func next(atMost count: Int) throws -> Int {
        if piece.isEmpty { piece = [UInt8](repeating: 0, count: Self.pieceBytes) }
        return try unsafe piece.withUnsafeMutableBytes {
            try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
        }
    }

    /// False at the end of the file.
    private func transcodeNextPiece() throws -> Bool {
        let count = try next(atMost: Self.pieceBytes)
        guard count > 0 else {
            do { try transcoder?.finish() } catch { throw illFormed(error) }
            if utf8.isFound { throw InputRefusal(input: input, file: file, reason: .isUTF8) }
            return false
        }
        try transcode(piece[..<count])
        return true
    }

    private func transcode(_ bytes: ArraySlice<UInt8>) throws {
        if transcoder?.form == .windows1252 { utf8.take(bytes) }
        let room = Transcoder.mostText(of: bytes.count)
        if text.count < room { text = [UInt8](repeating: 0, count: room) }
        do {
            let end = try unsafe bytes.withUnsafeBytes { bytes in
                try unsafe text.withUnsafeMutableBytes {
                    try unsafe transcoder?.convert(bytes, into: $0) ?? 0
                }
            }
            waiting = 0..<end
        } catch let error as Transcoder.IllFormed {
            throw illFormed(error)
        }
    }

    private static func form(_ head: [UInt8], _ stated: TextEncoding?) -> Transcoder.Form? {
        if let form = Transcoder.Form(head: head) { return form }
        return stated == .windows1252 && !head.starts(with: mark) ? .windows1252 : nil
    }

    /// Two programs, one after the other, put a byte order mark before a text; one of them is enough.
    private static func withoutSecondMark(_ head: [UInt8]) -> [UInt8] {
        head.starts(with: mark + mark) ? Array(head.dropFirst(mark.count)) : head
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func illFormed(_ fault: Transcoder.IllFormed) -> InputRefusal {
        if utf8.mayBeFound { return InputRefusal(input: input, file: file, reason: .isUTF8) }
        let encoding: TextEncoding = transcoder?.form == .windows1252 ? .windows1252 : .utf16
        return InputRefusal(input: input, file: file, reason: .wrongEncoding(encoding, byte: fault.byte))
    }
}
