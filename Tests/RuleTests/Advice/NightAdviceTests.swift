import Foundation
import Inputs
import TestSupport
import Testing

/// The advice of what nothing but a night refuses, from the file beside what it put away.
@Suite("The advice of each refusal of a night alone, followed, helps", .inProcess)
struct NightAdviceTests {
    private static let notAGradebook = InputRefusal.Reason.otherKind(
        "gradebook export",
        tables: [
            "Courses.csv", "CourseGroups.csv", "CourseGroupMembers.csv", "Persons.csv", "Terms.csv",
            "GradebookItems.csv", "Assessments.csv", "GradebookCategories.csv", "TransferRequests.csv",
        ])

    @Test("A roster among the gradebooks is dropped where it belongs")
    func rosterAmongGradebooks() throws {
        let scene = try NightScene()
        try scene.dropGradebook()
        let roster = try scene.writeDistrict().appending(path: "roster")
        try scene.drop(roster, .gradebook, "roster.zip")
        try check(Self.notAGradebook, of: "roster.zip", scene.night(1), scene)
        try scene.dropDistrict()
        #expect(try scene.night(2).sent == RefusalScene.sent)
    }

    @Test("Tables of a gradebook under other names are given in the profile")
    func tablesOfAGradebookUnderOtherNamesAreGivenInTheProfile() throws {
        let scene = try NightScene()
        let gradebook = try scene.writeDistrict().appending(path: "gradebook")
        let names = try FileManager.default.contentsOfDirectory(atPath: gradebook.path).sorted()
        for name in names {
            try FileManager.default.moveItem(
                at: gradebook.appending(path: name), to: gradebook.appending(path: "our \(name)"))
        }
        try scene.dropRoster()
        try scene.drop(gradebook, .gradebook, "grades.zip")
        try check(Self.notAGradebook, of: "grades.zip", scene.night(1), scene)
        try scene.configure(
            "profile:\n  files:" + names.map { "\n    - \"\($0) = our \($0)\"" }.joined())
        try scene.dropRoster("roster-2.zip")
        try scene.drop(gradebook, .gradebook, "grades.zip")
        #expect(try scene.night(2).sent == RefusalScene.sent)
    }

    @Test("What is not the file of its .sha256 is copied again, with it")
    func whatIsNotTheFileOfItsSha256IsCopiedAgainWithIt() throws {
        let scene = try NightScene()
        let grades = try scene.dropGradebook()
        try scene.dropRoster()
        let found = try sum(grades)
        try sumFile(scene, String(repeating: "0", count: 64))
        let words = "its SHA-256 is \(found.prefix(12))…, and grades.zip.sha256 says otherwise"
        try check(.unreadable(words), of: "grades.zip", scene.night(1), scene)
        try scene.dropGradebook()
        try scene.dropRoster("roster-2.zip")
        try sumFile(scene, sum(grades))
        #expect(try scene.night(2).sent == RefusalScene.sent)
    }

    private func sum(_ file: URL) throws -> String {
        String(try Command.output("sha256sum", [file.path]).prefix(64))
    }

    private func sumFile(_ scene: NightScene, _ sum: String) throws {
        try Data("\(sum)  grades.zip\n".utf8).write(
            to: scene.inbox(.gradebook).appending(path: "grades.zip.sha256"))
    }

    private func check(
        _ reason: InputRefusal.Reason, of name: String, _ night: NightScene.Night, _ scene: NightScene
    ) throws {
        #expect(night.status == 20)
        let told = try scene.text("quarantine/\(NightScene.run(1))/\(name).reason.txt")
        #expect(told.contains("\(reason)"), "\(told)")
        #expect(told.contains("What to do: \(reason.advice)"), "\(told)")
    }
}
