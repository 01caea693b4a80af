/// What operating systems leave in folders that people look at; nobody dropped it.
public enum SystemLitter {
    /// In lower case: systems write them in any.
    private static let names: Set<String> = [".ds_store", "thumbs.db", "desktop.ini", "__macosx"]

    public static func isLitter(_ name: String) -> Bool {
        let name = name.lowercased()
        return names.contains(name) || name.hasPrefix("._")
    }
}
