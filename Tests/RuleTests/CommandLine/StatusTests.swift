import Foundation
import Scenes
import TestSupport
import Testing

@Suite("How things stand, on one screen", .inProcess)
struct StatusTests {
    private static func status(_ workspace: TestWorkspace, _ now: String) throws -> String {
        let finished = try workspace.run(["status", "--now", now])
        #expect(finished.status == 0, "\(finished.errors)")
        return finished.output
    }

    @Test("Before anything was done it says so")
    func beforeAnythingWasDoneItSaysSo() throws {
        let text = try Self.status(TestWorkspace(), "2026-11-23T14:00:00Z")
        #expect(text.hasPrefix("Cedar Valley, Mon, Nov 23, 8:00 AM: nothing to do.\n"), "\(text)")
        #expect(text.contains("Last night      none yet"))
        #expect(text.contains("Read-back       none yet"))
    }

    @Test(
        "A bundle waits until a read-back shows it; what Campus changed is kept; each command that it names runs"
    )
    func aBundleWaitsUntilAReadBackShowsIt() throws {
        let scene = try ReadbackScene()
        let waiting = try Self.status(scene.workspace, "2026-11-23T14:00:00Z")
        #expect(waiting.contains("1 bundle to import"), "\(waiting)")
        #expect(waiting.contains("bundle 1, 9 scores not seen in Campus: outbox/Cedar-Valley-"))
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        #expect(try scene.readback(1, as: .extract).newlyFrozen == ["changed": 1])
        let seen = try Self.status(scene.workspace, "2026-11-25T14:00:00Z")
        #expect(seen.contains("To import       nothing"), "\(seen)")
        #expect(seen.contains("Kept            1 score as Campus has them"))
        #expect(seen.contains("night"))
        for command in [
            ["frozen", "list"], ["findings", "list", "--class", "held"],
            ["findings", "list", "--class", "rejected"],
        ] {
            #expect(try scene.workspace.run(command).status == 0, "\(command)")
        }
    }

    @Test("The last night is told in the district's time, and the next one by the timer that was written")
    func theLastNightIsToldInTheDistrictsTime() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        #expect(
            try scene.workspace.run(["init", scene.workspace.folder.path, "--systemd", "--at", "03:30"])
                .status == 0)
        let text = try Self.status(scene.workspace, "2026-11-25T14:00:00Z")
        #expect(text.contains("Next night      Thu, Nov 26, 3:30 AM, if its timer is installed"), "\(text)")
        #expect(!text.contains("Last night      none yet"))
        #expect(
            try Self.status(scene.workspace, "2026-11-25T07:00:00Z").contains(
                "Next night      Wed, Nov 25, 3:30 AM"))
    }

    @Test("Days and times stand as district.locale says, and doctor refuses a locale that is none")
    func daysAndTimesStandAsDistrictLocaleSays() throws {
        let swedish = try TestWorkspace(configuration: "  locale: sv-SE")
        #expect(
            try Self.status(swedish, "2026-11-23T14:00:00Z").hasPrefix(
                "Cedar Valley, mån 23 nov., 08:00: nothing to do.\n"))
        let json = try swedish.run(["status", "--json", "--now", "2026-11-23T14:00:00Z"]).output
        #expect(json.contains("\"2026-11-23T14:00:00.000Z\"") && json.contains("\"sv-SE\""))
        let wrong = try TestWorkspace(configuration: "  locale: en-GBR").run(["doctor"])
        #expect(wrong.status == 1)
        #expect(wrong.output.contains("did you mean en-GB?"), "\(wrong.output)")
    }
}
