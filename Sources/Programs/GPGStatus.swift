/// What gpg said: its `[GNUPG:]` lines, as GnuPG's doc/DETAILS has them, and its own words between them.
struct GPGStatus {
    private let status: [[Substring]]
    private let words: [Substring]

    init(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        status = lines.filter { $0.hasPrefix(Self.mark) }.map {
            $0.dropFirst(Self.mark.count).split(separator: " ")
        }
        words = lines.filter { !$0.hasPrefix(Self.mark) }
    }

    /// gpg has written all of it.
    var isEncrypted: Bool { status.contains { $0.first == "END_ENCRYPTION" } }

    var lastWords: String { words.last.map(String.init) ?? "it did not say why" }

    var error: EncryptionError? {
        if words.contains(where: {
            $0.hasSuffix("No space left on device") || $0.hasSuffix("Disk quota exceeded")
        }) {
            return EncryptionError(.outOfSpace, detail: lastWords)
        }
        // INV_RECP <reason> <recipient as it was named>
        guard let line = status.first(where: { $0.first == "INV_RECP" }), line.count > 2 else { return nil }
        let recipient = line.dropFirst(2).joined(separator: " ")
        let code: EncryptionError.Code =
            switch line[1] {
            case "1": .unknownRecipient
            case "2": .ambiguousRecipient
            case "4": .revokedKey
            case "5": .expiredKey
            // gpg 2.2 gives no reason here and tells of the expiry before it.
            case "0" where status.contains { $0.first == "KEYEXPIRED" }: .expiredKey
            default: .unusableKey
            }
        return EncryptionError(code, recipient: recipient, detail: lastWords)
    }

    private static let mark = "[GNUPG:] "
}
