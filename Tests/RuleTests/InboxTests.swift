import Foundation
import TestSupport
import Testing

@Suite("The drop folders", .inProcess)
struct InboxTests {
    private let workspace: TestWorkspace
    private var gradebooks: URL { workspace.folder.appending(path: "inbox/itslearning") }
    private var rosters: URL { workspace.folder.appending(path: "inbox/campus/roster") }

    init() throws {
        workspace = try TestWorkspace()
    }

    /// Puts a district into the drop folders under a name, as old as said.
    private func drop(_ district: SmallDistrict, _ name: String, minutesAgo: Int) throws {
        let folder = try workspace.scratch.folder("dropped-\(UUID().uuidString)")
        try district.write(to: folder)
        for (part, inbox) in [("gradebook", gradebooks), ("roster", rosters)] {
            let target = inbox.appending(path: name)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.moveItem(at: folder.appending(path: part), to: target)
            try age(target, minutesAgo)
        }
    }

    private func age(_ file: URL, _ minutesAgo: Int) throws {
        let date = Date(timeIntervalSince1970: 1_795_000_000 - Double(minutesAgo) * 60)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }

    private func export(_ now: String, _ more: [String] = []) throws -> Finished {
        try workspace.run(["export", "--json", "--now", now] + more)
    }

    private static func district(_ score: String) -> SmallDistrict {
        var district = SmallDistrict()
        district.grade("901", "501", score)
        return district
    }

    @Test("Without --gradebook and --roster the newest in the inbox are taken, whatever their names")
    func withoutGradebookAndRosterTheNewestInTheInboxAreTaken() throws {
        try drop(Self.district("1"), "z-oldest", minutesAgo: 30)
        try drop(Self.district("2"), "a-newest", minutesAgo: 10)
        try drop(Self.district("3"), "m-between", minutesAgo: 20)
        let report = try export(TestWorkspace.firstNight).json(PlanReport.self)
        #expect(try workspace.onlyBundle(report).scores["itsl_901_41001_s501"] == "2")
    }

    @Test("What is still on its way (.part, .tmp, hidden) is passed over")
    func onItsWay() throws {
        try drop(Self.district("1"), "whole", minutesAgo: 30)
        for name in ["new.part", "new.zip.tmp", ".hidden"] {
            try drop(Self.district("2"), name, minutesAgo: 1)
        }
        let report = try export(TestWorkspace.firstNight).json(PlanReport.self)
        #expect(try workspace.onlyBundle(report).scores["itsl_901_41001_s501"] == "1")
    }

    @Test("An input that was used before is no news: nothing is sent twice")
    func anInputThatWasUsedBeforeIsNoNews() throws {
        try drop(Self.district("1"), "one", minutesAgo: 30)
        _ = try export(TestWorkspace.firstNight)
        let second = try export(TestWorkspace.secondNight)
        #expect(second.status == 0)
        #expect(try second.json(PlanReport.self).bundles.isEmpty)
    }

    @Test("An export with the content of before is what itslearning has now, where its files are newer")
    func anExportWithTheContentOfBeforeIsWhatItslearningHasNow() throws {
        try drop(Self.district("1"), "one", minutesAgo: 30)
        _ = try export(TestWorkspace.firstNight)
        try drop(Self.district("2"), "two", minutesAgo: 20)
        _ = try export(TestWorkspace.secondNight)
        try drop(Self.district("1"), "one-again", minutesAgo: 10)
        let report = try export(TestWorkspace.thirdNight).json(PlanReport.self)
        #expect(try workspace.onlyBundle(report).scores == ["itsl_901_41001_s501": "1"])
    }

    @Test("An old export dropped again after a newer one is reported and not applied, unless it is named")
    func reDrop() throws {
        try drop(Self.district("1"), "one", minutesAgo: 30)
        _ = try export(TestWorkspace.firstNight)
        try drop(Self.district("2"), "two", minutesAgo: 20)
        _ = try export(TestWorkspace.secondNight)
        try drop(Self.district("1"), "one-again", minutesAgo: 10)
        for name in SmallDistrict().gradebook.keys {
            try age(gradebooks.appending(path: "one-again/\(name)"), 30)
        }
        try age(gradebooks.appending(path: "one-again"), 10)
        let before = try workspace.ledger.dump()
        let refused = try export(TestWorkspace.thirdNight)
        #expect(refused.status == 20)
        #expect(try refused.json(FailureReport.self).error.code == "re-drop")
        #expect(try workspace.ledger.dump() == before)

        let named = try export(
            TestWorkspace.thirdNight, ["--gradebook", gradebooks.appending(path: "one-again").path])
        #expect(try workspace.onlyBundle(named.json(PlanReport.self)).scores == ["itsl_901_41001_s501": "1"])
    }

    @Test("A symbolic link in a drop folder is refused, not followed")
    func aSymbolicLinkInADropFolderIsRefused() throws {
        try drop(Self.district("1"), "one", minutesAgo: 30)
        try FileManager.default.createSymbolicLink(
            at: gradebooks.appending(path: "linked.zip"), withDestinationURL: URL(filePath: "/etc/passwd"))
        let refused = try export(TestWorkspace.firstNight)
        #expect(refused.status == 20)
        #expect(try refused.json(FailureReport.self).error.code == "link-in-inbox")
    }

    @Test("An empty inbox fails with the folder's name and what to do")
    func anEmptyInboxFailsWithTheFoldersNameAndWhatToDo() throws {
        let failed = try export(TestWorkspace.firstNight)
        #expect(failed.status == 1)
        #expect(try failed.json(FailureReport.self).error.code == "nothing-in-inbox")
        #expect(failed.errors.contains("inbox/itslearning"))
    }
}
