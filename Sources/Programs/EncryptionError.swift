/// A file could not be encrypted. Nothing is left at the target.
public struct EncryptionError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The recipient has no key in the user's keyring.
        case unknownRecipient
        /// The recipient names several keys that could be used; a fingerprint names one.
        case ambiguousRecipient
        case expiredKey
        case revokedKey
        /// The recipient's key is there, and not one to encrypt to.
        case unusableKey
        /// The source cannot be read, or something is at the target.
        case file
        case outOfSpace
        case timedOut
        /// gpg is not installed.
        case noProgram
        case failed
    }

    public let code: Code
    /// The recipient as the configuration names it, where the error is about one.
    public let recipient: String?
    public let detail: String

    public init(_ code: Code, recipient: String? = nil, detail: String) {
        self.code = code
        self.recipient = recipient.map(OneLine.of)
        self.detail = OneLine.of(detail)
    }

    public var description: String {
        let recipient = recipient ?? ""
        return switch code {
        case .unknownRecipient: "gpg has no key for \(recipient)"
        case .ambiguousRecipient: "gpg has several keys for \(recipient)"
        case .expiredKey: "the key of \(recipient) has expired"
        case .revokedKey: "the key of \(recipient) was revoked"
        case .unusableKey: "the key of \(recipient) cannot be encrypted to"
        case .file, .outOfSpace, .timedOut, .noProgram, .failed: "cannot encrypt: \(detail)"
        }
    }
}
