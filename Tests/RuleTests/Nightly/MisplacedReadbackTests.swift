import Foundation
import Scenes
import TestSupport
import Testing

/// Of what a person, or a program, drops into the wrong drop folder.
@Suite("An export of Campus among gradebooks or rosters holds up sending", .inProcess)
struct MisplacedReadbackTests {
    /// What lies there, and is no gradebook and no roster.
    enum Drop: String, CaseIterable {
        case text, extract, zippedExtract, oneRoster, cutOff, link

        var name: String {
            switch self {
            case .text: "scores_20261123.txt"
            case .extract: "scores.csv"
            default: "\(rawValue).zip"
            }
        }
    }

    private static func drop(_ drop: Drop, _ kind: NightScene.Kind, _ scene: NightScene) throws {
        let extract = Data("externalLMSSourcedID,personID,score\nitsl_901_41001,501,3\n".utf8)
        let folder = try scene.workspace.scratch.folder("misplaced")
        switch drop {
        case .text, .extract: try scene.drop(extract, kind, drop.name)
        case .zippedExtract:
            try extract.write(to: folder.appending(path: "extract.csv"))
            try scene.drop(folder, kind, drop.name)
        case .oneRoster, .cutOff:
            for table in ["lineItems.csv", "results.csv"] {
                try Data("sourcedId\n1\n".utf8).write(to: folder.appending(path: table))
            }
            let zip = try scene.drop(folder, kind, drop.name)
            guard drop == .cutOff else { return }
            let whole = try Data(contentsOf: zip)
            try scene.drop(whole.dropLast(30), kind, drop.name)
        case .link:
            let link = scene.inbox(kind).appending(path: drop.name)
            try FileManager.default.createSymbolicLink(
                at: link, withDestinationURL: scene.workspace.scratch.url.appending(path: "elsewhere"))
        }
    }

