import DurableFiles
import Testing

@testable import Workspace

@Suite("The folders of a workspace")
struct WorkspaceLayoutTests {
    @Test("they are those of Spec/commands.md")
    func theyAreThoseOfSpecCommandsMd() {
        let layout = WorkspaceLayout(root: "w")
        #expect(
            layout.folders.map(\.string) == [
                "w", "w/inbox", "w/inbox/itslearning", "w/inbox/campus", "w/inbox/campus/roster",
                "w/inbox/campus/readback", "w/outbox", "w/archive", "w/quarantine", "w/reports", "w/staging",
            ])
        #expect(
            [layout.configuration, layout.ledger, layout.lock].map(\.string) == [
                "w/gradebridge.yaml", "w/ledger.sqlite", "w/ledger.lock",
            ])
    }

    @Test("create makes folders of mode 0700 and the configuration of mode 0600")
    func createMakesFoldersOfMode0700AndTheConfigurationOfMode0600() async throws {
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder.appending("new").appending("workspace"))
            #expect(try !layout.isWorkspace)
            try layout.create(configuration: yaml(""))
            for folder in layout.folders {
                let status = try Files.status(folder)
                #expect(status?.kind == .folder && status?.permissions == 0o700, "\(folder)")
            }
            #expect(try Files.status(layout.configuration)?.permissions == 0o600)
            #expect(try layout.isWorkspace)
            #expect(try BridgeConfiguration.load(layout.configuration) == smallest)
            #expect(try !Files.exists(layout.ledger))
        }
    }

    @Test("folders that are there already become private, and what is in them stays")
    func foldersThatAreThereAlreadyBecomePrivate() async throws {
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder)
            try Files.createPrivateFolder(layout.gradebookInbox)
            try Files.setPermissions(0o755, of: layout.gradebookInbox)
            try Files.setPermissions(0o755, of: folder)
            try put("x", at: layout.gradebookInbox.appending("export.zip"))
            try layout.create(configuration: yaml(""))
            #expect(try Files.status(folder)?.permissions == 0o700)
            #expect(try Files.status(layout.gradebookInbox)?.permissions == 0o700)
            #expect(try Files.exists(layout.gradebookInbox.appending("export.zip")))
        }
    }

    @Test("create refuses where a configuration is, and changes nothing")
    func createRefusesWhereAConfigurationIs() async throws {
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder)
            let file = layout.configuration
            try put("precious", at: file)
            #expect(throws: WorkspaceError(code: .alreadyThere, path: file)) {
                try layout.create(configuration: yaml("")) { Issue.record("nothing may be made here") }
            }
            #expect(try Files.list(folder).map(\.path) == [file])
            #expect(try Files.status(file)?.size == 8)
        }
    }

    @Test("The configuration comes last: while the rest is made it is not there, and after a failure neither")
    func configurationLast() async throws {
        struct Cut: Error {}
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder)
            #expect(throws: Cut.self) {
                try layout.create(configuration: yaml("")) {
                    #expect(try Files.status(layout.staging)?.kind == .folder)
                    #expect(try !Files.exists(layout.configuration))
                    throw Cut()
                }
            }
            #expect(try !Files.exists(layout.configuration))
            try layout.create(configuration: yaml(""))
            #expect(try Files.exists(layout.configuration))
        }
    }

    @Test("a dangling link in the place of the configuration is refused, not followed")
    func aDanglingLinkInThePlaceOfTheConfigurationIsRefusedNotFollowed() async throws {
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder.appending("w"))
            try Files.createPrivateFolder(layout.root)
            try link(layout.configuration, to: "../elsewhere")
            #expect(throws: WorkspaceError.self) { try layout.create(configuration: yaml("")) }
            #expect(try !layout.isWorkspace)
            #expect(try !Files.exists(folder.appending("elsewhere")))
        }
    }

    @Test("a file in the place of a folder is refused")
    func fileInPlace() async throws {
        try await withTemporaryFolder { folder in
            let layout = WorkspaceLayout(root: folder)
            try put("x", at: layout.outbox)
            #expect(throws: FileError.self) { try layout.create(configuration: yaml("")) }
            #expect(try !layout.isWorkspace)
        }
    }
}
