import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A Campus in which nothing changes", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"),
    .inProcess)
struct QuietCampusTests {
    /// The export of a night as it is: on two quiet nights the same to the byte, only its name tells when.
    private func plain(_ scene: ReadbackScene, _ night: Int) throws -> URL {
        try scene.campus.write(
            to: try scene.workspace.scratch.folder("plain/\(UUID().uuidString)"),
            named: ReadbackScene.readbackName(night), as: .extract, in: .file)
    }

    private func readback(_ scene: ReadbackScene, _ night: Int) throws -> ReadbackReport {
        try scene.applied(scene.run(plain(scene, night), night))
    }

    @Test("The same bytes with a later time in the name are a new look: the export of a quiet week goes on")
    func theSameBytesWithALaterTimeInTheNameAreANewLook() throws {
        let scene = try ReadbackScene()
        for night in 1...5 { #expect(try readback(scene, night).appliedBefore == nil) }
        scene.district.grade("901", "501", "20")
        #expect(try scene.sent(6) == ["itsl_901_41001_s501": "20"])
    }

    @Test("A bundle that gets lost while Campus is quiet is found lost all the same")
    func aBundleThatGetsLostWhileCampusIsQuietIsFoundLostAll() throws {
        let scene = try ReadbackScene()
        _ = try readback(scene, 1)
        scene.district.grade("901", "501", "20")
        _ = try scene.export(2)
        #expect(try (2...3).map { try readback(scene, $0).lost } == [0, 1])
        #expect(try scene.sent(4) == ["itsl_901_41001_s501": "20"])
    }

    @Test("What was put right in Campus gives the bytes of an earlier night, and is held no longer")
    func backToEarlier() throws {
        let scene = try ReadbackScene()
        let clean = scene.campus
        _ = try readback(scene, 1)
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "11")
        scene.campus.edit("itsl_903_41002") { $0.maxPoints = "99" }
        #expect(try readback(scene, 2).ambiguous == 1)
        scene.campus = clean
        let third = try readback(scene, 3)
        #expect(third.ambiguous == 0)
        #expect(third.heldLineItems == [:])
        #expect(try scene.export(4).classes.held == [:])
    }

    @Test("A name without a time says nothing: the same bytes again change nothing, and --as-of tells")
    func aNameWithoutATimeSaysNothing() throws {
        let scene = try ReadbackScene()
        let file = try plain(scene, 1)
        let unnamed = scene.workspace.scratch.url.appending(path: "scores.csv")
        try FileManager.default.copyItem(at: file, to: unnamed)
        #expect(try scene.applied(scene.run(unnamed, 1)).appliedBefore == nil)
        let before = try scene.workspace.ledger.dump()
        #expect(try scene.applied(scene.run(unnamed, 2)).appliedBefore != nil)
        #expect(try scene.workspace.ledger.dump() == before)
        let told = try scene.applied(scene.run(unnamed, 2, ["--as-of", ReadbackScene.readbackTime(2)]))
        #expect(told.appliedBefore == nil)
        #expect(told.confirmed == 9)
    }

    @Test(
        "Under a name without a time, what comes back after other content is a new look where its file is newer"
    )
    func backUnderOneName() throws {
        let scene = try ReadbackScene()
        let file = scene.workspace.scratch.url.appending(path: "scores.csv")
        func write(_ night: Int, of campus: CampusExport) throws {
            var campus = campus
            campus.touched = ""
            let made = try campus.write(
                to: try scene.workspace.scratch.folder("fixed/\(UUID().uuidString)"), named: "scores",
                as: .extract, in: .file)
            if FileManager.default.fileExists(atPath: file.path) {
                try FileManager.default.removeItem(at: file)
            }
            try FileManager.default.copyItem(at: made, to: file)
            try CampusExport.age(file, to: 1_795_431_600 + Double(night) * 86_400)
        }
        let clean = scene.campus
        var other = clean
        other.edit("itsl_903_41002") { $0.maxPoints = "99" }
        try write(1, of: clean)
        #expect(try scene.applied(scene.run(file, 2)).appliedBefore == nil)
        try write(2, of: other)
        #expect(try scene.applied(scene.run(file, 3)).heldLineItems == ["points-changed": 1])
        // Dropped again as it was: a copy of it may have the time of the copy, and nothing came between.
        try write(3, of: other)
        #expect(try scene.applied(scene.run(file, 4)).appliedBefore != nil)
        try write(1, of: clean)
        #expect(try scene.applied(scene.run(file, 5)).appliedBefore != nil)
        try write(4, of: clean)
        let back = try scene.applied(scene.run(file, 5))
        #expect(back.appliedBefore == nil)
        #expect(back.heldLineItems == [:])
    }

