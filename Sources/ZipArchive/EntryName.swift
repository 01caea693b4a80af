/// The rule for names inside an archive: a plain file name at the root that any system can hold.
enum EntryName {
    /// Nil when the name is safe, else what is wrong with it.
    static func fault(in name: String) -> String? {
        if name.isEmpty { return "the name is empty" }
        if name.unicodeScalars.contains(where: isControl) { return "the name holds control characters" }
        if name.utf8.contains(UInt8(ascii: "\\")) { return "the name holds a backslash" }
        if name.utf8.first == UInt8(ascii: "/") || hasDrive(name) { return "the name is absolute" }
        if name.utf8.last == UInt8(ascii: "/") { return "the entry is a folder" }
        if name.utf8.contains(UInt8(ascii: "/")) { return "the entry is inside a folder" }
        if name == "." || name == ".." { return "the name is no file's name" }
        return nil
    }

    /// Two names that some file system would take for one have the same key.
    static func key(_ name: String) -> String {
        // Strings compare by canonical equivalence, so composed and decomposed forms are one already.
        name.lowercased()
    }

    /// Line ends, other controls, and what reorders or hides text.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func hasDrive(_ name: String) -> Bool {
        let start = Array(name.utf8.prefix(2))
        guard start.count == 2, start[1] == UInt8(ascii: ":") else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(start[0] | 0x20)
    }
}
