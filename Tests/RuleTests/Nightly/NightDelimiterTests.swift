import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A night of files with other signs between cells",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct NightDelimiterTests {
    /// Writes every table of a folder anew.
    private static func rewrite(_ folder: URL, _ sign: String, first: String = "", ending: String = "csv")
        throws
    {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            let table = try CSVTable(file: file)
            let lines = [table.columns] + table.rows.map { row in table.columns.map { row[$0] ?? "" } }
            let text = lines.map { $0.map { cell($0, sign) }.joined(separator: sign) + "\r\n" }.joined()
            try FileManager.default.removeItem(at: file)
            try Data((first + text).utf8).write(to: folder.appending(path: name.dropLast(3) + ending))
        }
    }

    private static func cell(_ text: String, _ sign: String) -> String {
        text.contains { "\(sign)\"\n".contains($0) }
            ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func drop(_ scene: NightScene) throws {
        let folder = try scene.writeDistrict()
        try rewrite(folder.appending(path: "gradebook"), ";", first: "sep=;\r\n")
        try scene.drop(folder.appending(path: "gradebook"), .gradebook, "grades.zip")
        try rewrite(folder.appending(path: "roster"), "|", ending: "TXT")
        try scene.drop(folder.appending(path: "roster"), .roster, "roster")
    }

    @Test(
        "Semicolons in the gradebook, pipes in the roster and tabs in the read-back: what Campus changed is frozen, the rest is sent",
        arguments: [CampusExport.Form.oneRoster11, .extract])
    func semicolonsInTheGradebook(_ form: CampusExport.Form) throws {
        let scene = try NightScene()
        try Self.drop(scene)
        let first = try scene.night(1)
        #expect(first.sent == 9, "\(first.finished.output)")
        try scene.importAll()
        // Both sides change one score, and itslearning another.
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        scene.district.grade("901", "501", "3")
        scene.district.grade("901", "502", "4")
        try Self.drop(scene)
        let export = try scene.campus.write(
            to: try scene.workspace.scratch.folder("campus"), named: "export", as: form)
        try Self.rewrite(export, "\t", first: "\"sep=\t\"\r\n", ending: "tab")
        try scene.drop(export, .readback, "\(NightScene.readbackName(1)).zip")
        let night = try scene.night(2)
        let scores = try scene.scores(night)
        #expect(scores == ["itsl_901_41001_s502": "4"], "\(night.finished.output)")
        let frozen = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self).frozen
        #expect(
            frozen.map { "\($0.lineItem) \($0.student) \($0.campus ?? "-")" } == ["itsl_901_41001 s501 18.5"])
    }
}
