package import DurableFiles
import Outcome

/// A night's figures in Prometheus's text format, for node_exporter's textfile collector.
package enum Metrics {
    /// Replaces the file whole: written beside it and renamed, so that a scrape never sees half of it.
    ///
    /// Mode 0644, unlike every other file of ours: node_exporter runs as another user, and nothing but counts is
    /// in it. The collector takes names that end in `.prom` alone, so it passes over the unfinished one.
    package static func write(_ figures: NightFigures, to path: FilePath) throws {
        try Files.writeDurably(Array(text(figures).utf8), to: path, mode: 0o644)
    }

    package static func text(_ figures: NightFigures) -> String {
        var page = MetricsPage(district: figures.district)
        addRun(figures, to: &page)
        addScores(figures, to: &page)
        addFiles(figures, to: &page)
        return page.text
    }

    private static func addRun(_ figures: NightFigures, to page: inout MetricsPage) {
        page.add(
            "last_run_timestamp_seconds", "When the last night began.", "\(figures.lastRunTimestampSeconds)")
        if let success = figures.lastSuccessTimestampSeconds {
            page.add(
                "last_success_timestamp_seconds", "When the last night began that ended with 0 or 3.",
                "\(success)")
        }
        page.add("last_exit_code", "How the last night ended.", "\(figures.exitCode)")
        page.add("last_run_duration_seconds", "How long the last night took.", "\(figures.durationSeconds)")
        page.add("step_result", "1 for how the step ended in the last night.") {
            figures.steps.sorted { $0.key < $1.key }.flatMap { step, result in
                NightFigures.StepResult.allCases.map {
                    ([("step", step), ("result", $0.rawValue)], $0 == result ? "1" : "0")
                }
            }
        }
    }

    private static func addScores(_ figures: NightFigures, to page: inout MetricsPage) {
        page.add("scores", "Scores of the last export by class.", by: "class", figures.scores)
        page.add("held", "Held scores of the last export by code.", by: "code", figures.held)
        page.add("rejected", "Rejected values of the last export by code.", by: "code", figures.rejected)
        page.add("newly_frozen", "Scores frozen by the last night.", by: "reason", figures.newlyFrozen)
        page.add("frozen", "Scores that are frozen.", "\(figures.frozen)")
    }

    private static func addFiles(_ figures: NightFigures, to page: inout MetricsPage) {
        page.add("bundles_published", "Bundles that the last night published.", "\(figures.bundlesPublished)")
        page.add("bundles_waiting", "Bundles that wait for delivery.", "\(figures.bundlesWaiting)")
        page.add("bundles_delivered", "Bundles that the last night delivered.", "\(figures.bundlesDelivered)")
        if let age = figures.readbackAgeSeconds {
            page.add("readback_age_seconds", "Age of the newest read-back at the last night.", "\(age)")
        }
        if let age = figures.gradebookAgeSeconds {
            page.add("gradebook_age_seconds", "Age of the newest gradebook at the last night.", "\(age)")
        }
        page.add("ledger_bytes", "Size of the ledger.", "\(figures.ledgerBytes)")
        page.add(
            "quarantined_files", "Files that the last night put into quarantine.",
            "\(figures.quarantinedFiles)")
    }
}

/// The lines of Prometheus's text exposition format, version 0.0.4. Every metric is a gauge with the label
/// `district`.
package struct MetricsPage {
    package typealias Sample = (labels: [(name: String, value: String)], value: String)

    package let district: String
    package private(set) var text = ""

    package init(district: String) { self.district = district }

    package mutating func add(_ name: String, _ help: String, _ value: String) {
        add(name, help) { [([], value)] }
    }

    package mutating func add(_ name: String, _ help: String, by label: String, _ counts: [String: Int]) {
        add(name, help) {
            counts.sorted { $0.key < $1.key }.map { ([(label, $0.key)], "\($0.value)") }
        }
    }

    /// - Parameter help: a fixed sentence; it is not escaped.
    package mutating func add(_ name: String, _ help: String, _ samples: () -> [Sample]) {
        text += "# HELP gradebridge_\(name) \(help)\n# TYPE gradebridge_\(name) gauge\n"
        for sample in samples() {
            let labels = ([("district", district)] + sample.labels)
                .map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
            text += "gradebridge_\(name){\(labels)} \(sample.value)\n"
        }
    }

    /// The format escapes these three. Another control character would be taken for a line's end by some readers
    /// and becomes a space.
    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            case let scalar where scalar.endsLine: escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
