import Foundation
import Scenes
import TestSupport
import Testing

/// A local night that is to be disturbed: a first night lies behind it; a new gradebook, a new roster, a
/// read-back with a change that a person made and something that is refused are dropped for it.
struct NightCrashScene {
    /// What must be the same in the end, whatever happened on the way.
    struct State {
        /// Below the workspace, what it holds; nil for a folder.
        private let files: [String: Data?]
        private let ledger: String

        init(_ workspace: TestWorkspace) throws {
            var files: [String: Data?] = [:]
            for folder in ["inbox", "outbox", "archive", "quarantine", "staging"] {
                let picture = try FolderPicture(workspace.folder.appending(path: folder))
                for (name, entry) in picture.entries {
                    files["\(folder)/\(name)"] = Self.bytes(entry, of: name, in: workspace)
                }
            }
            self.files = files
            ledger = try Self.ledger(workspace)
        }

        /// A night that failed has its line in the history as well, and later runs have other numbers: here a run
        /// counts by its place among those that did something.
        private static func ledger(_ workspace: TestWorkspace) throws -> String {
            let scratch = try ScratchFolder()
            let copy = scratch.url.appending(path: "ledger.sqlite")
            try FileManager.default.copyItem(at: workspace.folder.appending(path: "ledger.sqlite"), to: copy)
            let shell = LedgerShell(path: copy.path)
            let references = [
                ("readback", "run"), ("arrival", "readback"), ("freeze", "readback"),
                ("release", "after_readback"), ("release", "readback"), ("ambiguous", "readback"),
            ]
            for (table, column) in references {
                try shell.change(
                    """
                    UPDATE \(table) SET \(column) =
                        (SELECT count(*) FROM run WHERE id <= \(table).\(column) AND command <> 'nightly')
                    WHERE \(column) IS NOT NULL;
                    """)
            }
            return try shell.dump()
        }

        /// A reason says where to drop a new export, and each try has a workspace of its own.
        static func bytes(_ entry: FolderPicture.Entry, of name: String, in workspace: TestWorkspace) -> Data?
        {
            guard let bytes = entry.bytes, name.hasSuffix(".reason.txt") else { return entry.bytes }
            return Data(
                String(decoding: bytes, as: UTF8.self).replacing(workspace.folder.path, with: "DIR").utf8)
        }

        func bytes(_ name: String) -> Data? { files[name] ?? nil }

        /// Copies of the ledger are left out, as there are as many as nights were tried, and what `leftOvers` tells.
        func differences(from other: State) -> [String] {
            let names = Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }
            return names.filter { !$0.hasPrefix("archive/ledger/") }.filter {
                !isLeftOver($0) && !other.isLeftOver($0)
            }.sorted()
                + (ledger == other.ledger ? [] : ["the ledger"])
        }

        /// Marks in the inbox and empty folders among the claimed files: they mean nothing to anybody.
        var leftOvers: [String] { files.keys.filter(isLeftOver).sorted() }

        private func isLeftOver(_ name: String) -> Bool {
            let isMark = name.hasPrefix("inbox/") && (name.hasSuffix(".done") || name.hasSuffix(".sha256"))
            let isRun = name.hasPrefix("staging/claimed/") && name.split(separator: "/").count == 4
            return isMark || isRun && !files.keys.contains { $0.hasPrefix(name + "/") }
        }
    }

    static let night = 2

    let before: TestWorkspace
    let untouched: State
    private let atFirst: State
    private let command: [String]

    init() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("901", "501", "19.5")
        scene.district.grade("902", "505", "7")
        try scene.dropGradebook("grades.zip")
        try scene.dropRoster("roster")
        scene.campus.set("itsl_901_41001", "s502", to: "3")
        try scene.dropReadback(1)
        let sum = try Command.output("sha256sum", ["grades.zip"], in: scene.inbox(.gradebook))
        try Data(sum.utf8).write(to: scene.inbox(.gradebook).appending(path: "grades.zip.sha256"))
        try BadDrop.wrongCRC.drop(scene)
        before = scene.workspace
        atFirst = try State(before)
        command = ["nightly", "--now", NightScene.clock(Self.night), "--quiet"]
        let twin = try TestWorkspace(copyOf: before)
        let finished = try twin.run(command)
        guard finished.status == 20 else {
            throw CommandFailed(description: "the scene does not play: \(finished.status) \(finished.errors)")
        }
        untouched = try State(twin)
    }

    func arguments(in workspace: TestWorkspace) -> [String] {
        ["--workspace", workspace.folder.path] + command
    }

    /// The calls of these names that the night makes on its workspace.
    func calls(_ names: [String]) throws -> [TracedCall] {
        let twin = try TestWorkspace(copyOf: before)
        let calls = try Strace.calls(names, of: arguments(in: twin), touching: twin.folder)
        try #require(!calls.isEmpty, "the night makes none of \(names)")
        return calls
    }

    func strike(
        _ call: TracedCall, _ blow: String
    ) throws -> (workspace: TestWorkspace, finished: Finished) {
        try Strace.strike(call, blow, before: before, arguments: arguments(in:))
    }

    /// Right after the blow: what has a final name is whole, and what was dropped is in one place.
    func checkFinalNames(_ workspace: TestWorkspace, _ comment: Comment) throws {
        for folder in ["outbox", "archive", "quarantine"] {
            let picture = try FolderPicture(workspace.folder.appending(path: folder))
            for (name, entry) in picture.entries where entry.bytes != nil {
                if folder == "archive", name.hasPrefix("ledger/") {
                    let copy = workspace.folder.appending(path: "archive/\(name)")
                    let check = try LedgerShell(path: copy.path).sql("PRAGMA integrity_check;")
                    #expect(check == "ok\n", "\(name) is not sound; \(comment)")
                    continue
                }
                // The night takes a bundle out of the outbox that was there before; it hides it first.
                let path = "\(folder)/\(name)".replacing(".leaving", with: "").replacing(
                    "outbox/.", with: "outbox/")
                let bytes = State.bytes(entry, of: name, in: workspace)
                #expect(
                    bytes == untouched.bytes(path) || bytes == atFirst.bytes(path),
                    "\(folder)/\(name) is not whole; \(comment)")
            }
        }
        try checkDropped(workspace, comment)
    }

    /// Each thing that was dropped lies in exactly one place, with all its bytes.
    private func checkDropped(_ workspace: TestWorkspace, _ comment: Comment) throws {
        let dropped = try FolderPicture(before.folder.appending(path: "inbox")).entries
        let now = try FolderPicture(workspace.folder).entries
        for (name, entry) in dropped {
            guard let bytes = entry.bytes, !name.hasSuffix(".done"), !name.hasSuffix(".sha256") else {
                continue
            }
            let last = URL(filePath: name).lastPathComponent
            let places = now.filter { $0.key.hasSuffix("/\(last)") && $0.value.bytes == bytes }.keys
            #expect(places.count == 1, "\(name) lies in \(places.sorted()); \(comment)")
        }
    }

    /// Rerun, the night must end as if nothing had happened; what was told before it was struck need not be told again.
    func checkRerun(_ workspace: TestWorkspace, _ comment: Comment) throws {
        let rerun = try workspace.run(command)
        #expect([0, 3, 20].contains(rerun.status), "\(rerun.status) \(rerun.errors); \(comment)")
        let differences = try State(workspace).differences(from: untouched)
        #expect(differences == [], comment)
    }
}
