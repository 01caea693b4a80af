/// The names that files of tables go by.
public enum TableName {
    /// What programs put behind the name of a table of text.
    private static let endings = [".csv", ".txt", ".tab", ".tsv"]

    /// Whether a file of this name is taken for a table by itself.
    public static func isTable(_ name: String) -> Bool {
        let lower = name.lowercased()
        return endings.contains(where: lower.hasSuffix)
    }

    public static func isPacked(_ name: String) -> Bool { name.lowercased().hasSuffix(".gz") }

    public static func isTar(_ name: String) -> Bool {
        [".tar", ".tar.gz", ".tgz"].contains(where: name.lowercased().hasSuffix)
    }

    /// The name without what says that it is packed.
    public static func unpacked(_ name: String) -> String { isPacked(name) ? String(name.dropLast(3)) : name }

    /// Two names of one table have the same key: upper and lower case and the ending make no difference.
    public static func key(_ name: String) -> String {
        let lower = name.lowercased()
        guard let ending = endings.first(where: lower.hasSuffix) else { return lower }
        return lower.dropLast(ending.count) + ".csv"
    }

    /// The name as it would end in the plain form; upper and lower case stay.
    public static func withUsualEnding(_ name: String) -> String {
        guard let ending = endings.first(where: name.lowercased().hasSuffix) else { return name }
        return name.dropLast(ending.count) + ".csv"
    }

    /// The one of these files that stands for a table: of that very name, or the only one that differs in case or ending
    /// alone.
    public static func file(_ table: String, among files: [String]) -> String? {
        if files.contains(table) { return table }
        let key = key(table)
        let alike = files.filter { Self.key($0) == key }
        return alike.count == 1 ? alike[0] : nil
    }
}
