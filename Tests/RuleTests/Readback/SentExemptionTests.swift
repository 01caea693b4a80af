import Scenes
import TestSupport
import Testing

@Suite(
    "An exemption that we sent (OneRoster 1.2), and what stands beside it",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct SentExemptionTests {
    @Test(
        "Exempt alone or with a score that we sent is confirmed; with one that we never sent it freezes as changed",
        arguments: [CampusExport.Form.oneRoster12, .extract])
    func besideAScore(form: CampusExport.Form) throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\n" + TestWorkspace.oneRoster12 + "\ntransfer:\n  exempt: send")
        for person in ["501", "502", "503"] {
            scene.district.setAssessment("901", person, "IsExempt", "true")
        }
        #expect(try scene.export(2).classes.sent == 3)
        try scene.importAll()
        for student in ["s501", "s502", "s503"] {
            scene.campus.change("itsl_901_41001", student) {
                $0.score = ""
                $0.flags = ["exempt"]
            }
        }
        let alone = try scene.readback(2, as: form)
        #expect(alone.newlyFrozen == [:])
        #expect(alone.confirmed == 9)

        scene.campus.set("itsl_901_41001", "s501", to: "17")
        scene.campus.set("itsl_901_41001", "s502", to: "12")
        let beside = try scene.readback(3, as: form)
        #expect(beside.newlyFrozen == ["changed": 1])
        #expect(beside.confirmed == 8)
        try scene.expectFrozen(
            3,
            [
                Evidence(
                    "itsl_901_41001", "s501", "changed", ours: "exempt", campus: "17", flags: "exempt",
                    bundle: 2)
            ])
    }
}
