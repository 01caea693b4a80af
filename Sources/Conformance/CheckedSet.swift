public import OneRoster

/// What was checked: figures for the summary, beside the findings.
public struct CheckedSet: Sendable, Equatable {
    public struct File: Sendable, Equatable {
        /// As the set calls it.
        public var name: String
        public var rows: Int
        /// What the manifest says of it; nil where it says nothing.
        public var presence: Manifest.Presence?
        /// False where its end was not reached.
        public var isRead: Bool

        public init(name: String, rows: Int, presence: Manifest.Presence?, isRead: Bool) {
            self.name = name
            self.rows = rows
            self.presence = presence
            self.isRead = isRead
        }
    }

    /// As the manifest says; where it does not, the version that the files were judged by.
    public var version: Version
    /// True where the manifest names a version that is known.
    public var isVersionStated: Bool
    public var files: [File]
    /// Columns whose references could not be looked up, because their file is not in the set or only as a
    /// delta: `lineItems.csv classSourcedId`.
    public var uncheckedReferences: [String]

    public init(version: Version, isVersionStated: Bool, files: [File], uncheckedReferences: [String]) {
        self.version = version
        self.isVersionStated = isVersionStated
        self.files = files
        self.uncheckedReferences = uncheckedReferences
    }
}
