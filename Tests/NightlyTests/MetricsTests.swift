import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import Nightly

@Suite("A night's figures for Prometheus")
struct MetricsTests {
    static func figures(_ district: String = "Cedar Valley") -> NightFigures {
        NightFigures(
            district: district, lastRunTimestampSeconds: 1_795_399_200,
            lastSuccessTimestampSeconds: 1_795_312_800, exitCode: 75, durationSeconds: 12.5,
            steps: ["export": .done, "deliver": .failed], scores: ["sent": 2928, "in-flight": 3],
            newlyFrozen: ["changed": 2], frozen: 7, held: ["no-score": 1, "not-enrolled": 220],
            rejected: ["bad-score": 4], bundlesPublished: 1, bundlesWaiting: 2, bundlesDelivered: 0,
            readbackAgeSeconds: 86_400, gradebookAgeSeconds: 3600, ledgerBytes: 4_096_000,
            quarantinedFiles: 1)
    }

    @Test("Each figure has its line under its name, with HELP and TYPE before it")
    func eachFigureHasItsLineUnderItsName() {
        let text = Metrics.text(Self.figures())
        #expect(
            text.hasPrefix(
                """
                # HELP gradebridge_last_run_timestamp_seconds When the last night began.
                # TYPE gradebridge_last_run_timestamp_seconds gauge
                gradebridge_last_run_timestamp_seconds{district="Cedar Valley"} 1795399200

                """))
        #expect(
            text.contains(
                """
                # TYPE gradebridge_held gauge
                gradebridge_held{district="Cedar Valley",code="no-score"} 1
                gradebridge_held{district="Cedar Valley",code="not-enrolled"} 220

                """))
        #expect(text.hasSuffix("\n"))
    }

    @Test("What there is none of yet has no line: 0 would be a moment or an age")
    func whatThereIsNoneOfYetHasNoLine() {
        var figures = Self.figures()
        figures.lastSuccessTimestampSeconds = nil
        figures.readbackAgeSeconds = nil
        figures.gradebookAgeSeconds = nil
        let text = Metrics.text(figures)
        for name in ["last_success", "readback_age", "gradebook_age"] { #expect(!text.contains(name)) }
    }

    @Test(
        "Prometheus's own client reads every figure and the district's name back",
        .enabled(if: Requirement.prometheusClient, "needs Python's prometheus_client"),
        arguments: [
            "Cedar Valley", "\"Cedar\" {Valley=1}", "back\\slash\\n", "new\nline", "Žižkov 😀", "\\", "\"",
            "a,b=\"c\"} 7",
        ])
    func prometheussOwnClientReadsEveryFigureAndTheDistrictsNameBack(district: String) throws {
        let samples = try Self.read(Metrics.text(Self.figures(district)))
        #expect(
            samples.allSatisfy { $0.labels["district"] == district && $0.type == "gauge" && !$0.help.isEmpty }
        )
        let values = Dictionary(samples.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
        #expect(values.count == samples.count)
        #expect(
            values == [
                "last_run_timestamp_seconds": 1_795_399_200, "last_success_timestamp_seconds": 1_795_312_800,
                "last_exit_code": 75, "last_run_duration_seconds": 12.5, "frozen": 7,
                "step_result deliver done": 0, "step_result deliver nothing": 0,
                "step_result deliver failed": 1, "step_result deliver skipped": 0,
                "step_result export done": 1, "step_result export nothing": 0,
                "step_result export failed": 0, "step_result export skipped": 0, "scores sent": 2928,
                "scores in-flight": 3, "newly_frozen changed": 2, "held no-score": 1,
                "held not-enrolled": 220,
                "rejected bad-score": 4, "bundles_published": 1, "bundles_waiting": 2, "bundles_delivered": 0,
                "readback_age_seconds": 86_400, "gradebook_age_seconds": 3600, "ledger_bytes": 4_096_000,
                "quarantined_files": 1,
            ])
    }

    @Test("A control character that the format cannot escape does not end a line")
    func aControlCharacterThatTheFormatCannotEscapeDoesNotEndALine() {
        let text = Metrics.text(Self.figures("a\rb\u{2028}c\u{85}d"))
        #expect(text.contains("{district=\"a b c d\"}"))
    }

    @Test("The file is replaced whole, any user may read it, and nothing else is left in its folder")
    func theFileIsReplacedWhole() throws {
        let scratch = try ScratchFolder()
        let path = FilePath(scratch.url.appending(path: "gradebridge.prom").path)
        try Metrics.write(Self.figures("Old"), to: path)
        let before = try Files.status(path)
        try Metrics.write(Self.figures("New"), to: path)
        let after = try Files.status(path)
        #expect(before?.inode != after?.inode)
        #expect(after?.permissions == 0o644)
        #expect(try Files.list(FilePath(scratch.url.path)).map(\.name) == ["gradebridge.prom"])
        #expect(try String(contentsOfFile: path.string, encoding: .utf8) == Metrics.text(Self.figures("New")))
    }

    /// One line of the metrics, as the client understood it.
    private struct Sample: Decodable {
        var name: String
        var type: String
        var help: String
        var labels: [String: String]
        var value: Double

        /// The name without ours, and the other labels' values.
        var key: String {
            let others = ["step", "class", "code", "reason", "result"].compactMap { labels[$0] }
            return ([name.replacing("gradebridge_", with: "")] + others).joined(separator: " ")
        }
    }

    private static func read(_ text: String) throws -> [Sample] {
        let scratch = try ScratchFolder()
        let file = scratch.url.appending(path: "gradebridge.prom")
        try Data(text.utf8).write(to: file)
        let program = """
            import json, sys
            from prometheus_client.parser import text_string_to_metric_families
            text = open(sys.argv[1], encoding="utf-8", newline="").read()
            print(json.dumps([
                {"name": s.name, "type": f.type, "help": f.documentation, "labels": s.labels, "value": s.value}
                for f in text_string_to_metric_families(text) for s in f.samples]))
            """
        let json = try Python.output(program, [file.path])
        return try JSONDecoder().decode([Sample].self, from: Data(json.utf8))
    }
}
