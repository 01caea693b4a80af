import Scenes
import TestSupport
import Testing

@Suite(
    "campus.decimals holds for maximum points as well",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct CampusDecimalsTests {
    @Test(
        "Rounded to so many decimals they are the same; else they changed",
        arguments: [
            ("\ncampus:\n  decimals: 2", "33.33", [:]),
            ("\ncampus:\n  decimals: 2", "33.34", ["points-changed": 1]),
            ("", "33.33", ["points-changed": 1]),
        ])
    func maxPoints(configuration: String, shown: String, held: [String: Int]) throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + configuration)
        scene.district.setItem("903", "MaxScore", "33.333")
        scene.district.grade("903", "501", "31")
        scene.district.grade("903", "506", "32")
        _ = try scene.export(2)
        try scene.importAll()
        #expect(scene.campus.lineItem("itsl_903_41002")?.maxPoints == "33.333")
        scene.campus.edit("itsl_903_41002") { $0.maxPoints = shown }
        let report = try scene.readback(2)
        #expect(report.heldLineItems == held)
        #expect(report.confirmed == 9)
        #expect(report.newlyFrozen == [:])
    }
}
