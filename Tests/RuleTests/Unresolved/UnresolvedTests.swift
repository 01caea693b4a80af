import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "The ledger knows what the last export held back, and since when",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct UnresolvedTests {
    @Test("Every held and rejected score of the sample stands there: the sums are those of the classes")
    func everyHeldAndRejectedScoreOfTheSampleStandsThere() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let scene = try UnresolvedScene()
        let report = try scene.workspace.plan("export", over: golden.folder)
        #expect(try scene.classTotals() == report.classes.unresolved)
        let lists = try scene.workspace.ledger.sql(
            """
            SELECT count(*) FROM unresolved WHERE students IS NOT NULL AND class <> 'notice'
                AND scores < json_array_length(students) + coalesce(json_array_length(persons), 0);
            """)
        #expect(lists == "0\n")
        let news = report.unresolved?.new ?? [:]
        for (code, scores) in report.classes.unresolved { #expect(news[code] == scores, "\(code)") }
        #expect(report.unresolved?.resolved == [:])
    }

    @Test("Which codes are told by student is what the specification says")
    func whichCodesAreToldByStudentIsWhatTheSpecificationSays() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let scene = try UnresolvedScene()
        _ = try scene.workspace.plan("export", over: golden.folder)
        let told = try scene.workspace.ledger.sql(
            "SELECT DISTINCT code FROM unresolved WHERE students IS NOT NULL ORDER BY code;")
        #expect(
            told.split(separator: "\n") == [
                "ambiguous", "bad-date", "bad-flag", "bad-score", "duplicate", "exempt", "no-section",
                "not-enrolled", "student-not-in-campus",
            ])
    }

    @Test("A student keeps its age while it is held, whatever happens to others; who comes back is new")
    func aStudentKeepsItsAgeWhileItIsHeld() throws {
        var scene = try UnresolvedScene()
        scene.district.setAssessment("901", "501", "IsExempt", "true")
        scene.district.setAssessment("901", "502", "IsExempt", "true")
        _ = try scene.export(1)
        let both = "901/41001 held exempt 1 2 [\"s501\",\"s502\"] -"
        #expect(try scene.rows() == [both])

        // Nothing is sent: the run is recorded in a transaction of its own.
        let second = try scene.export(2)
        #expect(second.bundles.isEmpty)
        #expect(second.unresolved?.new == [:] && second.unresolved?.resolved == [:])
        #expect(try scene.rows() == [both])

        scene.district.setAssessment("901", "501", "IsExempt", "")
        scene.district.setAssessment("901", "503", "IsExempt", "true")
        let third = try scene.export(3)
        #expect(third.unresolved?.resolved == ["exempt": 1])
        #expect(third.unresolved?.new == ["became-exempt": 1, "exempt": 1])
        #expect(
            try scene.rows("code = 'exempt'") == [
                "901/41001 held exempt 1 1 [\"s502\"] -", "901/41001 held exempt 3 1 [\"s503\"] -",
            ])

        scene.district.setAssessment("901", "502", "IsExempt", "")
        _ = try scene.export(4)
        scene.district.setAssessment("901", "502", "IsExempt", "true")
        _ = try scene.export(5)
        #expect(
            try scene.rows("code = 'exempt'") == [
                "901/41001 held exempt 3 1 [\"s503\"] -", "901/41001 held exempt 5 1 [\"s502\"] -",
            ])
    }

    @Test("What is about a line item has one age, and the number of its scores")
    func lineItem() throws {
        var scene = try UnresolvedScene()
        scene.district.setItem("901", "AssessmentId", "4")
        _ = try scene.export(1)
        scene.district.change("Assessments.csv") {
            $0.remove(where: ["GradeBookItemId": "901", "PersonId": "501"])
        }
        let second = try scene.export(2)
        #expect(
            try scene.rows() == [
                "901/41001 held scale-not-score 1 2 - -", "901/42001 held scale-not-score 1 2 - -",
            ])
        #expect(second.unresolved?.new == [:])
        #expect(second.unresolved?.resolved == ["scale-not-score": 1])
    }

    @Test("A person without a student in Campus is told by PersonId, in a section, in none and doubled")
    func aPersonWithoutAStudentInCampusIsToldByPersonId() throws {
        var scene = try UnresolvedScene()
        scene.district.change("Persons.csv") { table in
            table.set("SyncKey", to: "", where: ["PersonId": "502"])
            table.set("SyncKey", to: "", where: ["PersonId": "506"])
        }
        scene.district.grade("901", "506", "3")
        // The same row again: the later one is rejected.
        scene.district.change("Assessments.csv") {
            $0.append(["901", "502", "12", "2026-11-12T15:00:00Z"])
        }
        let report = try scene.export(1)
        #expect(
            try scene.rows() == [
                "901/ held no-section 1 1 [] [\"506\"]",
                "901/41001 held student-not-in-campus 1 1 [] [\"502\"]",
                "901/41001 rejected duplicate 1 1 [] [\"502\"]",
                "903/41002 held student-not-in-campus 1 1 [] [\"506\"]",
            ])
        #expect(try scene.classTotals() == report.classes.unresolved)
    }

    @Test("A student of whom two rows are rejected stands once and counts twice")
    func aStudentOfWhomTwoRowsAreRejectedStandsOnceAndCountsTwice() throws {
        var scene = try UnresolvedScene()
        scene.district.change("Assessments.csv") {
            $0.append(["901", "502", "13", "2026-11-12T15:00:00Z"])
        }
        for night in 1...2 {
            let report = try scene.export(night)
            #expect(report.classes.rejected == ["duplicate": 2])
            #expect(try scene.rows() == ["901/41001 rejected duplicate 1 2 [\"s502\"] -"])
        }
    }

    @Test("Rows of unknown items stand by item, wherever they are in the file, and among what is missing")
    func unknownItems() throws {
        var scene = try UnresolvedScene()
        _ = try scene.export(1)
        scene.district.change("GradebookItems.csv") { $0.remove(where: ["GradeBookItemId": "902"]) }
        scene.district.change("Assessments.csv") { table in
            for item in ["999", "", "1", "999"] { table.append([item, "501", "1", ""]) }
        }
        let report = try scene.export(2)
        #expect(report.classes.rejected == ["unknown-item": 6])
        #expect(
            try scene.rows() == [
                "/ rejected unknown-item 2 1 - -", "1/ rejected unknown-item 2 1 - -",
                "902/ rejected unknown-item 2 2 - -", "902/41001 notice item-missing 2 0 - -",
                "902/42001 notice item-missing 2 0 - -", "999/ rejected unknown-item 2 2 - -",
            ])
        let names = try scene.workspace.ledger.sql(
            "SELECT title, school FROM unresolved WHERE class = 'notice' OR item = '999';")
        #expect(names == "Quiz|HS\nQuiz|MS\n|\n")
    }

    @Test("Of what was sent before: who vanished and who is exempt now by student, who left by number")
    func ofWhatWasSentBefore() throws {
        var scene = try UnresolvedScene()
        _ = try scene.export(1)
        scene.district.setAssessment("901", "501", "Score", "")
        scene.district.setAssessment("901", "502", "IsExempt", "true")
        scene.district.change("Assessments.csv") { $0.remove(where: ["PersonId": "504"]) }
        scene.district.change("CourseGroupMembers.csv") { $0.remove(where: ["PersonId": "504"]) }
        scene.district.change("enrollments.csv") { $0.remove(where: ["userSourcedId": "s504"]) }
        scene.district.setItem("903", "MaxScore", "42")
        let report = try scene.export(2)
        #expect(report.notices["above-max-points"] == nil)
        #expect(
            try scene.rows() == [
                "901/41001 held exempt 2 1 [\"s502\"] -", "901/41001 held no-score 2 1 - -",
                "901/41001 notice became-exempt 2 1 [\"s502\"] -",
                "901/41001 notice score-vanished 2 1 [\"s501\"] -",
                "901/42001 notice left-section 2 1 - -", "902/42001 notice left-section 2 1 - -",
            ])
    }

    @Test("News of one run are not kept: a score above the points, a title that was cut or numbered")
    func newsOfOneRunAreNotKept() throws {
        var scene = try UnresolvedScene()
        scene.district.grade("901", "501", "99")
        scene.district.setItem("902", "Title", "Essay")
        let report = try scene.export(1)
        #expect(report.notices == ["above-max-points": 1, "title-numbered": 2])
        #expect(try scene.rows() == [])
    }

    @Test("Each row has the item's title and the section's school, as they are now")
    func eachRowHasTheItemsTitleAndTheSectionsSchool() throws {
        var scene = try UnresolvedScene()
        scene.district.setAssessment("901", "501", "Score", "x")
        scene.district.setAssessment("901", "504", "Score", "x")
        scene.district.grade("901", "506", "x")
        _ = try scene.export(1)
        let names = "SELECT section, title, school, since FROM unresolved;"
        #expect(try scene.workspace.ledger.sql(names) == "|Essay||1\n41001|Essay|HS|1\n42001|Essay|MS|1\n")
        scene.district.setItem("901", "Title", "Long essay")
        _ = try scene.export(2)
        #expect(
            try scene.workspace.ledger.sql(names)
                == "|Long essay||1\n41001|Long essay|HS|1\n42001|Long essay|MS|1\n")
    }

    @Test("An export that a guard stops changes nothing of it")
    func anExportThatAGuardStopsChangesNothingOfIt() throws {
        var scene = try UnresolvedScene()
        scene.district.setAssessment("901", "501", "IsExempt", "true")
        _ = try scene.export(1)
        try scene.workspace.ledger.confirmAll()
        let before = try scene.workspace.ledger.dump()
        scene.district.change("Assessments.csv") { $0.rows = [] }
        let stopped = try scene.workspace.run(
            scene.workspace.arguments("export", scene.district, now: TestWorkspace.secondNight))
        #expect(stopped.status == 21)
        #expect(try scene.workspace.ledger.dump() == before)
    }

    @Test("A preview tells nothing of it; export and preview say how many rows each input has")
    func aPreviewTellsNothingOfIt() throws {
        let scene = try UnresolvedScene()
        for report in [try scene.workspace.preview(scene.district), try scene.export(1)] {
            #expect(report.inputs.map(\.kind) == ["gradebook", "roster"])
            #expect(report.inputs.map(\.rows) == [9, 7])
            #expect((report.unresolved == nil) == (report.command == "preview"))
        }
    }

    @Test("Names of sections and schools are the roster's; one that is gone keeps its own")
    func namesOfSectionsAndSchoolsAreTheRosters() throws {
        var scene = try UnresolvedScene()
        let sections = "SELECT * FROM section_name ORDER BY section;"
        _ = try scene.export(1)
        #expect(
            try scene.workspace.ledger.sql(sections)
                == "41001|Algebra I|HS\n41002|Biology|HS\n42001|Algebra I|MS\n")
        #expect(
            try scene.workspace.ledger.sql("SELECT * FROM school_name ORDER BY school;")
                == "HS|High School\nMS|Middle School\n")
        scene.district.change("classes.csv") { table in
            table.set("title", to: "Biology, honors", where: ["sourcedId": "41002"])
            table.remove(where: ["sourcedId": "42001"])
        }
        scene.district.change("orgs.csv") { $0.set("name", to: "Upper School", where: ["sourcedId": "HS"]) }
        _ = try scene.export(2)
        #expect(
            try scene.workspace.ledger.sql(sections)
                == "41001|Algebra I|HS\n41002|Biology, honors|HS\n42001|Algebra I|MS\n")
        #expect(
            try scene.workspace.ledger.sql("SELECT * FROM school_name ORDER BY school;")
                == "HS|Upper School\nMS|Middle School\n")
    }
}
