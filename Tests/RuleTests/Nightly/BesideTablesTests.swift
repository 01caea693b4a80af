import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "What lies beside the tables of a roster or gradebook holds up sending, unless it is known to hold no scores",
    .inProcess)
struct BesideTablesTests {
    /// What may lie beside the tables of a roster or gradebook, under a name that is none of ours.
    enum Beside: String, CaseIterable {
        case extract = "gradebook_extract.csv"
        case otherColumns = "grades.csv"
        case ids = "notes.txt"
        case archive = "scores.zip"
        case utf16 = "scores.dat"

        var content: Data {
            switch self {
            case .extract: Data("externalLMSSourcedID,personID,score\nitsl_901_41001,501,1\n".utf8)
            case .otherColumns: Data("Assignment;Student;Score\n17;501;1\n".utf8)
            case .ids: Data("a note\nabout itsl_901_41001\n".utf8)
            case .archive: Data([0x50, 0x4B, 3, 4, 0xFF])
            case .utf16: Data([0xFF, 0xFE, 0x61, 0])
            }
        }
    }

    private static func drop(_ name: String, _ content: Data?, _ kind: NightScene.Kind, _ scene: NightScene)
        throws
    {
        let folder = try scene.writeDistrict().appending(path: kind == .roster ? "roster" : "gradebook")
        let beside = folder.appending(path: name)
        if let content {
            try content.write(to: beside)
        } else {
            try FileManager.default.createDirectory(at: beside, withIntermediateDirectories: false)
        }
        try scene.drop(folder, kind, "full")
    }

    @Test(
        "What lies beside its tables and may be scores holds up sending, whatever it is called",
        arguments: Beside.allCases, [NightScene.Kind.gradebook, .roster])
    func whatLiesBesideItsTablesAndMayBeScoresHoldsUpSending(_ beside: Beside, _ kind: NightScene.Kind) throws
    {
        let scene = try MisplacedScene.changedInBoth()
        try Self.drop(beside.rawValue, beside.content, kind, scene)
        let night = try scene.night(2)
        #expect(night.sent == nil, "\(night.finished.output)")
        #expect(night.report.dropped("full").contains { $0.reason.contains(beside.rawValue) })
        // Followed, the advice helps: a full read-back makes up for it, and the teacher's 1 stands.
        try scene.dropReadback(2)
        let next = try scene.night(3)
        #expect(next.report.blocked == [])
        #expect(try scene.scores(next)["itsl_901_41001_s501"] == nil)
        #expect(next.sent == 1)
    }

    @Test(
        "A table that nobody opens is harmless under its very name alone, and so is what the district names",
        arguments: ["demographics.txt", "categories.tsv", "Rooms.txt"])
    func otherEnding(_ name: String) throws {
        let scene = try MisplacedScene.changedInBoth()
        try scene.configure("inbox.ignoreFiles: [\"Rooms.csv\"]")
        try Self.drop(name, Beside.extract.content, .roster, scene)
        #expect(try scene.night(2).sent == nil)
    }

    @Test(
        "Of a table and one that is called so with another ending, the other one is named, and applied by itself it counts no more"
    )
    func ofATableAndOneThatIsCalledSoWithAnotherEnding() throws {
        let scene = try MisplacedScene.changedInBoth()
        try Self.drop("users.txt", Beside.extract.content, .roster, scene)
        let night = try scene.night(2)
        #expect(night.sent == nil)
        #expect(night.report.dropped("full").contains { $0.reason.contains("users.txt") })
    }

