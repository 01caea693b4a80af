/// The titles already taken in every section and grading period, so that no two line items look alike.
///
/// Holds a 64-bit fingerprint per title, not the text: 400,000 line items cost a few megabytes. Two
/// titles of one fingerprint would at worst give one of them a number that it did not need.
public struct TitleRegister: Sendable {
    private var taken = Fingerprints()

    public init() {}

    public mutating func reserve(_ title: String, section: String, period: String) {
        _ = taken.insert(Self.fingerprint(title, section, period))
    }

    /// Titles that Campus has of its own.
    public mutating func reserve(_ titles: CampusTitles) {
        for mark in titles.fingerprints { _ = taken.insert(mark) }
    }

    /// The form to send `title` in: cut to `limit` characters and numbered where it is taken already.
    ///
    /// - Parameter own: the form that this line item has now. It does not stand in its own way; it stays
    ///   taken for all others, because Campus shows it until the new one has arrived.
    public mutating func claim(
        _ title: String, section: String, period: String, limit: Int, own: String? = nil
    ) -> String {
        let ownPrint = own.map { Self.fingerprint($0, section, period) }
        if let ownPrint { taken.remove(ownPrint) }
        defer { if let ownPrint { _ = taken.insert(ownPrint) } }
        let plain = TitleForm.cut(title, limit: limit)
        var form = plain
        var number = 1
        while !taken.insert(Self.fingerprint(form, section, period)) {
            number += 1
            form = TitleForm.numbered(plain, number: number, limit: limit)
        }
        return form
    }

    // FNV-1a: it must not depend on the process, because the bundle's bytes may not.
    static func fingerprint(_ parts: String...) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        return hash
    }
}

/// A set in 64 parts, of which one at a time grows: while a set grows, it is there twice.
private struct Fingerprints: Sendable {
    private var parts = Array(repeating: Set<UInt64>(), count: 64)

    /// True where it was not there before.
    mutating func insert(_ fingerprint: UInt64) -> Bool {
        parts[Int(fingerprint & 63)].insert(fingerprint).inserted
    }

    mutating func remove(_ fingerprint: UInt64) {
        parts[Int(fingerprint & 63)].remove(fingerprint)
    }
}
