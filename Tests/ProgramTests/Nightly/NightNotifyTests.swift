import Foundation
import TestSupport
import Testing

@Suite("Who is told of a night")
struct NightNotifyTests {
    /// A program of the test's own that the night tells.
    private static func script(_ body: String, _ scene: NightScene) throws -> URL {
        let file = scene.workspace.scratch.url.appending(path: "tell")
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file
    }

    private static func notify(
        _ program: String, _ arguments: [String], _ scene: NightScene, seconds: Int = 60
    ) throws {
        let words = ([program] + arguments).map { "\"\($0)\"" }.joined(separator: ", ")
        try scene.configure("notify:\n  command: [\(words)]\n  timeoutSeconds: \(seconds)")
    }

    @Test("notify.command gets exactly the night's JSON on its standard input, and its own arguments")
    func notifyCommandGetsExactlyTheNightsJSONOnItsStandardInput() throws {
        let scene = try NightScene()
        let heard = scene.workspace.scratch.url.appending(path: "heard")
        try Self.notify(
            Self.script("cat > \"$1\"; printf '%s' \"$2\" > \"$1.words\"", scene).path,
            [heard.path, "a b; $(touch /nowhere)"], scene)
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(try String(contentsOf: heard, encoding: .utf8) == night.finished.output)
        let words = try String(contentsOf: URL(filePath: heard.path + ".words"), encoding: .utf8)
        #expect(words == "a b; $(touch /nowhere)")
    }

    @Test(
        "One that fails, is not there, reads nothing or hangs is logged, and the night's exit code is the same",
        arguments: ["exit 7", "", "exec 0<&-; exit 0", "exec tail -f /dev/null"])
    func notHeard(body: String) throws {
        let scene = try NightScene()
        let program = body.isEmpty ? "/nowhere/tell" : try Self.script(body, scene).path
        try Self.notify(program, [], scene, seconds: 5)
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 0)
        #expect(night.sent == 9)
        let isHeard = body.hasSuffix("exit 0")
        #expect(night.finished.errors.contains("nobody was told") == !isHeard)
    }
}
