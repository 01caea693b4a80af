import DurableFiles

/// Where the files of an archive stand: all at its root, or all in one folder there, as a folder that somebody zipped
/// whole has them. What a system puts beside them (`__MACOSX`, `.DS_Store`) stands anywhere and is nobody's.
struct EntryPlaces {
    /// A name in the archive, in parts, and what is wrong with it where it leads out of it or means no file.
    struct Place {
        let folders: [String]
        /// Empty for a folder.
        let name: String
        /// Nobody dropped it: a system left it.
        let isLitter: Bool

        var isFolder: Bool { name.isEmpty }

        /// - Parameter stored: the name as the archive has it; tools of Windows write `\` between its parts.
        init(_ stored: String) {
            let parts = stored.replacing("\\", with: "/").split(
                separator: "/", omittingEmptySubsequences: false)
            folders = parts.dropLast().map(String.init)
            name = parts.last.map(String.init) ?? ""
            // Only what is named as litter: a table in a folder of a Mac's is a table.
            isLitter =
                name.isEmpty ? folders.contains(where: SystemLitter.isLitter) : SystemLitter.isLitter(name)
        }
    }

    /// The folder that all files stand in; nil where they stand at the root.
    private(set) var folder: String?
    private var isFirst = true

    /// Takes the next entry that is not litter.
    ///
    /// - Returns: what is wrong where it does not stand where those before it do.
    mutating func fault(of place: Place) -> String? {
        guard place.folders.count <= 1 else { return "the entry is in a folder inside a folder" }
        let own = place.folders.first
        defer {
            folder = own
            isFirst = false
        }
        guard !isFirst, own != folder else { return nil }
        guard let own, let folder else {
            return "the entry is inside a folder, and others are not: it is not known which of them count"
        }
        return
            "the entry is in the folder \(own), and others are in \(folder): it is not known which of them count"
    }
}
