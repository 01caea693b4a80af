/// The keys that one recipient's name finds in the keyring, as `gpg --with-colons --list-keys` lists them.
///
/// Asked for beforehand: gpg itself takes the first of several, gives no reason for an expired key, and would look
/// for an unknown address on the web and trust what it finds.
struct GPGKeys {
    private struct Key {
        var validity: Substring
        var canBeEncryptedTo: Bool
        var fingerprint: Substring = ""
    }

    private var keys: [Key] = []

    init(listing: String) {
        for line in listing.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.first == "pub", fields.count > 11 {
                // A capital E: the key as a whole, with its subkeys, is good for it today.
                keys.append(Key(validity: fields[1], canBeEncryptedTo: fields[11].contains("E")))
            } else if fields.first == "fpr", fields.count > 9, let last = keys.indices.last,
                keys[last].fingerprint.isEmpty
            {
                keys[last].fingerprint = fields[9]
            }
        }
    }

    /// The fingerprint of the one key that can be used; keys that cannot are no obstacle beside it.
    func fingerprint(of recipient: String) throws(EncryptionError) -> String {
        let usable = keys.filter { $0.canBeEncryptedTo && !$0.fingerprint.isEmpty }
        if usable.count == 1, let key = usable.first { return String(key.fingerprint) }
        let code: EncryptionError.Code =
            if usable.count > 1 {
                .ambiguousRecipient
            } else if keys.isEmpty {
                .unknownRecipient
            } else if keys.contains(where: { $0.validity == "e" }) {
                .expiredKey
            } else if keys.contains(where: { $0.validity == "r" }) {
                .revokedKey
            } else {
                .unusableKey
            }
        throw EncryptionError(code, recipient: recipient, detail: "")
    }
}
