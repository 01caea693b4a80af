import Foundation
import Logging
import Synchronization
import Testing

@testable import RunLog

@Suite("The log of a run")
struct RunLoggerTests {
    /// What a logger wrote, call by call.
    private final class Written: Sendable {
        private let kept = Mutex<[String]>([])
        var lines: [String] { kept.withLock { $0 } }

        func logger(_ format: RunLogger.Format) -> RunLogger {
            RunLogger(format: format, runID: "run-1", now: { "2026-11-23T02:00:00.123Z" }) { bytes in
                self.kept.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
            }
        }
    }

    @Test("Every event is one write of one whole line, with its level and the injected time")
    func everyEventIsOneWriteOfOneWholeLine() {
        let written = Written()
        let log = written.logger(.text)
        log.info("began")
        log.notice("nothing to fetch", ["kind": "roster"])
        log.warning("a file was refused", ["file": "a.zip", "code": "ragged-row"])
        log.error("the step failed", ["step": "export"])
        #expect(
            written.lines == [
                "2026-11-23T02:00:00.123Z info    began\n",
                "2026-11-23T02:00:00.123Z notice  nothing to fetch kind=roster\n",
                "2026-11-23T02:00:00.123Z warning a file was refused code=ragged-row file=a.zip\n",
                "2026-11-23T02:00:00.123Z error   the step failed step=export\n",
            ])
    }

    @Test("The same in JSON, with the run's name")
    func theSameInJSONWithTheRunsName() {
        let written = Written()
        written.logger(.json).info("began", ["inputs": "3"])
        #expect(
            written.lines == [
                #"{"time":"2026-11-23T02:00:00.123Z","level":"info","run":"run-1","message":"began","inputs":"3"}"#
                    + "\n"
            ])
    }

    @Test("Tasks at once write whole lines, none lost")
    func tasksAtOnceWriteWholeLines() async throws {
        let written = Written()
        let log = written.logger(.json)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask { log.info("step", ["number": "\(number)"]) }
            }
        }
        let numbers = try written.lines.map { line in
            let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
            return try #require(Int(fields?["number"] ?? ""))
        }
        #expect(numbers.sorted() == Array(0..<200))
    }

    @Test("Nested metadata becomes fields of their own")
    func nestedMetadataBecomesFieldsOfTheirOwn() {
        let fields = LineHandler.flat([
            "b": .dictionary(["y": "2", "x": .dictionary(["z": "1"])]), "a": .array(["p", "q"]),
            "c": .stringConvertible(3),
        ])
        #expect(fields.map { "\($0.key)=\($0.value)" } == [#"a=["p", "q"]"#, "b.x.z=1", "b.y=2", "c=3"])
    }

    @Test("The system's time is UTC to the millisecond")
    func theSystemsTimeIsUTCToTheMillisecond() {
        #expect(LogTime.text(seconds: 1_795_399_205, nanoseconds: 7_999_999) == "2026-11-23T02:00:05.007Z")
        #expect(LogTime.text(seconds: -1, nanoseconds: 0) == "1969-12-31T23:59:59.000Z")
        #expect(LogTime.now().wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }

    @Test("A line is on the descriptor whole, and one that cannot be written stops nothing")
    func aLineIsOnTheDescriptorWhole() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        try #require(descriptor >= 0)
        let line = Array(repeating: UInt8(ascii: "x"), count: 100_000)
        StandardError.write(line[...], to: descriptor)
        close(descriptor)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(line))
        StandardError.write(line[...], to: -1)
        let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
        StandardError.write(line[...], to: full)
        close(full)
    }
}
