import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "The time of a read-back", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReadbackTimeTests {
    @Test("The same file twice, under whatever name: exit 0, nothing changed, and said")
    func theSameFileTwice() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        let file = try scene.file(1, as: .extract, in: .file)
        #expect(try scene.run(file, 1).status == 3)
        let before = try scene.workspace.ledger.dump()
        let copy = scene.workspace.scratch.url.appending(path: "dropped again.csv")
        try FileManager.default.copyItem(at: file, to: copy)
        for again in [file, copy] {
            let finished = try scene.run(again, 2)
            #expect(finished.status == 0)
            let report = try finished.json(ReadbackReport.self)
            #expect(report.appliedBefore == "2026-11-23T12:00:00.000Z")
            #expect(report.attention == [])
            #expect(try scene.workspace.ledger.dump() == before)
        }
        let words = try scene.workspace.run(["readback", file.path, "--now", ReadbackScene.readbackClock(2)])
        #expect(words.status == 0)
        #expect(words.output.contains("was applied before, on 2026-11-23T12:00:00.000Z: nothing was changed"))
    }

    @Test(
        "One older than the last applied is refused (20); with --force what it shows counts and what it lacks does not"
    )
    func oneOlderThanTheLastAppliedIsRefused() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(2)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.set("itsl_901_41001", "s502", to: "")
        scene.campus.removeRow("itsl_901_41001", "s503")
        scene.campus.removeLineItem("itsl_903_41002")
        scene.campus.edit("itsl_902_41001") { $0.maxPoints = "99" }
        let file = try scene.file(1)
        let failure = try scene.expectUnapplied(file, 3, status: 20, code: "readback-older")
        #expect(failure.message.contains("2026-11-24T11:00:00.000Z"))
        #expect(failure.advice.contains("--force"))
        let forced = try scene.applied(scene.run(file, 3, ["--force"]))
        #expect(forced.input.older)
        #expect(forced.newlyFrozen == ["changed": 1])
        #expect(forced.heldLineItems == [:])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s501"])
    }

    @Test("After a forced older one the newest that was applied still rules")
    func olderAfterForced() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(3)
        _ = try scene.applied(
            scene.run(scene.file(1), 3, ["--force", "--as-of", "2026-11-23T11:00:00Z"]))
        scene.campus.removeRow("itsl_901_41001", "s503")
        let between = try scene.applied(scene.run(scene.file(2), 3, ["--force"]))
        #expect(between.input.older)
        #expect(between.newlyFrozen == [:])
    }

    @Test("--as-of rules over the name; after the clock it is wrong usage (64)")
    func asOfRulesOverTheNameAfterTheClockItIsWrongUsage() throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1)
        let ahead = try scene.expectUnapplied(
            file, 1, ["--as-of", "2026-11-23T12:00:01Z"], status: 64, code: "time-ahead")
        #expect(ahead.message.contains("--as-of"))
        let report = try scene.applied(scene.run(file, 1, ["--as-of", "2026-11-23T05:30:00-06:00"]))
        #expect(report.input.time == "2026-11-23T11:30:00.000Z")
        #expect(try scene.run(file, 1, ["--as-of", "yesterday"]).status == 64)
    }

    @Test(
        "Without --as-of it is the date and time in the name, in district time without a Z, and no later than the clock",
        arguments: [
            ("campus-20261123T100000Z", "2026-11-23T10:00:00.000Z"),
            ("campus_2026-11-23_04-15", "2026-11-23T10:15:00.000Z"),
            ("20261123041530-scores", "2026-11-23T10:15:30.000Z"),
            ("campus-20261224T100000Z", "2026-11-23T12:00:00.000Z"),
            // A date alone does not say when: the newest file does (2026-11-18, or what the test says).
            ("campus-20261123", "2026-11-23T08:00:00.000Z"), ("campus", "2026-11-23T08:00:00.000Z"),
        ])
    func withoutAsOfItIsTheDateAndTimeInTheName(name: String, time: String) throws {
        let workspace = try TestWorkspace()
        let folder = try CampusExport().write(to: workspace.scratch.folder("readback"), named: name)
        // The newest of its files; the others are older.
        try CampusExport.age(folder.appending(path: "results.csv"), to: 1_795_420_800)
        let report = try workspace.run([
            "readback", folder.path, "--json", "--now", "2026-11-23T12:00:00Z",
        ]).json(ReadbackReport.self)
        #expect(report.input.time == time)
    }

    @Test("A read-back satisfies the export's guard against scores that nobody looked at for three days")
    func exportGuard() throws {
        let scene = try ReadbackScene()
        scene.district.grade("901", "501", "19")
        let words = try scene.workspace.arguments("export", scene.district, now: ReadbackScene.exportClock(5))
        let stopped = try scene.workspace.run(words)
        #expect(stopped.status == 21)
        #expect(try stopped.json(FailureReport.self).error.code == "guard-readback")
        _ = try scene.readback(4)
        #expect(try scene.sent(5) == ["itsl_901_41001_s501": "19"])
        // Three days after the read-back's own time, not after the day it was applied.
        scene.district.grade("901", "501", "18")
        let late = try scene.workspace.arguments(
            "export", scene.district, now: "2026-11-29T11:00:01Z")
        let again = try scene.workspace.run(late)
        #expect(again.status == 21)
        #expect(again.errors.contains("3 days"))
    }

    @Test("Without a path the newest in inbox/campus/readback is taken; an empty inbox fails and says which")
    func withoutAPathTheNewestInInboxCampusReadbackIsTaken() throws {
        let scene = try ReadbackScene()
        let inbox = scene.workspace.folder.appending(path: "inbox/campus/readback")
        let words = ["readback", "--json", "--now", ReadbackScene.readbackClock(1)]
        let empty = try scene.workspace.run(words)
        #expect(empty.status == 1)
        #expect(try empty.json(FailureReport.self).error.code == "nothing-in-inbox")
        #expect(empty.errors.contains("inbox/campus/readback"))
        for (name, score, age) in [("z-older", "1", 1.0), ("a-newest", "2", 2.0)] {
            scene.campus.set("itsl_901_41001", "s501", to: score)
            let file = try scene.campus.write(to: inbox, named: name, as: .extract)
            try CampusExport.age(file, to: 1_795_420_800 + age)
        }
        _ = try scene.applied(scene.workspace.run(words))
        #expect(try scene.frozen().map(\.campus) == ["2"])
    }
}