    @Test(
        "What is packed is not believed by its name",
        arguments: [("Courses.csv.gz", NightScene.Kind.gradebook), ("users.csv.gz", .roster)])
    func whatIsPackedIsNotBelievedByItsName(_ name: String, _ kind: NightScene.Kind) throws {
        let scene = try MisplacedScene.changedInBoth()
        let plain = scene.workspace.scratch.url.appending(path: "plain")
        try Beside.extract.content.write(to: plain)
        try Command.output("gzip", ["-f", plain.path])
        try scene.drop(try Data(contentsOf: plain.appendingPathExtension("gz")), kind, name)
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == nil)
    }

    @Test("So does a folder among them")
    func soDoesAFolderAmongThem() throws {
        let scene = try MisplacedScene.changedInBoth()
        try Self.drop("more", nil, .roster, scene)
        #expect(try scene.night(2).sent == nil)
    }

    @Test("Words for people are harmless", arguments: ["ReadMe.txt", "a.log"])
    func wordsForPeopleAreHarmless(_ name: String) throws {
        let scene = try MisplacedScene.scene()
        try Self.drop(name, Data("The score is in results".utf8), .roster, scene)
        #expect(try scene.night(2).sent == 1)
    }

    @Test("So is what the district names; an archive that calls itself a readme is not")
    func soIsWhatTheDistrictNames() throws {
        let scene = try MisplacedScene.scene()
        for name in ["rooms.csv", "readme.zip"] {
            try Self.drop(name, Data("room,floor\n7,1\n".utf8), .roster, scene)
            let night = try scene.night(name == "rooms.csv" ? 2 : 3)
            #expect(night.sent == nil, "\(name)")
            #expect(night.report.blocked.contains { $0.contains("inbox.ignoreFiles") })
        }
        try scene.configure("inbox.ignoreFiles: [\"Rooms.csv\"]")
        try scene.dropReadback(3)
        _ = try scene.night(4)
        try Self.drop("rooms.csv", Data("room,floor\n7,1\n".utf8), .roster, scene)
        #expect(try scene.night(5).report.blocked == [])
    }

    @Test(
        "A CSV file alone is not believed by its name",
        arguments: ["Courses.csv", "Assessments.csv", "users.csv"])
    func aCSVFileAloneIsNotBelievedByItsName(_ name: String) throws {
        let scene = try MisplacedScene.scene()
        try scene.drop(Beside.extract.content, .roster, name)
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == nil)
    }

    // MARK: A zip of a Mac

    private static func zipOfMac(_ more: [String: String], _ scene: NightScene) throws -> Data {
        let folder = try scene.writeDistrict().appending(path: "roster")
        let mac = folder.appending(path: "__MACOSX")
        try FileManager.default.createDirectory(at: mac, withIntermediateDirectories: false)
        try Data("x".utf8).write(to: mac.appending(path: "._users.csv"))
        for (name, text) in more { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let zip = scene.workspace.scratch.url.appending(path: "\(UUID().uuidString).zip")
        try Command.output("sh", ["-c", "cd '\(folder.path)' && zip -qr '\(zip.path)' ."])
        return try Data(contentsOf: zip)
    }

    @Test("A roster that a Mac packed is taken, whatever the Mac put beside it")
    func aRosterThatAMacPackedIsTaken() throws {
        let scene = try MisplacedScene.scene()
        try scene.drop(Self.zipOfMac([:], scene), .roster, "mac.zip")
        let night = try scene.night(2)
        #expect(night.status == 0)
        #expect(night.report.blocked == [])
        #expect(night.sent == 1)
    }

    @Test(
        "One with something unknown in it holds up sending",
        arguments: [("results.csv", 20), ("scores.dat", 3), ("USERS.csv", 20)])
    func macWithScores(_ name: String, _ status: Int32) throws {
        let scene = try MisplacedScene.scene()
        try scene.drop(Self.zipOfMac([name: "x"], scene), .roster, "mac.zip")
        let night = try scene.night(2)
        #expect(night.status == status)
        #expect(night.sent == nil)
    }

    // MARK: No drop folder

    @Test(
        "A drop folder that is gone, or has a file in its place, holds up sending until it is made again",
        arguments: [false, true])
    func noFolder(_ isFile: Bool) throws {
        let scene = try MisplacedScene.scene()
        let inbox = scene.inbox(.readback)
        try FileManager.default.removeItem(at: inbox)
        if isFile { try Data("x".utf8).write(to: inbox) }
        let night = try scene.night(2)
        #expect(night.status == 1)
        #expect(night.sent == nil)
        let advice = try #require(night.report.steps.compactMap(\.failure).first).advice
        #expect(advice.hasPrefix("Make it again: `mkdir -p \(inbox.path)`"), "\(advice)")
        if isFile { try FileManager.default.removeItem(at: inbox) }
        try Command.output("mkdir", ["-p", inbox.path])
        #expect(try scene.night(3).sent == 1)
    }
}
