import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Ids of ours that an extract writes in another letter case",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OtherCaseTests {
    private static let code = "guard-readback-line-items"

    private enum IDColumn: String {
        case lineItem = "externalLMSSourcedID"
        case student = "personID"
    }

    /// Writes the ids in a column otherwise: all of them, or the one that is named.
    private static func write(
        _ tables: inout [String: CSVTable], _ column: IDColumn = .lineItem, only: String? = nil,
        _ change: (String) -> String
    ) {
        guard var table = tables["extract.csv"] else { return }
        for row in table.rows.indices {
            let id = table.rows[row][column.rawValue] ?? ""
            if only == nil || only == id { table.rows[row][column.rawValue] = change(id) }
        }
        tables["extract.csv"] = table
    }

    @Test(
        "They are matched and said once: every score is confirmed, and one that Campus changed freezes",
        arguments: [nil, "itsl_901_41001"])
    func theyAreMatchedAndSaidOnce(only: String?) throws {
        let scene = try ReadbackScene()
        let first = try scene.readback(1, as: .extract) { Self.write(&$0, only: only) { $0.uppercased() } }
        #expect(first.confirmed == 9)
        #expect(first.findings == ["other-case": only == nil ? 9 : 3])
        #expect(first.attention == [])
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        let report = try scene.readback(2, as: .extract) { Self.write(&$0, only: only) { $0.uppercased() } }
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(report.findings == ["other-case": only == nil ? 9 : 3])
        try scene.expectFrozen(
            2, [Evidence("itsl_901_41001", "s501", "changed", ours: "11", campus: "18.5")])
    }

    @Test("What cannot be read in such a row, and beside it, is told once")
    func whatCannotBeReadInSuchARow() throws {
        let scene = try ReadbackScene()
        let report = try scene.readback(1, as: .extract) { tables in
            tables["extract.csv"]?.set("exempt", to: "maybe", where: ["personID": "s501"])
            Self.write(&tables, only: "itsl_901_41001") { $0.uppercased() }
        }
        #expect(report.findings == ["bad-value": 3, "other-case": 3])
        #expect(report.unreadable == 3)
        #expect(report.ambiguous == 3)
    }

    @Test("Beside its own spelling, or in two others, it stops as before, and nothing is applied")
    func besideItsOwnSpelling() throws {
        let scene = try ReadbackScene()
        var isFirst = true
        let beside = try scene.file(1, as: .extract) { tables in
            Self.write(&tables, only: "itsl_901_41001") { id in
                defer { isFirst = false }
                return isFirst ? id.uppercased() : id
            }
        }
        isFirst = true
        let twice = try scene.file(1, as: .extract) { tables in
            Self.write(&tables, only: "itsl_901_41001") { id in
                defer { isFirst = false }
                return isFirst ? id.uppercased() : "Itsl_901_41001"
            }
        }
        for file in [beside, twice] {
            let failure = try scene.expectUnapplied(file, 1, status: 21, code: Self.code)
            #expect(failure.message.contains("ITSL_901_41001 for itsl_901_41001"))
        }
        #expect(
            try scene.readback(1, as: .extract).confirmed == 9, "written as they were sent, they are read")
    }

    @Test(
        "Students too: matched where each can be one alone, said once, and what Campus changed freezes",
        arguments: [nil, "s501"], [[], ["--accept-changes"]])
    func studentsTooMatchedWhereEachCanBeOneAlone(only: String?, options: [String]) throws {
        let scene = try ReadbackScene()
        func edit(_ tables: inout [String: CSVTable]) {
            Self.write(&tables, .student, only: only) { $0.uppercased() }
            if only == nil { Self.write(&tables) { $0.uppercased() } }
        }
        let first = try scene.readback(1, as: .extract, options, edit: edit)
        #expect(first.confirmed == 9)
        #expect(first.findings == ["other-case": only == nil ? 9 + 6 : 1])
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        #expect(try scene.readback(2, as: .extract, options, edit: edit).newlyFrozen == ["changed": 1])
        try scene.expectFrozen(
            2, [Evidence("itsl_901_41001", "s501", "changed", ours: "11", campus: "18.5")])
    }

    @Test("A student in two ways of writing is refused as before; so is one whose id was changed otherwise")
    func aStudentInTwoWaysOfWritingIsRefusedAsBefore() throws {
        let scene = try ReadbackScene()
        var isFirst = true
        let twice = try scene.file(1, as: .extract) { tables in
            Self.write(&tables, .student, only: "s501") { id in
                defer { isFirst = false }
                return isFirst ? id.uppercased() : id
            }
        }
        let failure = try scene.expectUnapplied(twice, 1, status: 20, code: "persons-unknown")
        #expect(failure.message.contains("stands the student S501, whom we know as s501"))
        let zero = try scene.file(1, as: .extract) {
            Self.write(&$0, .student, only: "s501") { _ in "S0501" }
        }
        _ = try scene.expectUnapplied(zero, 1, status: 20, code: "persons-unknown")
        #expect(try scene.readback(1, as: .extract).confirmed == 9, "written as we know them, they are read")
    }

    @Test("Where a zero stands before a number as well it stops as before")
    func whereAZeroStandsBeforeANumberAsWellItStopsAsBefore() throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: .extract) { tables in
            Self.write(&tables) { $0 == "itsl_901_41001" ? "ITSL_0901_41001" : $0.uppercased() }
        }
        _ = try scene.expectUnapplied(file, 1, status: 21, code: Self.code)
    }

    @Test(
        "A score entered for a student whom we never sent there, under his id in another way of writing, is not sent over",
        arguments: ["S507", "0507", "s507 ", "507"], [CampusExport.Form.extract, .oneRoster11])
    func aScoreEnteredForAStudentWhomWeNeverSentThere(_ written: String, _ form: CampusExport.Form) throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s507", to: "9")
        let report = try scene.readback(1, as: form) { tables in
            tables["extract.csv"]?.set("personID", to: written, where: ["personID": "s507"])
            tables["results.csv"]?.set("studentSourcedId", to: written, where: ["studentSourcedId": "s507"])
        }
        #expect(report.newlyFrozen == ["entered": 1])
        scene.district.gradeMore(507..<508, "12")
        #expect(try scene.export(2).classes.held == ["ambiguous": 1])
        // Released, because it is another's or shall be sent over, the score goes out.
        #expect(try scene.release(["--student", written], 2).status == 0)
        #expect(try scene.sent(3) == ["itsl_901_41001_s507": "12"])
    }

    @Test("By night the same: what was changed is frozen and not sent")
    func byNightTheSameWhatWasChangedIsFrozenAndNotSent() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s502", to: "3")
        let file = try scene.campus.write(
            to: try scene.workspace.scratch.folder("exports"), named: NightScene.readbackName(1),
            as: .extract,
            in: .zip
        ) { Self.write(&$0) { $0.uppercased() } }
        try scene.drop(Data(contentsOf: file), .readback, file.lastPathComponent)
        scene.district.grade("901", "501", "17")
        scene.district.grade("901", "502", "18")
        try scene.dropDistrict()
        let night = try scene.night(2)
        #expect(try scene.scores(night) == ["itsl_901_41001_s501": "17"])
        #expect(night.report.readbacks.first?.newlyFrozen == ["changed": 1])
        #expect(night.report.readbacks.first?.findings == ["other-case": 9])
    }
}
