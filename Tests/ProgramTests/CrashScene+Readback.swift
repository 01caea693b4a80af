import Foundation
import Scenes
import TestSupport
import Testing

extension CrashScene {
    /// Bundle 2 was lost; bundle 1 came in, and people worked in Campus since it was shown.
    static func beforeReadback() throws -> (workspace: TestWorkspace, command: [String]) {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        _ = try scene.readback(2)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.set("itsl_901_41001", "s502", to: "")
        scene.campus.repeatRow("itsl_901_41001", "s503", score: "1")
        scene.campus.edit("itsl_901_42001") { $0.title = "Essay, counted twice" }
        scene.campus.edit("itsl_902_42001") { $0.maxPoints = "99" }
        scene.campus.removeLineItem("itsl_903_41002")
        let file = try scene.file(3, in: .zip)
        return (
            scene.workspace, ["readback", file.path, "--now", ReadbackScene.readbackClock(3), "--quiet"]
        )
    }
}
