import Foundation
import TestSupport
import Testing

/// Who sends by hand is asked what a night asks (Spec/nightly.md, "Read-backs"; D179).
@Suite(
    "By hand every door is looked at",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct HandDoorTests {
    /// Where somebody left an export of Campus that shows a teacher's 3.
    enum Place: String, CaseIterable {
        case own = "inbox/campus/readback"
        case aboveAll = "inbox"
        case oneFolderOff = "inbox/campus"
        case amongGradebooks = "inbox/itslearning"
        case amongRosters = "inbox/campus/roster"
    }

    /// A night has sent bundle 1; itslearning has a new score where the teacher typed 3.
    private static func scene() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "6")
        return scene
    }

    private static func export(_ scene: NightScene, _ flags: [String] = []) throws -> Finished {
        try scene.workspace.run(
            scene.workspace.arguments("export", scene.district, now: "2026-11-25T14:00:00Z", flags))
    }

    private static func expectStopped(
        _ finished: Finished, naming name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(finished.status == 21, "\(finished.output)", sourceLocation: sourceLocation)
        guard finished.status == 21 else { return }
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == "guard-readback", sourceLocation: sourceLocation)
        #expect(failure.message.contains(name), "\(failure.message)", sourceLocation: sourceLocation)
        #expect(failure.advice.contains("--without-readback"), sourceLocation: sourceLocation)
    }

    @Test(
        "export and bundles republish stop (21); applied as the advice says, the score is frozen and export goes on",
        arguments: Place.allCases)
    func exportAndBundlesRepublishStop(_ place: Place) throws {
        let scene = try Self.scene()
        let outbox = scene.workspace.outbox
        for name in try FolderPicture(outbox).names {
            try FileManager.default.removeItem(at: outbox.appending(path: name))
        }
        let written = try scene.campus.write(
            to: try scene.workspace.scratch.folder("export"), named: "scores-20261124T110000Z", as: .extract,
            in: .file)
        let file = scene.workspace.folder.appending(path: "\(place.rawValue)/scores-20261124T110000Z.csv")
        try FileManager.default.copyItem(at: written, to: file)
        try scene.settle(file, isDone: false)

        try Self.expectStopped(try Self.export(scene), naming: "scores-20261124T110000Z.csv")
        let republish = ["bundles", "republish", "1", "--json", "--now", "2026-11-25T13:00:00Z"]
        try Self.expectStopped(try scene.workspace.run(republish), naming: "scores-20261124T110000Z.csv")
        #expect(try FolderPicture(outbox).names == [])

        let applied = try scene.workspace.run(["readback", file.path, "--now", "2026-11-24T12:00:00Z"])
        #expect(applied.status == 3, "\(applied.errors)")
        let exported = try Self.export(scene)
        #expect([0, 3].contains(exported.status), "\(exported.errors)")
        #expect(try exported.json(PlanReport.self).classes.frozen == 1)
    }

    @Test(
        "A roster that is named, itself or by a link, and holds Campus's scores is not taken for a roster alone",
        arguments: [false, true])
    func namedRoster(isLinked: Bool) throws {
        let scene = try Self.scene()
        var arguments = try scene.workspace.arguments(
            "export", scene.district, now: "2026-11-25T14:00:00Z", [])
        let place = try #require(arguments.firstIndex(of: "--roster"))
        let roster = URL(filePath: arguments[place + 1])
        let tables = try scene.campus.write(
            to: try scene.workspace.scratch.folder("export"), named: "scores")
        for table in ["lineItems.csv", "results.csv"] {
            try FileManager.default.copyItem(
                at: tables.appending(path: table), to: roster.appending(path: table))
        }
        if isLinked {
            let link = try scene.workspace.scratch.folder("links").appending(path: "linked")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: roster)
            arguments[place + 1] = link.path
        }
        try Self.expectStopped(try scene.workspace.run(arguments), naming: roster.lastPathComponent)
        arguments.append("--without-readback")
        #expect(try [0, 3].contains(scene.workspace.run(arguments).status))
    }

    @Test("Before the first bundle there is nothing to overwrite, and what is harmless stops nobody")
    func beforeTheFirstBundleThereIsNothingToOverwrite() throws {
        let scene = try NightScene()
        try scene.drop(Data("hello".utf8), .gradebook, "notes.txt", isDone: false)
        #expect(try [0, 3].contains(Self.export(scene).status))
        try FileManager.default.removeItem(at: scene.inbox(.gradebook).appending(path: "notes.txt"))
        try scene.drop(Data("hello".utf8), .gradebook, "Thumbs.db", isDone: false)
        try scene.dropDistrict()
        #expect(try [0, 3].contains(Self.export(scene).status))
    }
}
