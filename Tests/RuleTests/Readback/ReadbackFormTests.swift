import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "The forms of a read-back", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess
)
struct ReadbackFormTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let form: CampusExport.Form
        let container: CampusExport.Container
        var testDescription: String { "\(form.rawValue), \(container)" }

        static let all = [
            Case(form: .oneRoster11, container: .folder), Case(form: .oneRoster11, container: .zip),
            Case(form: .oneRoster12, container: .folder), Case(form: .oneRoster12, container: .zip),
            Case(form: .extract, container: .folder), Case(form: .extract, container: .zip),
            Case(form: .extract, container: .file),
        ]
    }

    @Test(
        "OneRoster 1.1, 1.2 and the data extract, folder, zip and bare CSV file, say the same",
        arguments: Case.all)
    func oneRoster1_11_2AndTheDataExtract(_ form: Case) throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        let report = try scene.readback(1, as: form.form, in: form.container)
        #expect(report.input.format == (form.form == .extract ? "data-extract" : "oneroster"))
        #expect(report.input.time == "2026-11-23T11:00:00.000Z")
        #expect(report.input.full)
        #expect(report.rows == 9)
        #expect(report.confirmed == 8)
        #expect(report.findings == [:])
        try scene.expectFrozen(
            1, [Evidence("itsl_901_41001", "s501", "changed", ours: "11", campus: "18.5")])
    }

    @Test("A profile renames files and columns of a OneRoster set")
    func aProfileRenamesFilesAndColumnsOfAOneRosterSet() throws {
        let scene = try ReadbackScene(
            """
            profile:
              files:
                - "lineItems.csv = assignments.csv"
                - "results.csv = scores.csv"
              columns:
                - "results.csv: score = Points"
                - "lineItems.csv: resultValueMax = OutOf"
            """)
        let report = try scene.readback(1) { tables in
            tables["assignments.csv"] = tables.removeValue(forKey: "lineItems.csv")
            tables["scores.csv"] = tables.removeValue(forKey: "results.csv")
            tables["assignments.csv"]?.rename("resultValueMax", to: "OutOf")
            tables["scores.csv"]?.rename("score", to: "Points")
        }
        #expect(report.confirmed == 9)
        #expect(report.findings == [:])
    }

    @Test("A profile renames the extract and its columns; a bare CSV file may have any name")
    func aProfileRenamesTheExtractAndItsColumns() throws {
        let scene = try ReadbackScene(
            """
            profile:
              files:
                - "extract.csv = CampusScores.csv"
              columns:
                - "extract.csv: personID = studentNumber"
            """)
        let named = try scene.readback(1, as: .extract) { tables in
            tables["CampusScores.csv"] = tables.removeValue(forKey: "extract.csv")
            tables["CampusScores.csv"]?.rename("personID", to: "studentNumber")
        }
        #expect(named.confirmed == 9)
        let bare = try scene.readback(2, as: .extract, in: .file) { tables in
            tables["extract.csv"]?.rename("personID", to: "studentNumber")
        }
        #expect(bare.confirmed == 9)
    }

    @Test(
        "OneRoster tells exempt by its status, missing and incomplete by 1.2's columns, a letter grade as a text"
    )
    func oneRosterFlags() throws {
        let scene = try ReadbackScene()
        scene.campus.flag("itsl_901_41001", "s501", "exempt")
        scene.campus.flag("itsl_901_41001", "s502", "missing")
        scene.campus.flag("itsl_901_41001", "s503", "incomplete")
        scene.campus.set("itsl_901_42001", "s504", to: "B+")
        let report = try scene.readback(1, as: .oneRoster12)
        #expect(report.newlyFrozen == ["flagged": 3, "changed": 1])
        let flags = try scene.frozen().map { "\($0.student) \($0.flags) \($0.campus ?? "-")" }
        #expect(
            flags == ["s501 exempt 11", "s502 missing 12", "s503 incomplete 13", "s504  B+"])
    }

    @Test(
        "An extract that names persons by bare numbers is refused with the advice to set campus.personPrefix, and read with it"
    )
    func personPrefix() throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: .extract) { tables in
            for row in tables["extract.csv"]?.rows.indices ?? 0..<0 {
                let person = tables["extract.csv"]?.rows[row]["personID"] ?? ""
                tables["extract.csv"]?.rows[row]["personID"] = String(person.dropFirst())
            }
        }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "persons-unknown")
        #expect(failure.advice.contains("campus.personPrefix: s"))
        try scene.workspace.configure(
            """
            district:
              name: Cedar Valley
              timeZone: America/Chicago
            readback:
              personPrefix: s
            """)
        #expect(try scene.applied(scene.run(file, 1)).confirmed == 9)
    }

    @Test("A set of changes is taken as partial, and said; what it says is deleted is gone")
    func aSetOfChangesIsTakenAsPartialAndSaid() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        var changes = scene.campus.part("itsl_901_41001", "itsl_903_41002")
        changes.removeRow("itsl_901_41001", "s502")
        changes.change("itsl_901_41001", "s501") { $0.status = "tobedeleted" }
        changes.edit("itsl_903_41002") { $0.status = "tobedeleted" }
        let report = try scene.readback(2, of: changes) { tables in
            tables["manifest.csv"]?.set("value", to: "delta", where: ["propertyName": "file.results"])
        }
        #expect(!report.input.full)
        #expect(report.newlyFrozen == ["cleared": 1])
        #expect(report.heldLineItems == ["item-removed": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s501"])
    }

    @Test("What is no whole read-back is refused (20), and the ledger stays as it was")
    func whatIsNoWholeReadBackIsRefused() throws {
        let scene = try ReadbackScene()
        let noResults = try scene.file(1) { $0["results.csv"] = nil }
        let failure = try scene.expectUnapplied(noResults, 1, status: 20, code: "input-refused")
        #expect(failure.message.contains("results.csv"))
        let noColumn = try scene.file(1, as: .extract) { tables in
            tables["extract.csv"]?.columns.removeAll { $0 == "dropped" }
        }
        _ = try scene.expectUnapplied(noColumn, 1, status: 20, code: "input-refused")
        let ragged = try scene.file(1, as: .extract, in: .file)
        let text = try String(contentsOf: ragged, encoding: .utf8)
        try Data(text.dropLast(20).utf8).write(to: ragged)
        let cut = try scene.expectUnapplied(ragged, 1, status: 20, code: "input-refused")
        #expect(cut.message.contains("line 10"))
        let twice = try scene.file(1) { tables in
            let first = tables["lineItems.csv"]?.rows.first ?? [:]
            tables["lineItems.csv"]?.rows.append(first)
        }
        _ = try scene.expectUnapplied(twice, 1, status: 20, code: "input-refused")
        _ = try scene.expectUnapplied(
            scene.workspace.scratch.url.appending(path: "nowhere.zip"), 1, status: 20,
            code: "input-refused")
    }
}
