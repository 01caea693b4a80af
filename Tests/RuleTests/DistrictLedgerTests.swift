import Foundation
import TestSupport
import Testing

@Suite(
    "A ledger knows its district",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct DistrictLedgerTests {
    private static func configure(_ workspace: TestWorkspace, _ name: String, former: [String] = []) throws {
        let names = former.map { "\"\($0)\"" }.joined(separator: ", ")
        try workspace.configure(
            "district:\n  name: \(name)\n  timeZone: America/Chicago\n  formerNames: [\(names)]\n")
    }

    /// A workspace of Oak Hill, with a ledger that Cedar Valley has used.
    private static func workspaceWithOtherLedger() throws -> TestWorkspace {
        let other = try TestWorkspace()
        _ = try other.export(SmallDistrict())
        let workspace = try TestWorkspace(district: "Oak Hill")
        let ledger = workspace.folder.appending(path: "ledger.sqlite")
        try FileManager.default.removeItem(at: ledger)
        try FileManager.default.copyItem(at: other.folder.appending(path: "ledger.sqlite"), to: ledger)
        return workspace
    }

    @Test(
        "That of another district is refused (12) by every command, nothing is changed, and the way out is said",
        arguments: [
            ["export"], ["preview"], ["nightly"], ["readback"], ["frozen", "list"], ["bundles", "list"],
            ["report"],
            ["explain", "--item", "901"], ["held", "list"], ["findings", "list"],
        ])
    func thatOfAnotherDistrictIsRefusedByEveryCommand(command: [String]) throws {
        let workspace = try Self.workspaceWithOtherLedger()
        let before = try workspace.ledger.dump()
        let refused = try workspace.run(command + ["--json"])
        #expect(refused.status == 12, "\(refused.output)")
        let failure = try refused.json(FailureReport.self).error
        #expect(failure.code == "ledger-other-district")
        #expect(failure.message.contains("\"Cedar Valley\"") && failure.message.contains("\"Oak Hill\""))
        #expect(refused.errors.contains("district.formerNames"))
        #expect(try workspace.ledger.dump() == before)
        #expect(try workspace.run(["doctor"]).status == 12)
    }

    @Test("A district that was renamed says its former name, and the ledger takes the new one")
    func aDistrictThatWasRenamedSaysItsFormerName() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(SmallDistrict())
        try Self.configure(workspace, "Cedar Heights")
        #expect(try workspace.run(["frozen", "list"]).status == 12)
        try Self.configure(workspace, "Cedar Heights", former: ["Cedar Valley"])
        #expect(try workspace.run(["frozen", "list"]).status == 0)
        let next = try workspace.export(SmallDistrict(), now: TestWorkspace.secondNight)
        #expect(next.bundles.isEmpty, "what was sent is known")
        // From now on the ledger is of the new name alone.
        try Self.configure(workspace, "Cedar Valley")
        #expect(try workspace.run(["frozen", "list"]).status == 12)
    }

    @Test("Before the first run a name may still be put right, and looking takes none")
    func beforeTheFirstRunANameMayStillBePutRight() throws {
        let workspace = try TestWorkspace(district: "Cedar Vally")
        #expect(try workspace.run(["frozen", "list"]).status == 0)
        try Self.configure(workspace, "Cedar Valley")
        #expect(try workspace.export(SmallDistrict()).bundles.count == 1)
        #expect(
            try workspace.ledger.sql("SELECT value FROM setting WHERE name = 'district';") == "Cedar Valley\n"
        )
    }

    @Test("A ledger of before takes the district of its workspace at the first run")
    func aLedgerOfBeforeTakesTheDistrictOfItsWorkspaceAtTheFirst() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(SmallDistrict())
        try workspace.ledger.change("DELETE FROM setting;")
        try Self.configure(workspace, "Oak Hill")
        #expect(try workspace.export(SmallDistrict(), now: TestWorkspace.secondNight).bundles.isEmpty)
        try Self.configure(workspace, "Cedar Valley")
        #expect(try workspace.run(["frozen", "list"]).status == 12)
    }
}
