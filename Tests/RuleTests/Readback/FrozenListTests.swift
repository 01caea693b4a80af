import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "frozen list: what is frozen, and why",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct FrozenListTests {
    private static func sceneWithFreezes() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.set(
            "itsl_901_41001", "s501", to: "=HYPERLINK(1)", by: "@cmd", at: "2026-11-23T09:00:00Z")
        scene.campus.flag("itsl_901_42001", "s504", "missing", "late")
        _ = try scene.readback(1, as: .extract)
        scene.campus.set("itsl_902_41001", "s503", to: "6")
        _ = try scene.readback(2, as: .extract)
        return scene
    }

    @Test("Each filter shows what it names; they narrow each other")
    func eachFilterShowsWhatItNames() throws {
        let scene = try Self.sceneWithFreezes()
        func students(_ filter: String...) throws -> [String] { try scene.frozen(filter).map(\.student) }
        #expect(try students() == ["s501", "s503", "s504"])
        #expect(try students("--section", "41001") == ["s501", "s503"])
        #expect(try students("--school", "MS") == ["s504"])
        #expect(try students("--reason", "entered") == ["s503"])
        #expect(try students("--since", "2026-11-24T12:00:00Z") == ["s503"])
        #expect(try students("--since", "2026-11-24T12:00:01Z") == [])
        #expect(try students("--item", "901", "--section", "41001") == ["s501"])
        #expect(try students("--line-item", "itsl_902_41001", "--student", "s501") == [])
        #expect(try scene.workspace.run(["frozen", "list", "--reason", "thawed"]).status == 64)
    }

    @Test("--json has the keys of Spec/json.md in every entry, null where there is nothing")
    func jsonHasTheKeysOfSpecJsonMdInEveryEntry() throws {
        let scene = try Self.sceneWithFreezes()
        let output = try scene.workspace.run(["frozen", "list", "--json"]).output
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(whole["version"] as? Int == 1)
        let entries = try #require(whole["frozen"] as? [[String: Any]])
        #expect(entries.count == 3)
        for entry in entries {
            for key in ["lineItem", "student", "reason", "ours", "campus", "since"] {
                #expect(entry.keys.contains(key), "\(key)")
            }
        }
        let entered = try #require(entries.first { $0["reason"] as? String == "entered" })
        #expect(entered["ours"] is NSNull)
        #expect(entered["campus"] as? String == "6")
    }

    @Test("The table has a line for each, with both values; without any it says so")
    func theTableHasALineForEach() throws {
        let scene = try Self.sceneWithFreezes()
        let text = try scene.workspace.run(["frozen"]).output
        #expect(
            text.hasPrefix("3 scores are kept as Campus has them (frozen), until somebody releases them.\n"))
        let line = try #require(text.split(separator: "\n").first { $0.contains("s504") })
        #expect(
            line.split(separator: " ").map(String.init) == [
                "itsl_901_42001", "s504", "flagged", "14", "14,", "missing", "late",
                "2026-11-23T12:00:00.000Z",
            ])
        #expect(
            try scene.workspace.run(["frozen", "list", "--section", "1"]).output
                == "No frozen score fits what was asked for.\n")
        #expect(try ReadbackScene().workspace.run(["frozen"]).output == "No score is frozen.\n")
    }

    @Test("--csv is for a spreadsheet: what it would run is neutralised, in details.csv too")
    func csvIsForASpreadsheet() throws {
        let scene = try ReadbackScene()
        scene.campus.set(
            "itsl_901_41001", "s501", to: "=HYPERLINK(1)", by: "@cmd", at: "2026-11-23T09:00:00Z")
        let report = try scene.readback(1, as: .extract)
        let list = CSVTable(text: try scene.workspace.run(["frozen", "list", "--csv"]).output)
        #expect(list.rows.count == 1)
        let details = try CSVTable(file: URL(filePath: report.details))
        for table in [list, details] {
            #expect(table.rows(where: ["student": "s501"]).count == 1)
            for cell in table.rows.flatMap(\.values) {
                #expect(!"=+-@".contains(cell.first ?? " "), "\(cell)")
            }
            #expect(table.values("campus").first?.hasSuffix("=HYPERLINK(1)") == true)
        }
        #expect(list.values("changedBy").first?.hasSuffix("@cmd") == true)
        #expect(details.values("changed_by").first?.hasSuffix("@cmd") == true)
        // Programs get the very text.
        #expect(try scene.frozen().map(\.campus) == ["=HYPERLINK(1)"])
    }
}
