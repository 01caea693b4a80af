import Foundation
import Scenes
import TestSupport
import Testing

@Suite("A roster with bare ids of students, and a gradebook with letters before them", .inProcess)
struct PersonPrefixRosterTests {
    private static let columns = [("users.csv", "sourcedId"), ("enrollments.csv", "userSourcedId")]

    private static func rename(
        _ district: inout SmallDistrict, in files: [String] = columns.map(\.0),
        _ change: (String) -> String = { String($0.dropFirst()) }
    ) {
        for (file, column) in columns where files.contains(file) {
            district.change(file) { table in
                for row in table.rows.indices {
                    table.rows[row][column] = change(table.rows[row][column] ?? "")
                }
            }
        }
    }

    private static func configure(_ workspace: TestWorkspace, _ lines: String = "campus:\n  personPrefix: s")
        throws
    {
        try workspace.configure("district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(lines)\n")
    }

    private func refusal(
        _ workspace: TestWorkspace, _ district: SmallDistrict, _ command: String = "export"
    ) throws -> FailureReport.Failure {
        let before = try workspace.ledger.dump()
        let finished = try workspace.run(
            workspace.arguments(command, district, now: TestWorkspace.firstNight))
        #expect(finished.status == 20, "\(finished.errors)")
        #expect(try workspace.ledger.dump() == before)
        #expect(try FolderPicture(workspace.outbox).names == [])
        return try finished.json(FailureReport.self).error
    }

