public import DurableFiles
import Workspace

/// Which inputs a run takes: those it was given, else the newest in the inbox.
public struct InputSelection: Sendable {
    public var gradebook: FilePath?
    public var roster: FilePath?

    public init(gradebook: FilePath?, roster: FilePath?) {
        self.gradebook = gradebook
        self.roster = roster
    }

    var hasAny: Bool { gradebook != nil || roster != nil }

    /// Both inboxes hold something.
    static func inboxIsComplete(_ layout: WorkspaceLayout) throws -> Bool {
        try InboxFinder.newest(in: layout.gradebookInbox) != nil
            && InboxFinder.newest(in: layout.rosterInbox) != nil
    }

    func resolvedGradebook(_ layout: WorkspaceLayout) throws -> FilePath {
        try gradebook.map(Files.resolved) ?? newest(layout.gradebookInbox)
    }

    func resolvedRoster(_ layout: WorkspaceLayout) throws -> FilePath {
        try roster.map(Files.resolved) ?? newest(layout.rosterInbox)
    }

    private func newest(_ inbox: FilePath) throws -> FilePath {
        guard let found = try InboxFinder.newest(in: inbox) else {
            throw WorkspaceFault.nothingInInbox(inbox)
        }
        return found
    }
}
