import Foundation
import TestSupport
import Testing

@Suite(
    "A night that dies while it fetches or delivers, rerun, ends as if it had not died",
    .enabled(if: Requirement.sshd, "needs root and OpenSSH's server"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct RemoteKillTests {
    private static let file = "Cedar-Valley-20261123T080000Z-000001.zip"
    private static let told = "SELECT * FROM delivery; SELECT * FROM fetched;"

    /// What is there when the night is killed: on its own disk, or over there.
    private static let moments = [
        "staging/fetch", "staging/claimed/roster", "staging/\(file).done", "reports/20261123T080000Z-export",
        "over there: \(file).part", "over there: \(file)", "over there: \(file).sha256.part",
        "over there: \(file).sha256", "over there: \(file).done.part", "over there: \(file).done",
    ]

    @Test("Killed as soon as a file is there: nothing half is over there, and the rerun delivers it once")
    func killedAsSoonAsAFileIsThere() throws {
        let scene = try RemoteScene()
        try scene.putOut(1)
        let before = try TestWorkspace(copyOf: scene.workspace)
        let untouched = try TestWorkspace(copyOf: before)
        _ = try Gradebridge.run(Self.arguments(untouched))
        let expected = try Self.whole(scene)
        try #require(expected.count == 3)
        let delivery = try untouched.ledger.sql(Self.told)
        var kills = 0
        for moment in Self.moments {
            for name in try scene.delivered() {
                try FileManager.default.removeItem(at: scene.drop.appending(path: name))
            }
            let workspace = try TestWorkspace(copyOf: before)
            let sign =
                moment.hasPrefix("over there: ")
                ? scene.drop.appending(path: moment.dropFirst("over there: ".count))
                : workspace.folder.appending(path: moment)
            let killed = try Self.run(Self.arguments(workspace), until: sign)
            if killed.status == 137 { kills += 1 }
            for (name, bytes) in try Self.whole(scene) {
                #expect(expected[name] == bytes, "\(name) is not whole; killed at \(moment)")
            }
            let rerun = try Gradebridge.run(Self.arguments(workspace))
            #expect([0, 3].contains(rerun.status), "\(rerun.errors); killed at \(moment)")
            #expect(try Self.whole(scene) == expected, "killed at \(moment)")
            #expect(try workspace.ledger.sql(Self.told) == delivery, "killed at \(moment)")
            #expect(try FolderPicture(workspace.outbox).names == [], "killed at \(moment)")
        }
        print("nights with another host killed: \(kills) of \(Self.moments.count)")
        #expect(kills > 5)
    }

    /// Runs the program and kills it as soon as there is something at the path.
    private static func run(_ arguments: [String], until sign: URL) throws -> Finished {
        try Python.tool("kill_at.py", [sign.path, Gradebridge.path] + arguments)
    }

    private static func arguments(_ workspace: TestWorkspace) -> [String] {
        ["--workspace", workspace.folder.path, "nightly", "--quiet", "--now", RemoteScene.clock(1)]
    }

    /// What has a final name over there.
    private static func whole(_ scene: RemoteScene) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try scene.delivered() where !name.hasSuffix(".part") {
            found[name] = try Data(contentsOf: scene.drop.appending(path: name))
        }
        return found
    }
}
