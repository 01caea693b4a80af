import Foundation
import TestSupport
import Testing

@Suite(
    "What stands in the ledger is as it was written, or the run ends with 12",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct LedgerBitTests {
    @Test(
        """
        Single bits of a ledger, drawn from the pages of freezes, of line items and of everything: each is found by the \
        command and by doctor, or changes nothing
        """)
    func singleBitsOfALedger() throws {
        let seed = RandomSource.seed(for: "LedgerBitTests")
        let finished = try Python.tool("flips.py", [Gradebridge.path, "--flips", "90", "--seed", "\(seed)"])
        print(finished.output)
        try #require(finished.status == 0, "GRADEBRIDGE_SEED=\(seed)\n\(finished.output)\(finished.errors)")
        // A tool that flips nothing that matters would find nothing.
        #expect(finished.output.contains("freezes, detected: "))
        #expect(finished.output.contains("line-items, detected: "))
    }

    /// Sent, frozen and held; every score is another now, so whatever is not seen goes out.
    private func damaged(_ change: String, _ body: (TestWorkspace, Finished, Finished) throws -> Void) throws
    {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.freeze("itsl_901_41001", "s501", campus: "3")
        try workspace.ledger.hold("itsl_902_42001", "item-removed")
        try workspace.ledger.sql(change)
        for (item, person) in [("901", "501"), ("901", "502"), ("902", "501")] {
            district.grade(item, person, "7.75")
        }
        let before = try FolderPicture(workspace.outbox)
        let doctor = try workspace.run(["doctor"])
        let export = try workspace.run(
            workspace.arguments("export", district, now: TestWorkspace.secondNight))
        #expect(try FolderPicture(workspace.outbox).differences(from: before) == [])
        try body(workspace, doctor, export)
    }

    @Test(
        "One letter that is wrong ends the run with 12 before anything is sent, and doctor with 12; both name the way back",
        arguments: [
            "UPDATE line_item SET campus_hold = 'item-removec' WHERE sourced_id = 'itsl_902_42001';",
            "UPDATE freeze SET student = 's511';", "UPDATE freeze SET reason = 'changee';",
            "DELETE FROM freeze;",
            "UPDATE line_item SET results = replace(results, 's501', 's401');",
            // SQLite reads each of them as what stood there before.
            "UPDATE line_item SET due_again = x'' WHERE sourced_id = 'itsl_902_42001';",
            "UPDATE line_item SET title = CAST(title AS BLOB) WHERE sourced_id = 'itsl_902_42001';",
            "UPDATE freeze SET student = CAST(student AS BLOB);",
        ])
    func oneLetter(_ change: String) throws {
        // The check of the table itself would refuse a hold that it does not know.
        try damaged("PRAGMA ignore_check_constraints = ON; " + change) {
            (_: TestWorkspace, doctor: Finished, export: Finished) throws in
            #expect(export.status == 12)
            #expect(try export.json(FailureReport.self).error.code == "ledger-damaged")
            #expect(doctor.status == 12)
            for told in [doctor.output + doctor.errors, export.errors] {
                #expect(told.contains("archive/ledger") && told.contains("A damaged ledger"))
            }
        }
    }

    @Test("A value that cannot be read is damage also where the row's checksum says that it was written so")
    func aValueThatCannotBeReadIsDamageAlsoWhereTheRowsChecksum() throws {
        let values = [
            "campus_hold = 'item-removec'", "seen = 3", "last_there = 'lately'", "campus_due_date = 'soon'",
            "campus_max_points = 'many'",
        ]
        for value in values {
            let workspace = try TestWorkspace()
            _ = try workspace.export(SmallDistrict())
            try workspace.ledger.change(
                "PRAGMA ignore_check_constraints = ON; UPDATE line_item SET \(value) WHERE item = '901';")
            let export = try workspace.run(
                workspace.arguments("export", SmallDistrict(), now: TestWorkspace.secondNight))
            #expect(export.status == 12, "\(value)")
        }
    }
}
