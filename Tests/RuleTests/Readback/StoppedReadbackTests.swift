import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A read-back that the guard stopped at first sight",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct StoppedReadbackTests {
    private static let many = (600..<620).map { "s\($0)" }

    /// Twenty more students and their scores of the essay: 29 in all, none read back yet.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene("", isImported: false)
        for student in many {
            let person = String(student.dropFirst())
            scene.district.change("Persons.csv") { $0.append([person, student]) }
            scene.district.change("CourseGroupMembers.csv") { $0.append(["111", person]) }
            scene.district.change("users.csv") {
                $0.append([
                    student, "", "", "true", "HS", "student", "user\(person)", "", "Given", "Family",
                ])
            }
            scene.district.change("enrollments.csv") {
                $0.append(["e\(person)", "", "", "41001", "HS", student, "student", "", "2026-08-12"])
            }
            scene.district.grade("901", person, "17")
        }
        #expect(try scene.export(2).classes.sent == 20)
        try scene.importAll()
        return scene
    }

    /// Stopped, nothing applied, and what it would have done is kept and counted by code.
    private static func expectStopped(
        _ scene: ReadbackScene, _ file: URL, found: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let failure = try scene.expectUnapplied(
            file, 2, status: 21, code: "guard-readback-first", sourceLocation: sourceLocation)
        #expect(failure.message.contains("(\(found))"), sourceLocation: sourceLocation)
        let reports = scene.workspace.folder.appending(path: "reports")
        let kept = try FolderPicture(reports).names.filter { $0.hasSuffix("-readback-stopped/details.csv") }
        #expect(kept.count == 1, sourceLocation: sourceLocation)
        for name in kept {
            let details = reports.appending(path: name)
            #expect(failure.advice.contains(details.path), sourceLocation: sourceLocation)
            let codes = try CSVTable(file: details).values("code")
            let told = Dictionary(grouping: codes, by: { $0 }).mapValues(\.count)
            let parts = found.split(separator: " ")
            #expect(told[String(parts[0])] == Int(parts[1]), sourceLocation: sourceLocation)
        }
    }

    @Test("Twenty of our rows twice: stopped (21); nineteen are held")
    func twentyOfOurRowsTwice() throws {
        let scene = try Self.scene()
        let whole = scene.campus
        for student in Self.many { scene.campus.repeatRow("itsl_901_41001", student, score: "17") }
        try Self.expectStopped(scene, scene.file(2, as: .extract), found: "ambiguous 20")

        scene.campus = whole
        for student in Self.many.dropLast() {
            scene.campus.repeatRow("itsl_901_41001", student, score: "17")
        }
        let report = try scene.readback(2, as: .extract)
        #expect(report.ambiguous == 19)
        #expect(report.confirmed == 10)
    }

    @Test("Twenty of our rows that cannot be read: stopped (21), until --accept-changes")
    func twentyOfOurRowsThatCannotBeRead() throws {
        let scene = try Self.scene()
        let file = try scene.file(2, as: .extract) { tables in
            // Most of one column would be one cause, and refused.
            for (number, student) in Self.many.enumerated() {
                tables["extract.csv"]?.set(
                    number % 2 == 0 ? "missing" : "exempt", to: "maybe",
                    where: ["externalLMSSourcedID": "itsl_901_41001", "personID": student])
            }
        }
        try Self.expectStopped(scene, file, found: "ambiguous 20")
        #expect(try scene.applied(scene.run(file, 2, ["--accept-changes"])).ambiguous == 20)
    }

    @Test("Twenty scores of students whom we never sent there: stopped (21)")
    func twentyScoresOfStudentsWhomWeNeverSentThere() throws {
        let scene = try Self.scene()
        for student in Self.many { scene.campus.set("itsl_902_41001", student, to: "5") }
        try Self.expectStopped(scene, scene.file(2, as: .extract), found: "entered 20")
    }
}
