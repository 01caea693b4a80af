import DurableFiles
public import SystemPackage

/// A workspace cannot be made, or used, as asked.
public struct WorkspaceError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// gradebridge.yaml or the ledger is there already; it is never overwritten.
        case alreadyThere
    }

    public let code: Code
    public let path: FilePath

    public init(code: Code, path: FilePath) {
        self.code = code
        self.path = path
    }

    public var description: String {
        switch code {
        case .alreadyThere: "\(path) is there already: the folder is, or was, a workspace"
        }
    }
}

/// Where everything of a workspace is. Nothing is looked up on the disk but by the functions.
public struct WorkspaceLayout: Sendable, Equatable {
    public let root: FilePath

    public init(root: FilePath) { self.root = root }

    public var configuration: FilePath { root.appending("gradebridge.yaml") }
    public var ledger: FilePath { root.appending("ledger.sqlite") }
    public var lock: FilePath { root.appending("ledger.lock") }
    public var inbox: FilePath { root.appending("inbox") }
    public var gradebookInbox: FilePath { inbox.appending("itslearning") }
    public var campusInbox: FilePath { inbox.appending("campus") }
    public var rosterInbox: FilePath { campusInbox.appending("roster") }
    public var readbackInbox: FilePath { campusInbox.appending("readback") }
    public var outbox: FilePath { root.appending("outbox") }
    public var archive: FilePath { root.appending("archive") }
    /// Copies of the ledger, one of each night. No retention of the archive may touch it.
    public var ledgerBackups: FilePath { archive.appending("ledger") }
    /// Made by `init --systemd` alone.
    public var systemd: FilePath { root.appending("systemd") }
    public var quarantine: FilePath { root.appending("quarantine") }
    public var reports: FilePath { root.appending("reports") }
    /// For unfinished files; nobody else may look at it.
    public var staging: FilePath { root.appending("staging") }
    /// What `nightly` took out of the inbox and has not archived yet; the newest of each kind stays there.
    public var claimed: FilePath { staging.appending("claimed") }

    /// Every folder, a parent before what is in it.
    public var folders: [FilePath] {
        [
            root, inbox, gradebookInbox, campusInbox, rosterInbox, readbackInbox, outbox, archive, quarantine,
            reports, staging,
        ]
    }

    /// Whether gradebridge.yaml is there. Throws `FileError` where that cannot be seen.
    public var isWorkspace: Bool {
        get throws { try Files.status(configuration)?.kind == .regular }
    }

    /// Makes the folders, 0700 even where they were there before, and last of all gradebridge.yaml, 0600.
    ///
    /// The configuration is the sign that a workspace is whole: where it is and the ledger is not, the ledger
    /// was lost, and nobody may make another. A call that a crash cut short can be repeated.
    /// Throws `WorkspaceError` when gradebridge.yaml is there: nothing has been changed then; else `FileError`.
    ///
    /// - Parameter before: runs when the folders are there, before the configuration is written.
    public func create(configuration text: String, before: () throws -> Void = {}) throws {
        guard try !Files.exists(configuration) else {
            throw WorkspaceError(code: .alreadyThere, path: configuration)
        }
        for folder in folders {
            try Files.createPrivateFolder(folder)
            try Files.setPermissions(0o700, of: folder)
        }
        try before()
        try Files.writeDurably(Array(text.utf8), to: configuration, mode: 0o600, replacing: false)
    }
}