    @Test(
        "One finding with both forms and the key to set, nothing is sent; set, the gradebook's ids go out",
        .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), arguments: ["export", "preview"])
    func oneFindingWithBothFormsAndTheKeyToSet(_ command: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        let sent = try TestWorkspace().export(district)
        Self.rename(&district)
        let failure = try refusal(workspace, district, command)
        #expect(failure.code == "input-refused")
        #expect(
            failure.message.contains(
                "none of the 6 students in sections of the gradebook is one of the gradebook's"))
        #expect(
            failure.message.contains("look like \"999\", the gradebook's like \"a999\""), "\(failure.message)"
        )
        #expect(failure.message.contains("with s before the id 6 would be"))
        #expect(failure.advice.contains("Set campus.personPrefix: s in gradebridge.yaml and run again."))
        try Self.configure(workspace)
        let report = try workspace.export(district)
        #expect(report.classes == sent.classes && report.classes.sent == 9)
        #expect(try workspace.onlyBundle(report).scores["itsl_901_41001_s501"] == "11")
    }

    @Test(
        "So where users or enrollments alone have bare ids",
        .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"),
        arguments: ["users.csv", "enrollments.csv"])
    func whereOneTableHasBareIds(_ file: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        Self.rename(&district, in: [file])
        let failure = try refusal(workspace, district)
        #expect(failure.code == "input-refused")
        #expect(failure.message.contains("\(file): none of the 6 "), "\(failure.message)")
        #expect(
            failure.message.contains("look like \"999\", the gradebook's like \"a999\""), "\(failure.message)"
        )
        #expect(failure.advice.contains("Set campus.personPrefix: s in gradebridge.yaml and run again."))
        try Self.configure(workspace)
        let report = try workspace.export(district)
        #expect(report.classes.sent == 9)
        #expect(try workspace.onlyBundle(report).scores["itsl_901_41001_s501"] == "11")
    }

    @Test(
        "Where letters do not make them ours either, users who are missing and students who are new are told one by one",
        arguments: [("users.csv", "student-not-in-campus"), ("enrollments.csv", "not-enrolled")])
    func whereLettersDoNotMakeThemOurs(_ file: String, _ code: String) throws {
        var district = SmallDistrict()
        Self.rename(&district, in: [file]) { "s9\($0.dropFirst())" }
        #expect(try TestWorkspace().export(district).classes.held == [code: 9])
    }

    @Test("The night refuses the roster and sends nothing; with the key set a new one is used")
    func theNightRefusesTheRosterAndSendsNothing() throws {
        let scene = try NightScene()
        Self.rename(&scene.district)
        try scene.dropDistrict()
        let refused = try scene.night(1)
        #expect(refused.status == 20)
        #expect(refused.sent ?? 0 == 0)
        let advice = refused.report.steps.compactMap { $0.failure?.advice }
        #expect(advice.contains { $0.contains("campus.personPrefix: s") }, "\(advice)")
        try scene.configure("campus:\n  personPrefix: s")
        try scene.dropDistrict()
        let night = try scene.night(2)
        #expect(night.sent == 9)
        #expect(try scene.scores(night)["itsl_901_41001_s501"] == "11")
    }

    @Test(
        "For no visible reason it says that one cause, and what it advises helps",
        .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"),
        arguments: ["letters", "others"])
    func forNoVisibleReasonItSaysThatOneCauseAndWhatItAdvisesHelps(_ kind: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        if kind == "letters" {
            district.change("Persons.csv") { table in
                for row in table.rows.indices { table.rows[row]["SyncKey"] = table.rows[row]["PersonId"] }
            }
        } else {
            Self.rename(&district) { "guid-\($0.dropFirst().reversed().map(String.init).joined())x" }
        }
        let failure = try refusal(workspace, district)
        #expect(failure.message.contains("the gradebook's like \"\(kind == "letters" ? "999" : "a999")\""))
        #expect(!failure.message.contains("before the id"))
        #expect(
            failure.advice.contains(
                "Have the roster exported with the students' ids that the gradebook has as SyncKey"))
        var followed = SmallDistrict()
        followed.gradebook = district.gradebook
        if kind == "letters" { Self.rename(&followed) }
        #expect(try workspace.export(followed).classes.sent == 9)
    }

    @Test(
        "Fewer than four students may be so, and where one is the gradebook's the others are told one by one")
    func fewerThanFourStudentsMayBeSo() throws {
        var district = SmallDistrict()
        Self.rename(&district)
        district.change("enrollments.csv") { $0.rows.removeLast(4) }
        #expect(try TestWorkspace().export(district).classes.held == ["student-not-in-campus": 9])
        district = SmallDistrict()
        Self.rename(&district) { $0 == "s501" ? $0 : String($0.dropFirst()) }
        let report = try TestWorkspace().export(district)
        #expect(report.classes.sent > 0)
        #expect(report.classes.held["student-not-in-campus"] == 9 - report.classes.sent)
        district = SmallDistrict()
        // Nobody but a teacher.
        district.change("users.csv") { table in
            table.rows.removeLast(table.rows.count - 1)
            table.set("sourcedId", to: "t7")
        }
        district.change("enrollments.csv") { table in
            table.rows.removeLast(table.rows.count - 1)
            table.set("role", to: "teacher")
        }
        #expect(try TestWorkspace().export(district).classes.held == ["student-not-in-campus": 9])
    }

    @Test(
        "Two ids that would be one student are refused",
        .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
    func twoAreOne() throws {
        let workspace = try TestWorkspace()
        try Self.configure(workspace)
        var inRoster = SmallDistrict()
        inRoster.change("users.csv") { table in
            var row = table.rows[0]
            row["sourcedId"] = "501"
            table.rows.append(row)
        }
        // Somebody of that number who is in no section, a teacher perhaps, is none of them.
        #expect(try TestWorkspace(copyOf: workspace).export(inRoster).classes.sent == 9)
        inRoster.change("enrollments.csv") { table in
            var row = table.rows[0]
            row["sourcedId"] = "another"
            row["userSourcedId"] = "501"
            table.rows.append(row)
        }
        var inGradebook = SmallDistrict()
        Self.rename(&inGradebook)
        inGradebook.change("Persons.csv") { $0.append(["601", "501"]) }
        for district in [inRoster, inGradebook] {
            let failure = try refusal(workspace, district)
            #expect(failure.message.contains("501 and s501 would be one student"), "\(failure.message)")
        }
        // In one way, as it says, they are used.
        Self.rename(&inRoster) { $0.hasPrefix("s") ? $0 : "x" + $0 }
        #expect(try workspace.export(inRoster).classes.sent == 9)
    }

    @Test("Ids that have the letters, or never had any, are found as before")
    func idsThatHaveTheLettersOrNeverHadAnyAreFoundAsBefore() throws {
        let workspace = try TestWorkspace()
        try Self.configure(workspace)
        var district = SmallDistrict()
        district.change("Persons.csv") { $0.set("SyncKey", to: "506", where: ["PersonId": "506"]) }
        Self.rename(&district) { $0 == "s506" ? "506" : $0 }
        #expect(try workspace.export(district).classes.sent == 9)
    }
}
