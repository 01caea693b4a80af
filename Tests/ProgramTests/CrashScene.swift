import Foundation
import TestSupport
import Testing

/// A run that is to be disturbed: the workspace before it, the command, and what it comes to undisturbed.
struct CrashScene {
    /// What must be the same in the end, whatever happened on the way.
    struct State: Equatable {
        let outbox: FolderPicture
        let archive: FolderPicture
        let ledger: String

        init(_ workspace: TestWorkspace) throws {
            outbox = try FolderPicture(workspace.outbox)
            archive = try FolderPicture(workspace.archive)
            ledger = try workspace.ledger.dump()
        }
    }

    enum Kind: String, CaseIterable, Sendable {
        /// The first bundle of a workspace.
        case firstNight
        /// Changes to what was sent and confirmed, new scores, one bundle for each school.
        case secondNightPerSchool
        /// The whole state, a frozen score in it.
        case secondNightBulk
        /// A read-back with changes, a lost bundle and line items that people edited and removed.
        case readback
    }

    let before: TestWorkspace
    private let outboxBefore: FolderPicture
    private let command: [String]
    let untouched: State

    init(_ kind: Kind) throws {
        if kind == .readback {
            let scene = try CrashScene.beforeReadback()
            try self.init(before: scene.workspace, command: scene.command)
            return
        }
        var district = SmallDistrict()
        let before: TestWorkspace
        switch kind {
        case .secondNightPerSchool: before = try TestWorkspace(configuration: "bundle:\n  split: school")
        case .secondNightBulk: before = try TestWorkspace(configuration: "bundle:\n  mode: bulk")
        case .firstNight, .readback: before = try TestWorkspace()
        }
        // Something is held from the first night on, and other things later.
        district.setAssessment("902", "504", "Score", "")
        district.grade("903", "502", "40")
        if kind != .firstNight {
            _ = try before.export(district)
            try before.ledger.confirmAll()
            if kind == .secondNightBulk { try before.ledger.freeze("itsl_901_41001", "s502", campus: "3") }
            district.grade("901", "501", "19.5")
            district.grade("902", "505", "7")
            district.grade("903", "503", "40")
            district.setAssessment("902", "504", "Score", "9")
            district.setItem("901", "Title", "Essay, second version")
        }
        let now = kind == .firstNight ? TestWorkspace.firstNight : TestWorkspace.secondNight
        try self.init(
            before: before,
            command: before.arguments("export", district, now: now, ["--quiet"]).filter { $0 != "--json" })
    }

    private init(before: TestWorkspace, command: [String]) throws {
        self.before = before
        outboxBefore = try FolderPicture(before.outbox)
        self.command = command
        let twin = try TestWorkspace(copyOf: before)
        let finished = try twin.run(command)
        guard [0, 3].contains(finished.status) else {
            throw CommandFailed(description: "the scene does not play: \(finished.errors)")
        }
        untouched = try State(twin)
    }

    func arguments(in workspace: TestWorkspace) -> [String] {
        ["--workspace", workspace.folder.path] + command
    }

    /// The calls of these names that the run makes on its workspace.
    func calls(_ names: [String]) throws -> [TracedCall] {
        let twin = try TestWorkspace(copyOf: before)
        let calls = try Strace.calls(names, of: arguments(in: twin), touching: twin.folder)
        try #require(!calls.isEmpty, "the run makes none of \(names)")
        return calls
    }

    /// The run struck at that call, on a workspace of its own.
    func strike(
        _ call: TracedCall, _ blow: String
    ) throws -> (workspace: TestWorkspace, finished: Finished) {
        try Strace.strike(call, blow, before: before, arguments: arguments(in:))
    }

    /// Right after the blow: a file under a final name is whole, and its bundle is in the ledger.
    func checkFinalNames(_ workspace: TestWorkspace, _ comment: Comment) throws {
        let outbox = try FolderPicture(workspace.outbox)
        let sums = try ledgerSums(workspace)
        for name in outbox.names where name.hasSuffix(".zip") {
            #expect(sums[name] != nil, "\(name) is out and the ledger does not know it; \(comment)")
            #expect(isWhole(name, outbox), "\(name) is not whole; \(comment)")
        }
        for name in outbox.names where name.hasSuffix(".sha256") || name.hasSuffix(".done") {
            let bundle = URL(filePath: name).deletingPathExtension().lastPathComponent
            #expect(outbox.bytes(bundle) != nil, "\(name) stands alone; \(comment)")
            #expect(isWhole(name, outbox), "\(name) is not whole; \(comment)")
            #expect(outbox.bytes(bundle + ".sha256") != nil, "\(name) came too early; \(comment)")
        }
    }

    /// As it was before the run, or as it is in the end: a read-back takes bundles out of the outbox.
    private func isWhole(_ name: String, _ outbox: FolderPicture) -> Bool {
        let found = outbox.bytes(name)
        return found == untouched.outbox.bytes(name) || found == outboxBefore.bytes(name)
    }

    /// Rerun, the run must end as if nothing had happened.
    func checkRerun(_ workspace: TestWorkspace, _ comment: Comment) throws {
        let rerun = try workspace.run(command)
        #expect([0, 3].contains(rerun.status), "\(rerun.status) \(rerun.errors); \(comment)")
        let state = try State(workspace)
        #expect(state.outbox.differences(from: untouched.outbox) == [], "outbox; \(comment)")
        #expect(state.archive.differences(from: untouched.archive) == [], "archive; \(comment)")
        #expect(state.ledger == untouched.ledger, "ledger; \(comment)")
        let staging = try FolderPicture(workspace.folder.appending(path: "staging"))
        #expect(staging.names == [], "staging; \(comment)")
    }

    /// SHA-256 by file name, as the ledger has it.
    private func ledgerSums(_ workspace: TestWorkspace) throws -> [String: String] {
        // On a copy: a look at the ledger itself would roll its journal back, which is the next run's work.
        let scratch = try ScratchFolder()
        for name in ["ledger.sqlite", "ledger.sqlite-journal"] {
            let source = workspace.folder.appending(path: name)
            guard FileManager.default.fileExists(atPath: source.path) else { continue }
            try FileManager.default.copyItem(at: source, to: scratch.url.appending(path: name))
        }
        let ledger = LedgerShell(path: scratch.url.appending(path: "ledger.sqlite").path)
        let rows = try ledger.sql("SELECT file, sha256 FROM bundle WHERE state IN ('staged', 'published');")
        return Dictionary(
            rows.split(separator: "\n").map { line in
                let cells = line.split(separator: "|").map(String.init)
                return (cells.first ?? "", cells.last ?? "")
            }, uniquingKeysWith: { first, _ in first })
    }
}
