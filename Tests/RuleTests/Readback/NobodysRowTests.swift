import Foundation
import Scenes
import TestSupport
import Testing

/// A score of ours may have lost its student on the way from Campus: nobody knows whose it is, so nothing is sent where it
/// may be (Spec/readback.md, D208).
@Suite(
    "A row of ours that names no student, or none that we know",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct NobodysRowTests {
    private static let forms = [CampusExport.Form.oneRoster11, .oneRoster12, .extract]
    private static let essay = "itsl_901_41001"

    /// Writes another word for the student of some rows.
    private static func name(
        _ word: String, _ tables: inout [String: CSVTable], where isMeant: (String, String) -> Bool
    ) {
        for (file, line, student) in [
            ("extract.csv", "externalLMSSourcedID", "personID"),
            ("results.csv", "lineItemSourcedId", "studentSourcedId"),
        ] {
            guard var table = tables[file] else { continue }
            for row in table.rows.indices
            where isMeant(table.rows[row][line] ?? "", table.rows[row][student] ?? "") {
                table.rows[row][student] = word
            }
            tables[file] = table
        }
    }

    @Test(
        "Students without a row there are held, look after look: what Campus changed is never sent over",
        arguments: forms, ["", "NULL", "nan", "(null)"])
    func studentsWithoutARowThereAreHeld(_ form: CampusExport.Form, _ word: String) throws {
        let scene = try ReadbackScene()
        scene.campus.set(Self.essay, "s501", to: "18.50")
        for night in 1...3 {
            let report = try scene.readback(night, as: form) {
                Self.name(word, &$0) { $0 == Self.essay && $1 == "s501" }
            }
            #expect(report.ambiguous == 1 && report.lost == 0 && report.newlyFrozen == [:], "\(night)")
            scene.district.grade("901", "501", "\(11 + night)")
            #expect(try scene.sent(night + 1) == [:], "\(night)")
        }
        // Once it names him again the change is seen.
        #expect(try scene.readback(4, as: form).newlyFrozen == ["changed": 1])
        #expect(try scene.sent(5) == [:])
    }

    @Test(
        "A student whom we never sent may be meant as well: no first score goes out there until it is clear")
    func aStudentWhomWeNeverSentMayBeMeantAsWell() throws {
        let scene = try ReadbackScene()
        scene.campus.set(Self.essay, "s507", to: "9")
        let report = try scene.readback(1, as: .extract) {
            Self.name("", &$0) { $0 == Self.essay && $1 == "s507" }
        }
        #expect(report.confirmed == 9 && report.newlyFrozen == [:])
        scene.district.gradeMore(507..<508, "12")
        #expect(try scene.sent(2) == [:])
        // It was of s507: found, it freezes.
        #expect(try scene.readback(2, as: .extract).newlyFrozen == ["entered": 1])
        #expect(try scene.sent(3) == [:])
        // Of another scene it was nobody's, and is gone: the first score goes out.
        let other = try ReadbackScene()
        _ = try other.readback(1, as: .extract) { tables in
            var row = tables["extract.csv"]?.rows.first { $0["externalLMSSourcedID"] == Self.essay } ?? [:]
            row["personID"] = ""
            tables["extract.csv"]?.rows.append(row)
        }
        other.district.gradeMore(507..<508, "12")
        #expect(try other.sent(2) == [:])
        #expect(try other.readback(2, as: .extract).confirmed == 9)
        #expect(try other.sent(3) == ["\(Self.essay)_s507": "12"])
    }

    @Test(
        "Where most rows name none it is one cause, and refused", arguments: forms,
        ["", "NULL", "nan", "(null)"])
    func whereMostRowsNameNone(_ form: CampusExport.Form, _ word: String) throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: form) { Self.name(word, &$0) { _, _ in true } }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "input-refused")
        #expect(failure.message.contains("9 of 9 values of the column"), "\(failure.message)")
        #expect(failure.message.contains("name no student"))
        #expect(try scene.readback(1, as: form).confirmed == 9)
    }

    @Test(
        "A full one that shows others and nobody of ours is refused however few it shows; with consent it is applied",
        arguments: forms, [1, 7])
    func aFullOneThatShowsOthersAndNobodyOfOurs(_ form: CampusExport.Form, _ rows: Int) throws {
        let scene = try ReadbackScene()
        scene.campus.set(Self.essay, "s501", to: "18.50")
        let file = try scene.file(1, as: form) { tables in
            for name in ["extract.csv", "results.csv"] {
                if let table = tables[name] { tables[name]?.rows = Array(table.rows.prefix(rows)) }
            }
            for student in 501...506 { Self.name("x\(student)y", &tables) { $1 == "s\(student)" } }
        }
        _ = try scene.expectUnapplied(file, 1, status: 20, code: "persons-unknown")
        #expect(try scene.sent(2) == [:])
        #expect(try scene.run(file, 1, ["--accept-changes"]).status != 20)
    }

    @Test(
        "The user that imports is known in the forms that tools give a number", arguments: ["9", "9.0", "09"])
    func theUserThatImportsIsKnown(_ user: String) throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\ncampus:\n  importUser: \"9\"", isImported: false)
        scene.campus.importUser = user
        try scene.campus.take(of: scene.workspace)
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
    }

    @Test(
        "Line items of ours with other marks are seen beside those that are right",
        arguments: [".", " ", ":", "/", "#"])
    func lineItemsOfOursWithOtherMarksAreSeen(_ mark: String) throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: .extract) { tables in
            guard var table = tables["extract.csv"] else { return }
            for row in table.rows.indices where table.rows[row]["externalLMSSourcedID"] == Self.essay {
                table.rows[row]["externalLMSSourcedID"] = Self.essay.replacing("_", with: mark)
            }
            tables["extract.csv"] = table
        }
        _ = try scene.expectUnapplied(file, 1, status: 21, code: "guard-readback-line-items")
    }

    @Test(
        "A score is a number however a tool dresses it",
        arguments: ["11.", "+11", "'11", "11\u{A0}", "\u{A0}11"])
    func aScoreIsANumberHoweverAToolDressesIt(_ written: String) throws {
        let scene = try ReadbackScene()
        let report = try scene.readback(1, as: .extract) {
            $0["extract.csv"]?.set(
                "score", to: written, where: ["externalLMSSourcedID": Self.essay, "personID": "s501"])
        }
        #expect(report.confirmed == 9 && report.newlyFrozen == [:])
    }

    @Test(
        "Where most scores are texts with digits that is one cause", arguments: ["90%", "9/10", "1,234.50"])
    func whereMostScoresAreTextsWithDigits(_ written: String) throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: .extract) { $0["extract.csv"]?.set("score", to: written) }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "input-refused")
        #expect(failure.message.contains("values of the column score cannot be read"), "\(failure.message)")
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
    }
}
