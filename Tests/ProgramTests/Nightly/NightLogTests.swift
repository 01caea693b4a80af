import Foundation
import Scenes
import TestSupport
import Testing

@Suite("What a night logs")
struct NightLogTests {
    private static let secrets = [
        "Zaphodine", "Beeblebroxson", "zb.username", "My dog ate it", "77.125", "Top secret",
    ]

    /// A night in which as much as possible is said: something refused, something frozen, something rejected.
    private static func loudNight(_ format: String) throws -> NightScene.Night {
        let scene = try NightScene("log:\n  format: \(format)")
        scene.district.change("users.csv") {
            $0.set("givenName", to: "Zaphodine")
            $0.set("familyName", to: "Beeblebroxson")
            $0.set("username", to: "zb.username")
        }
        scene.district.change("Assessments.csv") { $0.set("Comment", to: "My dog ate it") }
        scene.district.change("Courses.csv") { $0.set("Title", to: "Top secret course") }
        try scene.playFirstNight()
        scene.district.grade("901", "501", "77.125")
        scene.district.grade("901", "502", "77.125 points")
        try scene.dropGradebook()
        scene.campus.set("itsl_901_41001", "s503", to: "77.125")
        scene.campus.change("itsl_901_41001", "s503") { $0.comment = "My dog ate it" }
        try scene.dropReadback(1)
        try BadDrop.wrongCRC.drop(scene)
        let folder = try scene.workspace.scratch.folder("broken")
        var broken = scene.district
        broken.change("Persons.csv") { $0.append(["501", "Beeblebroxson"]) }
        try broken.write(to: folder)
        try scene.drop(folder.appending(path: "gradebook"), .gradebook, "broken.zip")
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.report.failureCodes == ["input-refused", "input-refused"])
        #expect(night.report.attention.contains("changed"))
        return night
    }

    @Test(
        "json: each line is an object with time, level, run and message, from the night's beginning to its end"
    )
    func jsonEachLineIsAnObjectWithTime() throws {
        let night = try Self.loudNight("json")
        let lines = night.finished.errors.split(separator: "\n")
        let objects = try lines.map { line in
            try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String], "\(line)")
        }
        for object in objects {
            #expect(object["run"] == NightScene.run(2))
            #expect(object["time"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
            #expect(["info", "notice", "warning", "error"].contains(object["level"]))
            #expect(object["message"]?.isEmpty == false)
        }
        #expect(objects.first?["message"] == "night begins")
        #expect(objects.last?["message"] == "night ends")
        #expect(objects.last?["exit"] == "20")
        #expect(
            objects.filter { $0["level"] == "error" }.map { $0["code"] } == [
                "input-refused", "input-refused",
            ])
        let steps = objects.compactMap { $0["step"] }
        #expect(steps.first == "backup")
        for step in ["claim", "readback", "export", "retention"] { #expect(steps.contains(step), "\(step)") }
    }

    @Test(
        "text: each line has its time, its level and its sentence, and one of them names the run's district")
    func textEachLineHasItsTime() throws {
        let lines = try Self.loudNight("text").finished.errors.split(separator: "\n")
        for line in lines {
            #expect(
                line.firstMatch(of: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|notice|warning|error) +\S/)
                    != nil,
                "\(line)")
        }
        #expect(lines.first?.contains("night begins district=Cedar-Valley") == true)
        #expect(lines.last?.contains("night ends exit=20") == true)
    }

    @Test(
        "No name, comment or score of the district is in the log, the report or the result",
        arguments: ["json", "text"])
    func noNameCommentOrScoreOfTheDistrictIsInTheLog(format: String) throws {
        let night = try Self.loudNight(format)
        let folder = URL(filePath: night.report.report).deletingLastPathComponent()
        let texts =
            [night.finished.errors, night.finished.output]
            + (try FolderPicture(folder).entries.values.compactMap {
                $0.bytes.map { String(decoding: $0, as: UTF8.self) }
            })
        for text in texts {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(secret)") }
        }
    }
}