    @Test("So is what comes back after a person said that a bundle is in Campus: its score was put back")
    func backAfterMark() throws {
        let scene = try ReadbackScene()
        let file = scene.workspace.scratch.url.appending(path: "scores.csv")
        try FileManager.default.copyItem(at: plain(scene, 1), to: file)
        func age(_ night: Double) throws { try CampusExport.age(file, to: 1_795_431_600 + night * 86_400) }
        try age(1)
        #expect(try scene.applied(scene.run(file, 2)).appliedBefore == nil)
        scene.district.grade("901", "501", "20")
        #expect(try scene.sent(3) == ["itsl_901_41001_s501": "20"])
        try age(3)
        #expect(try scene.applied(scene.run(file, 3)).appliedBefore != nil, "nobody says that it is there")
        let marked = try scene.workspace.run([
            "bundles", "mark", "2", "imported", "--by", "A. Registrar", "--now", "2026-11-26T11:30:00Z",
        ])
        #expect(marked.status == 0)
        try age(3)
        #expect(try scene.applied(scene.run(file, 4)).appliedBefore != nil, "it is of before the mark")
        try age(4)
        let back = try scene.applied(scene.run(file, 5))
        #expect(back.appliedBefore == nil)
        #expect(back.newlyFrozen == ["reverted": 1])
    }

    @Test("And what comes back after one that could not be read: it makes up for that, too")
    func backAfterUnread() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        var campus = scene.campus
        campus.touched = ""
        let file = try campus.write(
            to: try scene.workspace.scratch.folder("fixed"), named: "campus", as: .extract, in: .file)
        let good = try Data(contentsOf: file)
        func drop(_ bytes: Data, _ night: Int) throws {
            let dropped = try scene.drop(bytes, .readback, "campus.csv")
            try CampusExport.age(dropped, to: 1_795_431_600 + Double(night - 2) * 86_400)
        }
        try drop(good, 2)
        #expect(try scene.night(2).report.blocked == [])
        try drop(good.dropLast(3) + Data("\"".utf8), 3)
        #expect(try scene.night(3).sent == nil)
        try drop(good, 4)
        let night = try scene.night(4)
        #expect(night.report.blocked == [])
        #expect(night.report.readbacks.map(\.appliedBefore) == [nil])
    }

    @Test("A bundle of ours is no read-back: refused (20), nothing applied")
    func aBundleOfOursIsNoReadBackRefusedNothingApplied() throws {
        let scene = try ReadbackScene(isImported: false)
        let names = try FolderPicture(scene.workspace.outbox).names
        let bundle = try #require(names.first { $0.hasSuffix(".zip") })
        let file = scene.workspace.outbox.appending(path: bundle)
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "own-bundle")
        #expect(failure.message.contains("bundle 1"))
    }

    @Test("Two read-backs of one second keep their details apart")
    func twoReadBacksOfOneSecondKeepTheirDetailsApart() throws {
        let scene = try ReadbackScene()
        let first = try scene.readback(1)
        scene.campus.set("itsl_901_41001", "s501", to: "2")
        let second = try scene.readback(1)
        #expect(first.details != second.details)
        #expect(try CSVTable(file: URL(filePath: second.details)).rows.count == 1)
        #expect(try CSVTable(file: URL(filePath: first.details)).rows.isEmpty)
    }
}
