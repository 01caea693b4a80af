import DurableFiles
import Testing

@testable import Workspace

@Suite("What a name in a drop folder says")
struct DropNameTests {
    @Test(
        "Harmless is what is being written, a mark, or what a system leaves, in any case",
        arguments: [
            ("a.zip.part", DropName.unfinished), ("a.zip.PART", .unfinished), ("a.tmp", .unfinished),
            ("a.filepart", .unfinished), ("a.crdownload", .unfinished), ("a.Partial", .unfinished),
            (".a.zip", .unfinished), ("a.zip.done", .mark), ("a.zip.SHA256", .mark), (".DS_Store", .litter),
            (".ds_store", .litter), ("Thumbs.db", .litter), ("THUMBS.DB", .litter), ("desktop.ini", .litter),
            ("Desktop.ini", .litter), ("._scores.csv", .litter), ("__MACOSX", .litter), ("__macosx", .litter),
        ])
    func harmlessIsWhatIsBeingWritten(_ name: String, _ expected: DropName) {
        #expect(DropName(name) == expected)
        #expect(DropName(name).isHarmless)
    }

    @Test(
        "Whatever else lies there was dropped",
        arguments: [
            "a.zip", "a.csv", "scores.txt", "scores.tsv", "scores.tab", "scores.csv.gz", "a.xlsx", "a.pdf",
            "a",
            "Thumbs.db.zip", "desktop.ini.csv", "__MACOSX.zip", "partial", "done", "a.done.zip", "thumbs",
        ])
    func whateverElseLiesThereWasDropped(_ name: String) {
        #expect(DropName(name) == .dropped)
        #expect(!DropName(name).isHarmless)
    }

    @Test(
        "A mark is a small file: a folder or a large file under its name was dropped",
        arguments: ["a.done", "a.zip.done", "a.csv.sha256", "a.DONE"])
    func aMarkIsASmallFile(_ name: String) {
        #expect(DropName(name, kind: .regular, bytes: 0) == .mark)
        #expect(DropName(name, kind: .regular, bytes: 4096) == .mark)
        #expect(DropName(name, kind: .regular, bytes: 4097) == .dropped)
        #expect(DropName(name, kind: .folder, bytes: 0) == .dropped)
        #expect(DropName("a.zip.part", kind: .folder, bytes: 9999) == .unfinished)
    }

    @Test("The night and a run by hand pass over the same names")
    func theNightAndARunByHandPassOverTheSameNames() async throws {
        let names = [
            "a.zip", "b.zip.part", "c.zip.filepart", "d.zip.crdownload", "e.zip.partial", ".g.zip",
            "Thumbs.db", "desktop.ini", "__MACOSX",
        ]
        try await withTemporaryFolder { root in
            let layout = WorkspaceLayout(root: root)
            for kind in DropKind.allCases {
                let inbox = kind.inbox(in: layout)
                // As folders, which can be taken whatever they are called.
                for name in names { try Files.createPrivateFolder(inbox.appending(name)) }
                #expect(try DropFolder.look(kind, in: layout).map(\.name) == ["a.zip"])
                #expect(try InboxFinder.entries(in: inbox).map(\.name) == ["a.zip"])
            }
        }
    }
}
