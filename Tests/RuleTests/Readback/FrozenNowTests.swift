import Foundation
import Scenes
import TestSupport
import Testing

/// What `frozen list` and `frozen release` say of what itslearning has now.
private struct NowReport: Decodable {
    struct Score: Decodable {
        var student: String
        var ours: String?
        var campus: String?
        var itslearning: String?
        var itslearningState: String
    }

    var gradebook: String?
    var gradebookProblem: String?
    var frozen: [Score]?
    var released: [Score]?
}

@Suite(
    "frozen list and release: what itslearning has now, what was sent last, what Campus has now",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct FrozenNowTests {
    private static let key = ["--line-item", "itsl_901_41001", "--student", "s501"]
    private static let signature = [
        "--by", "A. Registrar", "--reason", "A slip", "--now", ReadbackScene.day(2) + "T13:00:00Z",
    ]

    /// 89 was sent last, Campus has 1, itslearning has 97 by now.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.district.grade("901", "501", "89")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        #expect(try scene.readback(2).newlyFrozen == ["changed": 1])
        scene.district.grade("901", "501", "97")
        return scene
    }

    /// The district's gradebook as it is now.
    private static func gradebook(_ scene: ReadbackScene) throws -> String {
        let folder = try scene.workspace.scratch.folder("now/\(UUID().uuidString)")
        try scene.district.write(to: folder)
        return folder.appending(path: "gradebook").path
    }

    private static func cells(_ text: String) throws -> [String] {
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("itsl_901_41001") })
        return line.split(separator: " ").map(String.init)
    }

    private static func list(_ scene: ReadbackScene, _ flags: [String] = []) throws -> NowReport {
        try scene.workspace.run(["frozen", "list", "--json"] + flags).json(NowReport.self)
    }

    @Test("The list shows all three, in words, as JSON and as CSV, and names the gradebook")
    func allThree() throws {
        let scene = try Self.scene()
        let gradebook = try Self.gradebook(scene)
        let named = ["--gradebook", gradebook]
        let text = try scene.workspace.run(["frozen", "list"] + named).output
        let header = try #require(text.split(separator: "\n").first { $0.hasPrefix("line item") })
        #expect(header.contains("itslearning now  last sent  Campus now"))
        #expect(try Self.cells(text).prefix(6) == ["itsl_901_41001", "s501", "changed", "97", "89", "1"])
        #expect(text.contains("from \(gradebook)"))
        let list = try Self.list(scene, named)
        #expect(list.gradebook == gradebook)
        let score = try #require(list.frozen?.first)
        #expect([score.itslearning, score.ours, score.campus] == ["97", "89", "1"])
        #expect(score.itslearningState == "score")
        let csv = CSVTable(text: try scene.workspace.run(["frozen", "list", "--csv"] + named).output)
        for (column, value) in [("itslearning", "97"), ("ours", "89"), ("campus", "1")] {
            #expect(csv.values(column) == [value])
        }
    }

    @Test("Without a name the newest of the inbox is taken; a newer one shows the newer score")
    func withoutANameTheNewestOfTheInboxIsTaken() throws {
        let scene = try Self.scene()
        #expect(try Self.list(scene).gradebook == nil)
        let inbox = scene.workspace.folder.appending(path: "inbox/itslearning")
        try ZipProgram.pack(URL(filePath: Self.gradebook(scene)), as: inbox.appending(path: "a.zip"))
        #expect(try Self.list(scene).frozen?.first?.itslearning == "97")
        try Command.output("touch", ["-d", "2020-01-01", inbox.appending(path: "a.zip").path])
        scene.district.grade("901", "501", "98")
        try ZipProgram.pack(URL(filePath: Self.gradebook(scene)), as: inbox.appending(path: "b.zip"))
        let list = try Self.list(scene)
        #expect(list.frozen?.first?.itslearning == "98")
        #expect(list.gradebook?.hasSuffix("b.zip") == true)
    }

    @Test("A release says what goes out, tried out and done, and that is what the next bundle carries")
    func aReleaseSaysWhatGoesOut() throws {
        let scene = try Self.scene()
        let words = try Self.key + Self.signature + ["--gradebook", Self.gradebook(scene)]
        let tried = try scene.workspace.run(["frozen", "release", "--dry-run"] + words).output
        #expect(tried.contains("The next export would send what itslearning has now, 97"))
        #expect(try Self.cells(tried).contains("89"))
        let report = try scene.workspace.run(["frozen", "release", "--dry-run", "--json"] + words)
            .json(NowReport.self)
        let score = try #require(report.released?.first)
        #expect([score.itslearning, score.ours, score.campus] == ["97", "89", "1"])
        let done = try scene.workspace.run(["frozen", "release"] + words)
        #expect(done.status == 0)
        #expect(done.output.contains("The next export sends what itslearning has now, 97"))
        #expect(try scene.sent(3) == ["itsl_901_41001_s501": "97"])
    }

    @Test("What is no score is said in plain words, and with a code")
    func whatIsNoScoreIsSaidInPlainWords() throws {
        let scene = try ReadbackScene()
        let places = [
            ("41001", "s501"), ("41001", "s502"), ("41001", "s503"), ("42001", "s504"), ("42001", "s505"),
        ]
        for (section, student) in places { scene.campus.set("itsl_901_\(section)", student, to: "1") }
        scene.campus.set("itsl_903_41002", "s506", to: "1")
        #expect(try scene.readback(1).newlyFrozen == ["changed": 6])
        scene.district.setAssessment("901", "501", "IsExempt", "true")
        scene.district.grade("901", "502", "")
        scene.district.grade("901", "503", "twelve")
        scene.district.change("Assessments.csv") { table in
            table.remove(where: ["GradeBookItemId": "901", "PersonId": "504"])
            table.append(["901", "505", "3", ""])
        }
        scene.district.change("CourseGroupMembers.csv") { $0.remove(where: ["PersonId": "506"]) }
        let flags = try ["--gradebook", Self.gradebook(scene)]
        let list = try #require(try Self.list(scene, flags).frozen)
        let told = Dictionary(uniqueKeysWithValues: list.map { ($0.student, $0.itslearningState) })
        #expect(
            told == [
                "s501": "exempt", "s502": "no-score", "s503": "unreadable", "s504": "no-row",
                "s505": "duplicate", "s506": "not-in-section",
            ])
        #expect(list.allSatisfy { $0.itslearning == nil })
        let csv = CSVTable(text: try scene.workspace.run(["frozen", "list", "--csv"] + flags).output)
        #expect(
            Set(csv.values("itslearning")) == [
                "exempt", "no score", "cannot be read", "no row", "rows disagree", "not in the section",
            ])
        let words = ["frozen", "release", "--student", "s502"] + Self.signature + flags
        let released = try scene.workspace.run(words).output
        #expect(
            released.contains("The next export sends nothing for it, as itslearning stands now: no score."))
    }

    @Test("Two persons of itslearning who are one student in Campus: neither score is told for the other")
    func twoPersonsOfItslearningWhoAreOneStudentInCampus() throws {
        let scene = try Self.scene()
        scene.district.change("Persons.csv") { $0.set("SyncKey", to: "s501", where: ["PersonId": "502"]) }
        let score = try Self.list(scene, ["--gradebook", Self.gradebook(scene)]).frozen?.first
        #expect(score?.itslearningState == "ambiguous")
        #expect(score?.itslearning == nil)
    }

    @Test("A gradebook that cannot be read fails neither list nor release: one sentence says why")
    func aGradebookThatCannotBeReadFailsNeitherListNorRelease() throws {
        let scene = try Self.scene()
        let broken = scene.workspace.scratch.url.appending(path: "broken.zip")
        try Data("no zip".utf8).write(to: broken)
        let list = try scene.workspace.run(["frozen", "list", "--gradebook", broken.path])
        #expect(list.status == 0)
        #expect(list.output.contains("What itslearning has now is not shown: "))
        #expect(try Self.cells(list.output).prefix(5) == ["itsl_901_41001", "s501", "changed", "89", "1"])
        let report = try Self.list(scene, ["--gradebook", broken.path])
        #expect(report.gradebook == nil)
        #expect(report.gradebookProblem?.contains("broken.zip") == true)
        #expect(report.frozen?.first?.itslearningState == "unknown")
        let words = ["frozen", "release"] + Self.key + Self.signature + ["--gradebook", broken.path]
        let released = try scene.workspace.run(words)
        #expect(released.status == 0)
        #expect(released.output.contains("what itslearning has then, not what was sent last"))
        #expect(try scene.sent(3) == ["itsl_901_41001_s501": "97"])
    }

    @Test("Where nothing is frozen no gradebook is read")
    func whereNothingIsFrozenNoGradebookIsRead() throws {
        let scene = try ReadbackScene()
        let report = try Self.list(scene, ["--gradebook", "/nowhere"])
        #expect(report.gradebook == nil && report.gradebookProblem == nil)
    }
}
