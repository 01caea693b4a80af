import Foundation
import Programs
import TestSupport
import Testing

@Suite("The notify command")
struct NotifierTests {
    private let report = Array("{\"exitCode\":0}".utf8)

    @Test("It gets the bytes on its standard input and its arguments as they are, without a shell")
    func itGetsTheBytesOnItsStandardInputAndItsArgumentsAsThey() async throws {
        let folder = try ScratchFolder()
        let target = folder.url.appending(path: "a b; $HOME").path
        let outcome = await notifier(["tee", target]).send(report)
        #expect(outcome == .sent)
        #expect(try Data(contentsOf: URL(filePath: target)) == Data(report))
    }

    @Test("Its exit code, or 128 and the signal that ended it, is kept")
    func itsExitCodeOr128AndTheSignalThatEndedIt() async {
        #expect(await notifier(["sh", "-c", "exit 7"]).send(report) == .failed(7))
        #expect(await notifier(["sh", "-c", "kill -9 $$"]).send(report) == .failed(137))
    }

    @Test("A command that does not read to the end has been notified where it exits with 0")
    func closesEarly() async {
        let large = [UInt8](repeating: 0, count: 5_000_000)
        #expect(await notifier(["true"]).send(large) == .sent)
        #expect(await notifier(["head", "-c", "1"]).send(large) == .sent)
        #expect(await notifier(["sh", "-c", "exec 0<&-; exit 3"]).send(large) == .failed(3))
    }

    @Test("A command that hangs is ended at its time limit")
    func aCommandThatHangsIsEndedAtItsTimeLimit() async {
        #expect(await notifier(["sleep", "600"], seconds: 1).send(report) == .timedOut)
    }

    @Test("A command that is not there is not started", arguments: [["no-such-program"], ["/nowhere/x"], []])
    func aCommandThatIsNotThereIsNotStarted(command: [String]) async {
        let outcome = await notifier(command).send(report)
        guard case .notStarted(let error) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(error.code == .notFound)
    }

    private func notifier(_ command: [String], seconds: Int = 60) -> Notifier {
        Notifier(command: command, timeoutSeconds: seconds)
    }
}
