import Foundation
import TestSupport
import Testing

@Suite(
    "What makes up for a read-back that was not applied: a later full one, or the same content mended",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct SameNameTests {
    private static let plain = "campus-partial.zip"
    /// Of a folder the times of its files tell; the zips of these tests have entries of 1980.
    private static let folder = "campus-partial"
    private static let timed = "campus-partial-20261123T110000Z.zip"

    /// Bundle 1 is in Campus and was seen there. A partial export of what a teacher changed to 3 comes broken; itslearning
    /// has 6 for it.
    private static func scene(_ name: String, guarded: Bool = false) throws -> NightScene {
        let scene = try NightScene(guarded: guarded)
        try scene.playFirstNight()
        try scene.dropReadback(1, named: "campus-20261123T030000Z.zip")
        _ = try scene.night(2)
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "6")
        try scene.dropGradebook("second.zip")
        return scene
    }

    private static func dropBroken(_ scene: NightScene, _ name: String, mark: String = "a") throws {
        let file = scene.inbox(.readback).appending(path: name)
        if !name.hasSuffix(".zip") {
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
            try Data(mark.utf8).write(to: file.appending(path: "results.csv"))
            try scene.settle(file)
            return
        }
        _ = try Python.output(
            "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z: z.writestr('results.csv', sys.argv[2])",
            [file.path, mark])
        try scene.settle(file)
    }

    private static func unread(_ scene: NightScene) throws -> [String] {
        try scene.workspace.ledger.sql("SELECT name FROM unread ORDER BY name;").split(separator: "\n")
            .map(String.init)
    }

    private static let elsewhere = "itsl_903_41002"
    private static let changed = "itsl_901_41001"

    @Test("Another day's of the same name does not: what the broken one told is still not known")
    func anotherDaysFileDoesNotMakeUpForIt() throws {
        let scene = try Self.scene(Self.folder)
        try Self.dropBroken(scene, Self.folder)
        #expect(try scene.night(3).status == 20)
        try scene.dropReadback(3, named: Self.folder, of: scene.campus.part(Self.elsewhere))
        let night = try scene.night(4)
        #expect(night.report.readbacks.count == 1)
        #expect(night.sent == nil)
        #expect(night.report.blocked.count == 1)
        try scene.dropReadback(4)
        let later = try scene.night(5)
        #expect(later.report.blocked == [])
        #expect(later.report.export?.classes.frozen == 1)
    }

    @Test("The same export, written anew under the name that says its time, does")
    func theSameExportWrittenAnewUnderTheNameThatSaysItsTimeDoes() throws {
        let scene = try Self.scene(Self.timed)
        try Self.dropBroken(scene, Self.timed)
        #expect(try scene.night(3).status == 20)
        try scene.dropReadback(3, named: Self.timed, of: scene.campus.part(Self.changed))
        let night = try scene.night(4)
        #expect(night.report.blocked == [])
        #expect(night.report.export?.classes.frozen == 1)
        #expect(night.sent == 0)
    }

    @Test("One of that name of which a person says the time at which it counts does")
    func asOfGivesTheTimeOfTheSameName() throws {
        let scene = try Self.scene(Self.plain)
        try Self.dropBroken(scene, Self.plain)
        _ = try scene.night(3)
        let folder = try scene.workspace.scratch.folder("by-hand")
        let file = try scene.dropReadback(3, named: Self.plain, of: scene.campus.part(Self.changed))
        let moved = folder.appending(path: Self.plain)
        try FileManager.default.moveItem(at: file, to: moved)
        func apply(_ time: String) throws {
            let applied = try scene.workspace.run(
                ["readback", moved.path, "--as-of", time, "--now", "2026-11-25T12:00:00Z"])
            #expect([0, 3].contains(applied.status), "\(applied.errors)")
        }
        try apply("2026-11-25T01:00:00Z")
        #expect(try Self.unread(scene) == [Self.plain])
        try apply(NightScene.clock(3))
        #expect(try Self.unread(scene) == [])
    }

    @Test("The very same content does, under whatever name it is applied")
    func theVerySameContentDoesUnderWhateverNameItIsApplied() throws {
        let scene = try Self.scene(Self.folder, guarded: true)
        // Everything in it would freeze: the guard stops it.
        var part = scene.campus.part(Self.changed)
        for student in ["s501", "s502", "s503"] { part.set(Self.changed, student, to: "1") }
        try scene.dropReadback(3, named: Self.folder, of: part)
        let night = try scene.night(3)
        #expect(night.status == 21)
        let stopped = try #require(scene.claimed.first { $0.hasSuffix(Self.folder) })
        let copy = try scene.workspace.scratch.folder("copy").appending(path: "other-partial")
        try FileManager.default.copyItem(
            at: scene.workspace.folder.appending(path: "staging/claimed/\(stopped)"), to: copy)
        let applied = try scene.workspace.run(
            ["readback", copy.path, "--accept-changes", "--now", "2026-11-25T12:00:00Z"])
        #expect(applied.status == 3, "\(applied.errors)")
        #expect(try Self.unread(scene) == [])
        let next = try scene.night(4)
        #expect(next.report.blocked == [])
        #expect(next.sent == 0)
    }

    @Test("Two of one name are two: each must be made up for")
    func twoOfOneNameAreTwo() throws {
        let scene = try Self.scene(Self.timed)
        for (number, mark) in [(3, "a"), (4, "b")] {
            try Self.dropBroken(scene, Self.plain, mark: mark)
            _ = try scene.night(number)
        }
        #expect(try Self.unread(scene) == [Self.plain, Self.plain])
        try scene.dropReadback(5)
        #expect(try scene.night(6).report.blocked == [])
    }

    @Test(
        "One that the guard stops night after night counts as of the first: a full one of later makes up for it"
    )
    func oneThatTheGuardStopsNightAfterNightCountsAsOfTheFirst() throws {
        let scene = try Self.scene(Self.folder, guarded: true)
        var part = scene.campus.part(Self.changed)
        for student in ["s501", "s502", "s503"] { part.set(Self.changed, student, to: "1") }
        try scene.dropReadback(3, named: Self.folder, of: part)
        for number in [3, 4] { #expect(try scene.night(number).status == 21) }
        try scene.dropReadback(4)
        let night = try scene.night(5)
        #expect(night.report.blocked == [])
        #expect(night.report.dropped(Self.folder).map(\.state) == ["superseded"])
        #expect(night.sent == 0)
    }
}
