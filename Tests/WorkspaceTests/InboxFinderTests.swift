import DurableFiles
import Testing

@testable import Workspace

@Suite("Finding what was dropped")
struct InboxFinderTests {
    @Test("the newest zip or folder is taken")
    func theNewestZipOrFolderIsTaken() async throws {
        try await withTemporaryFolder { inbox in
            #expect(try InboxFinder.newest(in: inbox) == nil)
            try put("x", at: inbox.appending("b.zip"))
            try touch(inbox.appending("b.zip"), 2000)
            try Files.createPrivateFolder(inbox.appending("c"))
            try touch(inbox.appending("c"), 3000)
            try put("x", at: inbox.appending("z.ZIP"))
            try touch(inbox.appending("z.ZIP"), 1000)
            #expect(try InboxFinder.newest(in: inbox) == inbox.appending("c"))
            #expect(try InboxFinder.entries(in: inbox).map(\.name) == ["z.ZIP", "b.zip", "c"])
        }
    }

    @Test("of two of one time the later name is taken")
    func ofTwoOfOneTimeTheLaterNameIsTaken() async throws {
        try await withTemporaryFolder { inbox in
            for name in ["export-2.zip", "export-3.zip", "export-1.zip"] {
                try put("x", at: inbox.appending(name))
                try touch(inbox.appending(name), 1000)
            }
            #expect(try InboxFinder.newest(in: inbox) == inbox.appending("export-3.zip"))
        }
    }

    @Test("files on their way, marks, hidden names and other files are left out")
    func filesOnTheirWayMarksHiddenNamesAndOtherFilesAreLeftOut() async throws {
        try await withTemporaryFolder { inbox in
            for name in [
                ".a.zip", "a.zip.part", "a.zip.tmp", "a.zip.done", "a.zip.sha256", "a.csv", "A.ZIP.PART",
            ] {
                try put("x", at: inbox.appending(name))
            }
            for name in [".folder", "b.part", "b.tmp"] {
                try Files.createPrivateFolder(inbox.appending(name))
            }
            #expect(try InboxFinder.newest(in: inbox) == nil)
        }
    }

    @Test("a single CSV file is taken only where an input may be one, and not before it has its name")
    func aSingleCSVFileIsTakenOnlyWhereAnInputMayBeOne() async throws {
        try await withTemporaryFolder { inbox in
            try put("x", at: inbox.appending("a.zip"))
            try touch(inbox.appending("a.zip"), 1000)
            for name in ["extract.CSV", "later.csv.part"] {
                try put("x", at: inbox.appending(name))
                try touch(inbox.appending(name), 2000)
            }
            #expect(try InboxFinder.newest(in: inbox) == inbox.appending("a.zip"))
            #expect(try InboxFinder.newest(in: inbox, takesCSV: true) == inbox.appending("extract.CSV"))
        }
    }

    @Test("a symbolic link is refused, wherever it leads", arguments: ["a.zip", "roster", "a.csv"])
    func aSymbolicLinkIsRefused(name: String) async throws {
        try await withTemporaryFolder { inbox in
            try put("x", at: inbox.appending("real.zip"))
            try link(inbox.appending(name), to: "real.zip")
            #expect(throws: LinkInInbox(path: inbox.appending(name))) { try InboxFinder.newest(in: inbox) }
        }
    }

    @Test("an inbox that is itself a link is refused")
    func anInboxThatIsItselfALinkIsRefused() async throws {
        try await withTemporaryFolder { folder in
            try Files.createPrivateFolder(folder.appending("real"))
            try link(folder.appending("inbox"), to: "real")
            #expect(throws: LinkInInbox(path: folder.appending("inbox"))) {
                try InboxFinder.newest(in: folder.appending("inbox"))
            }
        }
    }

    @Test("an inbox that is not there is an error, not an empty one")
    func anInboxThatIsNotThereIsAnError() async throws {
        try await withTemporaryFolder { folder in
            let error = #expect(throws: FileError.self) {
                try InboxFinder.newest(in: folder.appending("inbox"))
            }
            #expect(error?.isMissing == true)
        }
    }
}
