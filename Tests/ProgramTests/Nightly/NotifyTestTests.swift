import Foundation
import TestSupport
import Testing

@Suite("notify test runs the notify command, and says how it ended")
struct NotifyTestTests {
    private struct Answer: Decodable {
        var end: String
        var exit: Int?
        var program: [String]
    }

    private static func workspace(_ command: String) throws -> TestWorkspace {
        try TestWorkspace(configuration: "notify:\n  command: \(command)\n  timeoutSeconds: 5")
    }

    @Test("The command gets a message with the keys of a night that says it is a test")
    func gets() throws {
        let folder = try ScratchFolder()
        let heard = folder.url.appending(path: "heard").path
        let workspace = try Self.workspace("[tee, \"\(heard)\"]")
        let finished = try workspace.run(["notify", "test"])
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(
            finished.output
                == "Ran tee \(heard) with a test message: it ended with exit code 0, which says that somebody was told.\n"
        )
        let message = try String(contentsOfFile: heard, encoding: .utf8)
        for part in [
            "\"This is a test of notify.command; no night has run.\"", "\"exitCode\" : 0", "Cedar Valley",
        ] {
            #expect(message.replacing("\": ", with: "\" : ").contains(part), "\(message)")
        }
    }

    @Test(
        "One that fails, hangs or is not there is a failure, with what it ended with",
        arguments: [
            ("[sh, \"-c\", \"exit 7\"]", "failed", 7), ("[tail, \"-f\", /dev/null]", "timed-out", nil),
            ("[/nowhere/tell]", "not-started", nil as Int?),
        ])
    func fails(command: String, end: String, exit: Int?) throws {
        let finished = try Self.workspace(command).run(["notify", "test", "--json"])
        #expect(finished.status == 1, "\(finished.errors)")
        let answer = try finished.json(Answer.self)
        #expect(answer.end == end && answer.exit == exit && !answer.program.isEmpty)
    }

    @Test("Where none is named that is said, with the key to set")
    func noneIsNamed() throws {
        let finished = try TestWorkspace().run(["notify", "test"])
        #expect(finished.status == 1)
        #expect(finished.errors.contains("notify.command is empty"))
    }
}
