import DurableFiles
import Testing

@testable import Workspace

@Suite("What lies in a drop folder")
struct DropFolderTests {
    private func withInbox(
        _ kind: DropKind = .gradebook, _ body: (FilePath, WorkspaceLayout) throws -> Void
    ) async throws {
        try await withTemporaryFolder { root in
            let layout = WorkspaceLayout(root: root)
            try Files.createPrivateFolder(kind.inbox(in: layout))
            try body(kind.inbox(in: layout), layout)
        }
    }

    private func drop(_ name: String, _ seconds: Int, in inbox: FilePath) throws {
        try put("x", at: inbox.appending(name))
        try touch(inbox.appending(name), seconds)
    }

    @Test("Everything with a final name is seen, oldest first, and of one time by name")
    func everythingWithAFinalNameIsSeen() async throws {
        try await withInbox { inbox, layout in
            try drop("c.zip", 1000, in: inbox)
            try drop("b.zip", 3000, in: inbox)
            try drop("a.zip", 3000, in: inbox)
            try drop("d.txt", 2000, in: inbox)
            #expect(
                try DropFolder.look(.gradebook, in: layout).map(\.name) == [
                    "c.zip", "d.txt", "a.zip", "b.zip",
                ])
        }
    }

    @Test(
        "What is on its way, hidden or a mark is passed over, however its ending is written",
        arguments: [
            "a.zip.part", "a.zip.PART", "a.zip.tmp", "a.zip.filepart", "a.zip.crdownload", "a.zip.partial",
            ".a.zip", ".a.zip.swp", "a.zip.done", "a.zip.sha256", "a.zip.Done", "a.zip.SHA256",
        ])
    func passedOver(name: String) async throws {
        try await withInbox { inbox, layout in
            try drop(name, 1000, in: inbox)
            #expect(try DropFolder.look(.gradebook, in: layout).isEmpty)
        }
    }

    // MARK: .done

    @Test("A mark of the file's time or later vouches for it; an older one, or one of another file, does not")
    func aMarkOfTheFilesTimeOrLaterVouchesForIt() async throws {
        try await withInbox { inbox, layout in
            for (name, done) in [("same.zip", 2000), ("later.zip", 2001), ("older.zip", 1999)] {
                try drop(name, 2000, in: inbox)
                try drop("\(name).done", done, in: inbox)
            }
            try drop("none.zip", 2000, in: inbox)
            try drop("other.zip.done", 3000, in: inbox)
            let done = try DropFolder.look(.gradebook, in: layout).filter(\.isDone).map(\.name)
            #expect(done == ["later.zip", "same.zip"])
        }
    }

    @Test("A mark that is older than anything in a folder does not vouch for the folder")
    func folderMarks() async throws {
        try await withInbox { inbox, layout in
            let folder = inbox.appending("export")
            try Files.createPrivateFolder(folder)
            try drop("Courses.csv", 3000, in: folder)
            try touch(folder, 1000)
            try drop("export.done", 2000, in: inbox)
            let seen = try #require(try DropFolder.look(.gradebook, in: layout).first)
            #expect(!seen.isDone)
            #expect(seen.changed.seconds == 3000)

            try touch(inbox.appending("export.done"), 3000)
            #expect(try DropFolder.look(.gradebook, in: layout).first?.isDone == true)
        }
    }

    // MARK: Settling

    @Test(
        "Settled is what did not change for so many minutes; a time ahead of the clock says nothing",
        arguments: [
            (10, 600, true), (10, 599, false), (10, 0, false), (10, -1, false), (0, 0, true), (0, -1, false),
            (0, -86_400, false), (1440, 86_400, true),
        ])
    func settledIsWhatDidNotChangeForSoManyMinutes(minutes: Int, age: Int64, isSettled: Bool) async throws {
        try await withInbox { inbox, layout in
            try drop("a.zip", 1_000_000, in: inbox)
            let seen = try #require(try DropFolder.look(.gradebook, in: layout).first)
            let now = FileTime(seconds: 1_000_000 + age, nanoseconds: 999_999_999)
            #expect(seen.isSettled(at: now, minutes: minutes) == isSettled)
        }
    }

    @Test("A folder has settled when everything in it has")
    func aFolderHasSettledWhenEverythingInItHas() async throws {
        try await withInbox { inbox, layout in
            let folder = inbox.appending("export")
            try Files.createPrivateFolder(folder)
            try drop("Courses.csv", 5000, in: folder)
            try touch(folder, 1000)
            let seen = try #require(try DropFolder.look(.gradebook, in: layout).first)
            #expect(!seen.isSettled(at: FileTime(seconds: 5599, nanoseconds: 0), minutes: 10))
            #expect(seen.isSettled(at: FileTime(seconds: 5600, nanoseconds: 0), minutes: 10))
        }
    }

    // MARK: Never taken

    @Test("A zip in any case and a folder can be taken; a loose table only where it may be an extract")
    func aZipInAnyCaseAndAFolderCanBeTaken() async throws {
        for kind in DropKind.allCases {
            try await withInbox(kind) { inbox, layout in
                for name in ["a.zip", "b.ZIP", "c.csv", "d.CSV", "e.txt", "k.csv.gz", "f"] {
                    try drop(name, 1000, in: inbox)
                }
                try Files.createPrivateFolder(inbox.appending("g"))
                try link(inbox.appending("h.zip"), to: "a.zip")
                try link(inbox.appending("i"), to: "nowhere")
                let refused = try DropFolder.look(kind, in: layout).reduce(into: [String: DropRefusal]()) {
                    $0[$1.name] = $1.refusal
                }
                var expected: [String: DropRefusal] = [
                    "f": .unknownKind, "h.zip": .link, "i": .link,
                ]
                if kind != .readback {
                    expected["c.csv"] = .looseCSV
                    expected["d.CSV"] = .looseCSV
                    expected["e.txt"] = .unknownKind
                    expected["k.csv.gz"] = .unknownKind
                }
                #expect(refused == expected, "\(kind)")
            }
        }
    }

    @Test("An inbox that is itself a link is refused whole")
    func anInboxThatIsItselfALinkIsRefusedWhole() async throws {
        try await withTemporaryFolder { root in
            let layout = WorkspaceLayout(root: root)
            try Files.createPrivateFolder(layout.inbox)
            try Files.createPrivateFolder(root.appending("elsewhere"))
            try link(layout.gradebookInbox, to: root.appending("elsewhere").string)
            #expect(throws: LinkInInbox(path: layout.gradebookInbox)) {
                try DropFolder.look(.gradebook, in: layout)
            }
        }
    }
}