    @Test(
        "It is refused (20), and nothing is sent, that night or the next",
        arguments: Drop.allCases, [NightScene.Kind.gradebook, .roster])
    func itIsRefusedAndNothingIsSent(_ drop: Drop, _ kind: NightScene.Kind) throws {
        let scene = try MisplacedScene.scene()
        try Self.drop(drop, kind, scene)
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == nil)
        #expect(night.report.blocked.contains { $0.contains(drop.name) })
        #expect(scene.names("quarantine/\(NightScene.run(2))").contains(drop.name))
        let next = try scene.night(3)
        #expect(next.sent == nil)
        #expect(next.status == 3)
        #expect(
            next.report.blocked == [
                "\(drop.name) was refused among gradebooks or rosters and may be an export of Campus; drop it, or a "
                    + "later full one, into inbox/campus/readback"
            ])
    }

    @Test("A full export of Campus, dropped where it belongs, makes up for it, and the rest goes out")
    func aFullExportOfCampus() throws {
        let scene = try MisplacedScene.scene()
        try Self.drop(.text, .gradebook, scene)
        _ = try scene.night(2)
        try scene.dropReadback(2)
        let night = try scene.night(3)
        #expect(night.report.blocked == [])
        #expect(night.sent == 1)
    }

    @Test(
        "What bears the names of its own tables is harmless, whatever else is wrong with it",
        arguments: [false, true])
    func whatBearsTheNamesOfItsOwnTablesIsHarmless(_ isCut: Bool) throws {
        let scene = try MisplacedScene.scene()
        let folder = try scene.workspace.scratch.folder("broken")
        try Data("a,b\n".utf8).write(to: folder.appending(path: "Assessments.csv"))
        let zip = try scene.drop(folder, .gradebook, "broken.zip")
        if isCut { try scene.drop(try Data(contentsOf: zip).dropLast(30), .gradebook, "broken.zip") }
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == 1)
    }

    @Test("A roster that was cut off may be a full set of Campus, which holds its scores as well")
    func cutRoster() throws {
        let scene = try MisplacedScene.scene()
        let folder = try scene.workspace.scratch.folder("cut")
        try Data("sourcedId\n".utf8).write(to: folder.appending(path: "users.csv"))
        let zip = try scene.drop(folder, .roster, "cut.zip")
        try scene.drop(try Data(contentsOf: zip).dropLast(30), .roster, "cut.zip")
        #expect(try scene.night(2).sent == nil)
    }

    @Test(
        "A set of Campus that was cut off is no gradebook, though OneRoster has a courses.csv, too",
        arguments: ["csv", "txt", "TAB"])
    func cutSet(_ ending: String) throws {
        let scene = try MisplacedScene.scene()
        let folder = try scene.workspace.scratch.folder("set")
        for table in ["academicSessions.\(ending)", "courses.\(ending)"] {
            try Data("sourcedId\n".utf8).write(to: folder.appending(path: table))
        }
        let zip = try scene.drop(folder, .gradebook, "set.zip")
        try scene.drop(try Data(contentsOf: zip).dropLast(30), .gradebook, "set.zip")
        #expect(try scene.night(2).sent == nil)
    }

    @Test("A roster among gradebooks, or a gradebook among rosters, is in the wrong place, and understood")
    func aRosterAmongGradebooks() throws {
        let scene = try MisplacedScene.scene()
        let district = try scene.writeDistrict()
        try scene.drop(district.appending(path: "roster"), .gradebook, "roster.zip")
        try scene.drop(district.appending(path: "gradebook"), .roster, "grades.zip")
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == 1)
        let reason = try scene.text("quarantine/\(NightScene.run(2))/roster.zip.reason.txt")
        #expect(reason.contains("a roster into inbox/campus/roster"), "\(reason)")
    }

    @Test("An empty file tells of no change, and before the first bundle there is nothing to overwrite")
    func anEmptyFileTellsOfNoChange() throws {
        let scene = try MisplacedScene.scene()
        try scene.drop(Data(), .gradebook, "empty.zip")
        #expect(try scene.night(2).sent == 1)
        let first = try NightScene()
        try first.dropDistrict()
        try Self.drop(.text, .gradebook, first)
        #expect(try first.night(1).sent == 9)
    }

    @Test("What still waits there holds up this night alone: it is said, and goes once it is moved away")
    func whatStillWaitsThereHoldsUpThisNightAlone() throws {
        let scene = try MisplacedScene.scene()
        try scene.drop(Data("PK".utf8), .gradebook, "half.zip", isDone: false)
        let night = try scene.night(2)
        #expect(night.status == 3)
        #expect(night.sent == nil)
        #expect(night.report.blocked.first?.contains("inbox/campus/readback") == true)
        let tried = try scene.night(2, ["--dry-run"])
        #expect(tried.report.blocked.first?.contains("half.zip") == true)
        try FileManager.default.removeItem(at: scene.inbox(.gradebook).appending(path: "half.zip"))
        #expect(try scene.night(3).sent == 1)
    }

    @Test("Gradebooks that are none are refused when they are taken, not passed over for a newer one")
    func olderThanTheNewest() throws {
        let scene = try MisplacedScene.scene()
        try Self.drop(.oneRoster, .gradebook, scene)
        try scene.dropGradebook("grades-3.zip")
        let night = try scene.night(2)
        #expect(night.report.dropped("oneRoster.zip").map(\.state) == ["refused"])
        #expect(night.sent == nil)
    }

    // MARK: What is taken

    @Test(
        "A roster or gradebook that holds Campus's scores as well is a read-back, too: what changed there freezes",
        arguments: [NightScene.Kind.gradebook, .roster], ["full.zip", "full"])
    func aRosterOrGradebookThatHoldsCampussScoresAsWellIsAReadBack(_ kind: NightScene.Kind, _ name: String)
        throws
    {
        let scene = try MisplacedScene.changedInBoth()
        try MisplacedScene.dropWithScores(kind, name, scene)
        let night = try scene.night(2)
        if kind == .roster {
            #expect(night.report.readbacks.map(\.newlyFrozen) == [["changed": 1]], "\(night.finished.output)")
        }
        #expect(try scene.scores(night)["itsl_901_41001_s501"] == nil, "the teacher's 1 stands")
    }

    // MARK: What cannot be looked at

    @Test("A drop folder that is not one holds up sending", arguments: [NightScene.Kind.gradebook, .roster])
    func aDropFolderThatIsNotOneHoldsUpSending(_ kind: NightScene.Kind) throws {
        let scene = try MisplacedScene.scene()
        let inbox = scene.inbox(kind)
        let elsewhere = scene.workspace.scratch.url.appending(path: "elsewhere")
        try FileManager.default.moveItem(at: inbox, to: elsewhere)
        try FileManager.default.createSymbolicLink(at: inbox, withDestinationURL: elsewhere)
        let night = try scene.night(2)
        #expect(night.report.blocked.contains { $0.contains("the drop folder cannot be read") })
        #expect(night.sent == nil)
    }

    @Test("A share that is linked in as inbox/campus has a neighbourhood, too")
    func aShareThatIsLinkedInAsInboxCampusHasANeighbourhoodToo() throws {
        let scene = try MisplacedScene.scene()
        let campus = scene.workspace.folder.appending(path: "inbox/campus")
        let share = scene.workspace.scratch.url.appending(path: "share")
        try FileManager.default.moveItem(at: campus, to: share)
        try FileManager.default.createSymbolicLink(at: campus, withDestinationURL: share)
        #expect(try scene.night(2).sent == 1)
        try Data("x".utf8).write(to: share.appending(path: "scores.csv"))
        scene.district.grade("902", "502", "9")
        try scene.dropGradebook("grades-3.zip")
        let night = try scene.night(3)
        #expect(night.sent == nil)
        #expect(night.report.blocked.first?.contains("scores.csv") == true)
    }

    // MARK: What is known again

    @Test(
        "Two folders of one name that hold no table are two: a read-back from between them makes up for the first alone"
    )
    func foldersOfOneName() throws {
        let scene = try MisplacedScene.scene()
        func dropFolder(_ text: String) throws {
            let folder = try scene.workspace.scratch.folder("folder-\(text)")
            try Data(text.utf8).write(to: folder.appending(path: "scores.txt"))
            try scene.drop(folder, .readback, "campus")
        }
        try dropFolder("monday")
        #expect(try scene.night(2).sent == nil)
        try dropFolder("tuesday")
        try scene.dropReadback(2)
        let night = try scene.night(3)
        #expect(night.sent == nil)
        #expect(night.report.blocked.contains { $0.contains("campus, which") })
    }
}
