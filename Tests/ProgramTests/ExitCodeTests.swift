import Foundation
import TestSupport
import Testing

@Suite("Exit codes, each with a message, and with advice on what to do")
struct ExitCodeTests {
    /// Fails with this status; words on standard error, and with --json the same on standard output.
    private static func expectFailure(
        _ finished: Finished, status: Int32, code: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(finished.status == status, "\(finished.errors)", sourceLocation: sourceLocation)
        let report = try finished.json(FailureReport.self)
        #expect(report.version == 1, sourceLocation: sourceLocation)
        #expect(report.error.exitCode == status, sourceLocation: sourceLocation)
        #expect(report.error.code == code, sourceLocation: sourceLocation)
        #expect(!report.error.message.isEmpty && !report.error.advice.isEmpty, sourceLocation: sourceLocation)
        #expect(
            finished.errors == "gradebridge: \(report.error.message)\n  What to do: \(report.error.advice)\n",
            sourceLocation: sourceLocation)
    }

    private static func export(
        _ workspace: TestWorkspace, _ district: SmallDistrict = SmallDistrict()
    ) throws -> Finished {
        try workspace.run(workspace.arguments("export", district, now: TestWorkspace.firstNight))
    }

    @Test("0: done, and nothing needs a person")
    func doneAndNothingNeedsAPerson() throws {
        #expect(try Self.export(TestWorkspace()).status == 0)
    }

    @Test("3: done, and something new needs a person; not again for a reason that was there before")
    func needsPerson() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("903", "ElementType", "Survey")
        #expect(try Self.export(workspace, district).status == 3)
        let second = try workspace.run(
            workspace.arguments("export", district, now: TestWorkspace.secondNight))
        #expect(second.status == 0)
        district.grade("901", "501", "")
        let third = try workspace.run(workspace.arguments("export", district, now: TestWorkspace.thirdNight))
        #expect(third.status == 3)
        #expect(try third.json(PlanReport.self).attention == ["no-score"])
        district.grade("901", "502", "twelve")
        let fourth = try workspace.run(workspace.arguments("export", district, now: TestWorkspace.thirdNight))
        #expect(try fourth.json(PlanReport.self).attention == ["bad-score"])
    }

    @Test("1: failed, as with a configuration that cannot be read; the line is named")
    func failedAsWithAConfigurationThatCannotBeRead() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  mode: weekly")
        let failed = try Self.export(workspace)
        try Self.expectFailure(failed, status: 1, code: "configuration")
        #expect(failed.errors.contains("bundle.mode"))
    }

    @Test("10: no ledger, and none is made")
    func noLedger() throws {
        let workspace = try TestWorkspace()
        try FileManager.default.removeItem(atPath: workspace.ledger.path)
        try Self.expectFailure(Self.export(workspace), status: 10, code: "no-ledger")
        #expect(!FileManager.default.fileExists(atPath: workspace.ledger.path))
    }

    @Test("1 where help was asked for and could not be written")
    func unansweredHelp() throws {
        for place in [">&-", ">/dev/full"] {
            let finished = try Command.run("sh", ["-c", "'\(Gradebridge.path)' --help \(place)"])
            #expect(finished.status == 1, "\(place)")
            #expect(finished.errors.contains("could not be written"))
        }
    }

    @Test("10 all the same where nobody can be told: standard error is closed, or takes nothing")
    func of10AllTheSameWhereNobodyCanBeTold() throws {
        for place in ["2>&-", "2>/dev/full"] {
            let finished = try Command.run(
                "sh", ["-c", "\"$0\" --workspace /nowhere bundles list \(place)", Gradebridge.path])
            #expect(finished.status == 10, "\(place)")
        }
    }

    @Test("11: another process holds the lock")
    func anotherProcessHoldsTheLock() throws {
        let workspace = try TestWorkspace()
        let lock = open(
            workspace.folder.appending(path: "ledger.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        try Self.expectFailure(Self.export(workspace), status: 11, code: "lock-held")
        #expect(flock(lock, LOCK_UN) == 0)
        #expect(try Self.export(workspace).status == 0)
    }

    @Test("12: the ledger is damaged, and stays as it is")
    func theLedgerIsDamaged() throws {
        let workspace = try TestWorkspace()
        let garbage = Data(repeating: 0x5A, count: 8192)
        try garbage.write(to: URL(filePath: workspace.ledger.path))
        try Self.expectFailure(Self.export(workspace), status: 12, code: "ledger-damaged")
        #expect(try Data(contentsOf: URL(filePath: workspace.ledger.path)) == garbage)
    }

    @Test("12: an empty file is no ledger, and no new one is started in it")
    func anEmptyFileIsNoLedger() throws {
        let workspace = try TestWorkspace()
        try Data().write(to: URL(filePath: workspace.ledger.path))
        try Self.expectFailure(Self.export(workspace), status: 12, code: "ledger-damaged")
        #expect(try Data(contentsOf: URL(filePath: workspace.ledger.path)).isEmpty)
    }

    @Test("12: results in the ledger that cannot be read")
    func damagedResults() throws {
        let workspace = try TestWorkspace()
        _ = try Self.export(workspace)
        try workspace.ledger.sql("UPDATE line_item SET results = '[[\"s501\",[1,' WHERE item = '901';")
        let later = try workspace.arguments("export", SmallDistrict(), now: TestWorkspace.secondNight)
        try Self.expectFailure(workspace.run(later), status: 12, code: "ledger-damaged")
    }

    @Test("12: the ledger is of a newer program")
    func tooNew() throws {
        let workspace = try TestWorkspace()
        try workspace.ledger.sql("PRAGMA user_version = 99;")
        try Self.expectFailure(Self.export(workspace), status: 12, code: "ledger-too-new")
    }

    @Test(
        "20: an input was refused whole; the file is named",
        arguments: [
            "Assessments.csv", "CourseGroupMembers.csv", "users.csv", "enrollments.csv",
        ])
    func missingFile(file: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.gradebook[file] = nil
        district.roster[file] = nil
        let refused = try Self.export(workspace, district)
        try Self.expectFailure(refused, status: 20, code: "input-refused")
        #expect(refused.errors.contains(file))
        #expect(try FolderPicture(workspace.outbox).names == [])
        #expect(try workspace.ledger.sql("SELECT count(*) FROM bundle;") == "0\n")
    }

    @Test("20: a ragged row refuses the input whole; file, line and byte are named")
    func aRaggedRowRefusesTheInputWhole() throws {
        let workspace = try TestWorkspace()
        let folder = try workspace.scratch.folder("ragged")
        try SmallDistrict().write(to: folder)
        let file = folder.appending(path: "gradebook/Persons.csv")
        try Data("PersonId,SyncKey\n501,s501\n502,s502,more\n".utf8).write(to: file)
        let refused = try workspace.run([
            "export", "--json", "--gradebook", folder.appending(path: "gradebook").path, "--roster",
            folder.appending(path: "roster").path,
        ])
        try Self.expectFailure(refused, status: 20, code: "input-refused")
        #expect(refused.errors.contains("Persons.csv"))
        #expect(refused.errors.contains("line 3"))
        #expect(refused.errors.contains("byte"))
    }

    @Test(
        "64: usage",
        arguments: [["export", "--no-such-flag"], ["no-such-command"], ["preview", "--now", "tomorrow"]])
    func wrongArgumentsEndWith64(arguments: [String]) throws {
        let wrong = try TestWorkspace().run(arguments)
        #expect(wrong.status == 64)
        #expect(wrong.output.isEmpty)
        #expect(wrong.errors.contains("--help"))
    }

    @Test("A workspace is never made twice: init refuses, and changes nothing")
    func aWorkspaceIsNeverMadeTwiceInitRefusesAndChangesNothing() throws {
        let workspace = try TestWorkspace()
        let before = try FolderPicture(workspace.folder)
        let again = try Gradebridge.run(["init", workspace.folder.path, "--json"])
        try Self.expectFailure(again, status: 1, code: "workspace")
        #expect(try FolderPicture(workspace.folder).differences(from: before) == [])
    }
}
