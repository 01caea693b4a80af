public import DurableFiles
import Session
package import Workspace

/// Which inputs a run takes: those it was given, else the newest in the inbox, else the newest that `nightly`
/// took out of it.
public struct InputSelection: Sendable {
    public var gradebook: FilePath?
    public var roster: FilePath?

    /// Nobody named the gradebook, so that one which was dropped a second time is taken for a mistake.
    package var isUnattended = false

    public init(gradebook: FilePath?, roster: FilePath?) {
        self.gradebook = gradebook
        self.roster = roster
    }

    package var hasAny: Bool { gradebook != nil || roster != nil }

    /// What was named, by its kind.
    var named: [(DropKind, FilePath)] {
        [gradebook.map { (.gradebook, $0) }, roster.map { (.roster, $0) }].compactMap { $0 }
    }

    /// There is something of both to take.
    package static func inboxIsComplete(_ layout: WorkspaceLayout) throws -> Bool {
        try ClaimedFile.newest(.gradebook, in: layout) != nil
            && ClaimedFile.newest(.roster, in: layout) != nil
    }

    package func resolvedGradebook(_ layout: WorkspaceLayout) throws -> FilePath {
        try gradebook.map(Files.resolved) ?? newest(.gradebook, layout)
    }

    package func resolvedRoster(_ layout: WorkspaceLayout) throws -> FilePath {
        try roster.map(Files.resolved) ?? newest(.roster, layout)
    }

    private func newest(_ kind: DropKind, _ layout: WorkspaceLayout) throws -> FilePath {
        guard let found = try ClaimedFile.newest(kind, in: layout) else {
            throw WorkspaceFault.nothingInInbox(kind.inbox(in: layout))
        }
        return found
    }
}
