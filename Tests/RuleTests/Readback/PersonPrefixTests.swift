import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Campus's bare ids of students and ours with letters before them: one key for read-backs of every form",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct PersonPrefixTests {
    private static let forms = [CampusExport.Form.extract, .oneRoster11, .oneRoster12]
    private static let columns = ["extract.csv": "personID", "results.csv": "studentSourcedId"]

    private static func bare(
        _ tables: inout [String: CSVTable], _ change: (String) -> String = { String($0.dropFirst()) }
    ) {
        for (file, column) in columns {
            guard var table = tables[file] else { continue }
            for row in table.rows.indices { table.rows[row][column] = change(table.rows[row][column] ?? "") }
            tables[file] = table
        }
    }

    private static func configure(_ scene: ReadbackScene, _ lines: String) throws {
        try scene.workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(ReadbackScene.unguarded)\n\(lines)\n"
        )
    }

    @Test(
        "Refused (20) with the key to set; set, every score is confirmed, and one that Campus changed freezes",
        arguments: forms, ["campus", "readback"])
    func refusedWithTheKeyToSet(_ form: CampusExport.Form, _ group: String) throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: form) { Self.bare(&$0) }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "persons-unknown")
        #expect(failure.message.contains("with s before the id 9 would be"))
        #expect(failure.advice.contains("Set campus.personPrefix: s in gradebridge.yaml and run again"))
        // Followed, it helps; so does the name that the key had before.
        try Self.configure(scene, "\(group):\n  personPrefix: s")
        #expect(try scene.applied(scene.run(file, 1)).confirmed == 9)
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        let changed = try scene.readback(2, as: form) { Self.bare(&$0) }
        #expect(changed.newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s501"])
    }

    @Test("Whatever the letters are", arguments: ["p", "stu-", "US/"])
    func whateverTheLettersAre(_ letters: String) throws {
        var district = SmallDistrict()
        for (file, column) in [
            ("Persons.csv", "SyncKey"), ("users.csv", "sourcedId"), ("enrollments.csv", "userSourcedId"),
        ] {
            district.change(file) { table in
                for row in table.rows.indices {
                    table.rows[row][column] = letters + (table.rows[row][column] ?? "").dropFirst()
                }
            }
        }
        let scene = try ReadbackScene(of: district)
        let file = try scene.file(1, as: .oneRoster12) { tables in
            Self.bare(&tables) { String($0.dropFirst(letters.count)) }
        }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "persons-unknown")
        #expect(failure.advice.contains("campus.personPrefix: \(letters) in"), "\(failure.advice)")
        try Self.configure(scene, "campus:\n  personPrefix: \(letters)")
        #expect(try scene.applied(scene.run(file, 1)).confirmed == 9)
    }

    @Test("Ids that have the letters are left as they are", arguments: forms)
    func lettersAreThere(_ form: CampusExport.Form) throws {
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s")
        #expect(try scene.readback(1, as: form).confirmed == 9)
    }

    @Test("An id of ours that is no number is ours, whatever the letters", arguments: forms)
    func anIdOfOursThatIsNoNumberIsOurs(_ form: CampusExport.Form) throws {
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: x")
        #expect(try scene.readback(1, as: form).confirmed == 9)
    }

    @Test(
        "Ids that are ours without the letters are ours; digits stand before every number of an extract, and the advice there is to leave the key blank, which helps"
    )
    func idsThatAreOursWithoutTheLettersAreOurs() throws {
        var district = SmallDistrict()
        for (file, column) in [
            ("Persons.csv", "SyncKey"), ("users.csv", "sourcedId"), ("enrollments.csv", "userSourcedId"),
        ] {
            district.change(file) { table in
                for row in table.rows.indices {
                    table.rows[row][column] = String((table.rows[row][column] ?? "").dropFirst())
                }
            }
        }
        let scene = try ReadbackScene(of: district)
        try Self.configure(scene, "campus:\n  personPrefix: x")
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
        try Self.configure(scene, "campus:\n  personPrefix: 9")
        let file = try scene.file(2, as: .extract)
        let failure = try scene.expectUnapplied(file, 2, status: 20, code: "persons-unknown")
        #expect(failure.message.contains("without what campus.personPrefix puts before the id 9 would be"))
        #expect(failure.advice.contains("Leave campus.personPrefix blank in gradebridge.yaml and run again"))
        try Self.configure(scene, "campus:\n  personPrefix:")
        #expect(try scene.applied(scene.run(file, 2)).confirmed == 9)
    }

    @Test(
        "A score for a student whom we never sent is frozen under our id of him, and is not sent over",
        arguments: forms)
    func aScoreForAStudentWhomWeNeverSentIsFrozenUnderOurIdOfHim(_ form: CampusExport.Form) throws {
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s")
        scene.campus.set("itsl_901_41001", "s507", to: "9")
        #expect(try scene.readback(1, as: form) { Self.bare(&$0) }.newlyFrozen == ["entered": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s507"])
        scene.district.gradeMore(507..<508, "12")
        #expect(try scene.sent(2) == [:])
    }

    @Test(
        "With the letters an id of an extract that is no number stops as without, and one in capitals is matched",
        arguments: ["S-502", "s502 ", "S0502", "0502", "502.0"])
    func withTheLettersAnIdOfAnExtractThatIsNoNumberStops(_ written: String) throws {
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s")
        let file = try scene.file(1, as: .extract) {
            Self.bare(&$0) { $0 == "s502" ? written : String($0.dropFirst()) }
        }
        for flags in [[], ["--partial"]] {
            #expect(try scene.run(file, 1, flags).status == 20, "\(flags)")
        }
        scene.campus.set("itsl_901_41001", "s502", to: "3")
        let capitals = try scene.readback(1, as: .extract) {
            Self.bare(&$0) { $0 == "s502" ? "S502" : String($0.dropFirst()) }
        }
        #expect(capitals.newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s502"])
    }

    @Test(
        "Where ids of both kinds were sent a bare number is whichever of them was sent", arguments: forms,
        [true, false])
    func whereIdsOfBothKindsWereSentABareNumberIsWhicheverWasSent(
        _ form: CampusExport.Form, _ isBare: Bool
    ) throws {
        var district = SmallDistrict()
        for (file, column) in [
            ("Persons.csv", "SyncKey"), ("users.csv", "sourcedId"), ("enrollments.csv", "userSourcedId"),
        ] {
            district.change(file) { $0.set(column, to: "502", where: [column: "s502"]) }
        }
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s", of: district)
        func bare(_ tables: inout [String: CSVTable]) {
            if isBare { Self.bare(&tables) { $0.hasPrefix("s") ? String($0.dropFirst()) : $0 } }
        }
        #expect(try scene.readback(1, as: form, edit: bare).confirmed == 9)
        scene.campus.set("itsl_901_41001", "502", to: "3")
        #expect(try scene.readback(2, as: form, edit: bare).newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 502"])
    }

    @Test("Where bare numbers were sent too he may be either, and is frozen as both")
    func whereBareNumbersWereSentTooHeMayBeEither() throws {
        var district = SmallDistrict()
        for (file, column) in [
            ("Persons.csv", "SyncKey"), ("users.csv", "sourcedId"), ("enrollments.csv", "userSourcedId"),
        ] {
            district.change(file) { $0.set(column, to: "502", where: [column: "s502"]) }
        }
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s", of: district)
        func withAnother(_ tables: inout [String: CSVTable]) {
            guard var row = tables["results.csv"]?.rows.first else { return }
            row["sourcedId"] = "another"
            row["lineItemSourcedId"] = "itsl_901_41001"
            row["studentSourcedId"] = "507"
            row["score"] = "9"
            tables["results.csv"]?.rows.append(row)
        }
        let report = try scene.readback(1, as: .oneRoster12, edit: withAnother)
        #expect(report.newlyFrozen == ["entered": 2])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 507", "itsl_901_41001 s507"])
        #expect(try scene.readback(2, as: .oneRoster12, edit: withAnother).newlyFrozen == [:])
    }

    @Test("Two ids that would be one student are refused, and nothing is applied", arguments: forms)
    func twoAreOne(_ form: CampusExport.Form) throws {
        let scene = try ReadbackScene("\(ReadbackScene.unguarded)\ncampus:\n  personPrefix: s")
        let file = try scene.file(1, as: form) { Self.bare(&$0) { $0 == "s502" ? "502" : $0 } }
        #expect(try scene.run(file, 1).status == 0, "some without the letters, each of them one student")
        let mixed = try scene.file(2, as: form) { tables in
            Self.bare(&tables) { $0 == "s502" ? "501" : $0 }
        }
        let failure = try scene.expectUnapplied(mixed, 2, status: 20, code: "input-refused")
        #expect(failure.message.contains("would be one student, because campus.personPrefix is s"))
        #expect(failure.message.contains("s501"))
        // Written in one way, as it says, they are read.
        #expect(try scene.readback(2, as: form).confirmed == 9)
    }

    @Test(
        "By night the same: refused, and nothing is sent; with the key set a new one is applied",
        arguments: forms)
    func byNightTheSameRefused(_ form: CampusExport.Form) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        func drop(_ night: Int) throws {
            let folder = try scene.workspace.scratch.folder("exports/\(night)")
            let file = try scene.campus.write(
                to: folder, named: NightScene.readbackName(night), as: form, in: .zip
            ) { Self.bare(&$0) }
            try scene.drop(Data(contentsOf: file), .readback, file.lastPathComponent)
        }
        scene.district.grade("901", "501", "17")
        try scene.dropDistrict()
        try drop(1)
        let refused = try scene.night(2)
        #expect(refused.status == 20)
        #expect(refused.sent ?? 0 == 0)
        let failures = refused.report.steps.compactMap { $0.failure?.advice }
        #expect(failures.contains { $0.contains("campus.personPrefix: s") }, "\(failures)")
        try scene.configure("campus:\n  personPrefix: s")
        scene.campus.set("itsl_901_41001", "s502", to: "3")
        try drop(2)
        let applied = try scene.night(3)
        #expect(applied.status == 3)
        #expect(try scene.scores(applied) == ["itsl_901_41001_s501": "17"])
        #expect(applied.report.readbacks.first?.newlyFrozen == ["changed": 1])
    }
}
