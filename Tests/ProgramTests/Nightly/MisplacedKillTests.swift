import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A night that dies while it takes a roster that is a read-back, too",
    .enabled(if: Requirement.strace, "strace is not there"))
struct MisplacedKillTests {
    @Test(
        "Wherever it is killed, the rerun freezes what changed in Campus, and never sends over it",
        arguments: ["full.zip", "full"])
    func whereverItIsKilled(_ name: String) throws {
        let scene = try MisplacedScene.changedInBoth()
        try MisplacedScene.dropWithScores(.roster, name, scene)
        func arguments(_ workspace: TestWorkspace) -> [String] {
            ["--workspace", workspace.folder.path] + scene.arguments(2)
        }
        let twin = try TestWorkspace(copyOf: scene.workspace)
        let calls = try Strace.calls(
            ["link", "linkat", "rename", "renameat2", "mkdir", "unlink", "rmdir"], of: arguments(twin),
            touching: twin.folder)
        let points = calls.filter { $0.text.contains("scores") || $0.text.contains("claimed/") }
        try #require(points.count > 4)
        for point in points {
            let (workspace, _) = try Strace.strike(
                point, "signal=KILL", before: scene.workspace, arguments: arguments)
            _ = try workspace.run(scene.arguments(2))
            let comment: Comment = "killed at \(point.description)"
            for (number, bundle) in try workspace.publishedBundles() where number > 1 {
                #expect(bundle.scores["itsl_901_41001_s501"] == nil, comment)
            }
            let frozen = try workspace.run(["frozen", "list", "--now", NightScene.clock(2)])
            #expect(frozen.output.hasPrefix("1 score is kept as Campus has it (frozen)"), comment)
        }
    }
}
