import PlainText

/// The rule for names inside an archive: plain names that any system can hold, and no way out of it.
enum EntryName {
    /// Nil when the name is that of a file at the root, and safe; else what is wrong with it.
    static func fault(in name: String) -> String? {
        if let fault = faultOfText(name) { return fault }
        if name.utf8.contains(UInt8(ascii: "\\")) { return "the name holds a backslash" }
        if name.utf8.last == UInt8(ascii: "/") { return "the entry is a folder" }
        if name.utf8.contains(UInt8(ascii: "/")) { return "the entry is inside a folder" }
        return faultOfPart(name)
    }

    /// The same of a name in folders.
    static func fault(inPathOf place: EntryPlaces.Place, _ name: String) -> String? {
        if let fault = faultOfText(name) { return fault }
        if place.folders.first == "" { return "the name is absolute" }
        let parts = place.isFolder ? place.folders : place.folders + [place.name]
        return parts.lazy.compactMap { $0.isEmpty ? "the name is no file's name" : faultOfPart($0) }.first
    }

    private static func faultOfText(_ name: String) -> String? {
        if name.isEmpty { return "the name is empty" }
        if name.unicodeScalars.contains(where: \.isUnprintable) { return "the name holds control characters" }
        if name.utf8.first == UInt8(ascii: "/") || hasDrive(name) { return "the name is absolute" }
        return nil
    }

    private static func faultOfPart(_ name: String) -> String? {
        if hasDrive(name) { return "the name is absolute" }
        if name == "." || name == ".." { return "the name is no file's name" }
        if isDevice(name) { return "the name is a device's on Windows" }
        return nil
    }

    /// Two names that some file system would take for one have the same key.
    static func key(_ name: String) -> String {
        // Strings compare by canonical equivalence, so composed and decomposed forms are one already.
        name.lowercased()
    }

    /// Windows opens the device whatever stands behind the first point, and takes no notice of spaces.
    private static func isDevice(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." && $0 != ":" }.uppercased()
        let word = String(stem.reversed().drop { $0 == " " }.reversed())
        return devices.contains(word)
    }

    private static let devices: Set<String> = {
        // The superscript digits count as well: they are digits in the old Latin code page.
        let ports = "0123456789\u{b9}\u{b2}\u{b3}".flatMap { ["COM\($0)", "LPT\($0)"] }
        return Set(["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"] + ports)
    }()

    private static func hasDrive(_ name: String) -> Bool {
        let start = Array(name.utf8.prefix(2))
        guard start.count == 2, start[1] == UInt8(ascii: ":") else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(start[0] | 0x20)
    }
}
