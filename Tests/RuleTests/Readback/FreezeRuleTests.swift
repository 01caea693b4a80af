import Scenes
import TestSupport
import Testing

@Suite(
    "What Campus shows, and what follows: the freezing lines of the table",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct FreezeRuleTests {
    @Test(
        "Exempt, missing, cheated, dropped or incomplete set in Campus freezes as flagged, whatever the score; late and turnedIn never freeze"
    )
    func exemptMissingCheatedDroppedOrIncompleteSetInCampusFreezes() throws {
        let scene = try ReadbackScene()
        scene.campus.flag("itsl_901_41001", "s501", "exempt")
        scene.campus.flag("itsl_901_41001", "s502", "missing", "late")
        scene.campus.flag("itsl_901_41001", "s503", "cheated")
        scene.campus.flag("itsl_901_42001", "s504", "dropped")
        scene.campus.change("itsl_901_42001", "s505") {
            $0.flags = ["incomplete"]
            $0.score = ""
        }
        scene.campus.flag("itsl_903_41002", "s501", "late")
        scene.campus.flag("itsl_903_41002", "s506", "turnedIn")
        let report = try scene.readback(1, as: .extract)
        #expect(report.newlyFrozen == ["flagged": 5])
        #expect(report.confirmed == 4)
        #expect(report.attention == ["flagged"])
        try scene.expectFrozen(
            1,
            [
                Evidence("itsl_901_41001", "s501", "flagged", ours: "11", campus: "11", flags: "exempt"),
                Evidence(
                    "itsl_901_41001", "s502", "flagged", ours: "12", campus: "12", flags: "missing late"),
                Evidence("itsl_901_41001", "s503", "flagged", ours: "13", campus: "13", flags: "cheated"),
                Evidence("itsl_901_42001", "s504", "flagged", ours: "14", campus: "14", flags: "dropped"),
                Evidence("itsl_901_42001", "s505", "flagged", ours: "15", campus: nil, flags: "incomplete"),
            ])
    }

    @Test(
        "A change made after Campus was last looked at, by someone other than campus.importUser, freezes as changed, whatever the value"
    )
    func changedByOther() throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\ncampus:\n  importUser: \"7\"", isImported: false)
        scene.campus.importUser = "7"
        try scene.campus.take(of: scene.workspace, at: "2026-11-23T05:00:00")
        scene.campus.set("itsl_901_41001", "s501", to: "11", by: "55", at: "2026-11-23T09:30:00Z")
        // Without a date nobody knows whether it was since.
        scene.campus.set("itsl_901_41001", "s502", to: "12", by: "55")
        let first = try scene.readback(1, as: .extract)
        #expect(first.newlyFrozen == ["changed": 1])
        #expect(first.confirmed == 8)
        try scene.expectFrozen(
            1,
            [
                Evidence(
                    "itsl_901_41001", "s501", "changed", ours: "11", campus: "11", changedBy: "55",
                    changedAt: "2026-11-23T09:30:00.000Z")
            ])

        // Before the last look: that look has seen it. After it, in district time (UTC-6): news.
        scene.campus.set("itsl_901_41001", "s503", to: "13", by: "55", at: "2026-11-23T04:59:00")
        scene.campus.set("itsl_901_42001", "s504", to: "14", by: "55", at: "2026-11-23T05:01:00")
        let second = try scene.readback(2, as: .extract)
        #expect(second.newlyFrozen == ["changed": 1])
        #expect(second.alreadyFrozen == 1)
        #expect(try scene.frozen(["--student", "s504"]).map(\.changedAt) == ["2026-11-23T11:01:00.000Z"])
    }

    @Test("Nothing or a blank where there was a value before freezes as cleared")
    func nothingOrABlankWhereThereWasAValueBeforeFreezesAsCleared() throws {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1).confirmed == 9)
        scene.campus.set("itsl_901_41001", "s501", to: "")
        scene.campus.removeRow("itsl_901_41001", "s502")
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == ["cleared": 2])
        #expect(report.confirmed == 7)
        try scene.expectFrozen(
            2,
            [
                Evidence("itsl_901_41001", "s501", "cleared", ours: "11", campus: nil),
                Evidence("itsl_901_41001", "s502", "cleared", ours: "12", campus: nil),
            ])
    }

    @Test("Nothing or a blank, never a value before, its bundle known delivered, freezes as unaccepted")
    func nothingOrABlankNeverAValueBefore() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "")
        scene.campus.removeRow("itsl_903_41002", "s506")
        let report = try scene.readback(1)
        #expect(report.newlyFrozen == ["unaccepted": 2])
        #expect(report.confirmed == 7)
        try scene.expectFrozen(
            1,
            [
                Evidence("itsl_901_41001", "s501", "unaccepted", ours: "11", campus: nil),
                Evidence("itsl_903_41002", "s506", "unaccepted", ours: "43", campus: nil),
            ])
    }

    @Test("An earlier value of ours, the latest known delivered, freezes as reverted")
    func anEarlierValueOfOurs() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("901", "501", "19")
        scene.district.grade("901", "502", "18")
        #expect(try scene.sent(2).count == 2)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "11.0")
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == ["reverted": 1])
        #expect(report.confirmed == 8)
        try scene.expectFrozen(
            2,
            [Evidence("itsl_901_41001", "s501", "reverted", ours: "19", campus: "11", bundle: 2)])
    }

    @Test("A value that we never sent freezes as changed, even where it equals the new itslearning value")
    func aValueThatWeNeverSentFreezesAsChanged() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "19")
        scene.campus.set("itsl_901_41001", "s502", to: "A")
        scene.campus.set("itsl_901_41001", "s503", to: "-1")
        scene.district.grade("901", "501", "19")
        let report = try scene.readback(1)
        #expect(report.newlyFrozen == ["changed": 3])
        #expect(report.confirmed == 6)
        let sent = try scene.export(2)
        #expect(sent.bundles.isEmpty)
        #expect(sent.classes.frozen == 3)
        #expect(sent.classes.unchanged == 6)
        try scene.expectFrozen(
            1,
            [
                Evidence("itsl_901_41001", "s501", "changed", ours: "11", campus: "19"),
                Evidence("itsl_901_41001", "s502", "changed", ours: "12", campus: "A"),
                Evidence("itsl_901_41001", "s503", "changed", ours: "13", campus: "-1"),
            ])
    }

    @Test("A score or a flag for a student whom we never sent freezes as entered; a blank is nothing")
    func aScoreOrAFlagForAStudentWhomWeNeverSentFreezes() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_902_41001", "s502", to: "6")
        scene.campus.flag("itsl_902_41001", "s503", "missing")
        scene.campus.set("itsl_902_42001", "s505", to: "")
        let report = try scene.readback(1, as: .extract)
        #expect(report.newlyFrozen == ["entered": 2])
        #expect(report.confirmed == 9)
        scene.district.grade("902", "505", "5")
        try scene.expectFrozen(
            1,
            [
                Evidence("itsl_902_41001", "s502", "entered", ours: nil, campus: "6", bundle: nil),
                Evidence(
                    "itsl_902_41001", "s503", "entered", ours: nil, campus: nil, flags: "missing", bundle: nil
                ),
            ])
        #expect(try scene.workspace.publishedBundles()[2]?.scores == ["itsl_902_42001_s505": "5"])
    }

    @Test("Frozen is for good: no later read-back lifts it, and what Campus has is kept up to date")
    func forGood() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        scene.campus.set("itsl_901_41001", "s501", to: "11")
        scene.district.grade("901", "501", "12")
        #expect(try scene.sent(2) == [:])
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == [:])
        #expect(report.alreadyFrozen == 1)
        let frozen = try scene.frozen()
        #expect(frozen.map(\.campus) == ["11"])
        #expect(frozen.map(\.since) == ["2026-11-23T12:00:00.000Z"])
    }
}
