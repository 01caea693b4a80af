public import DurableFiles

/// What a name in a drop folder says of what bears it: the one rule of what is passed over, for every drop folder
/// and for folders on other hosts.
///
/// The list is of what is harmless. Whatever it does not name was dropped for us, so that nobody has to think of
/// everything that may come.
public enum DropName: Sendable, Equatable {
    /// Another program is still writing it, under a name that is not its last.
    case unfinished
    /// It says something of the file beside it.
    case mark
    /// An operating system left it there; nobody dropped it.
    case litter
    case dropped

    public init(_ name: String) {
        let lower = name.lowercased()
        if SystemLitter.isLitter(name) {
            self = .litter
        } else if lower.hasPrefix(".") || Self.unfinishedEndings.contains(where: lower.hasSuffix) {
            self = .unfinished
        } else if Self.markEndings.contains(where: lower.hasSuffix) {
            self = .mark
        } else {
            self = .dropped
        }
    }

    /// What a thing of that name is. A mark says a word or two: a folder under such a name, or a large file, is an export
    /// that somebody named so.
    public init(_ name: String, kind: FileKind, bytes: UInt64) {
        let named = DropName(name)
        let isMark = kind == .regular && bytes <= Self.longestMark
        self = named == .mark && !isMark ? .dropped : named
    }

    public init(_ entry: FolderEntry) { self.init(entry.name, kind: entry.kind, bytes: entry.size) }

    /// In bytes: a digest, the name of a file and some words have room.
    private static let longestMark: UInt64 = 4096

    /// It is left where it is, without a word.
    public var isHarmless: Bool { self != .dropped }

    private static let unfinishedEndings = [".part", ".tmp", ".filepart", ".crdownload", ".partial"]
    /// What a mark's name has behind that of its file. `.done` stands first: what is taken away in this order vouches for nothing.
    public static let markEndings = [".done", ".sha256"]
}
