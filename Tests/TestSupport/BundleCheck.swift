import Foundation

/// Every bundle that a test reads is checked by `verify` first.
enum BundleCheck {
    private struct Report: Decodable {
        struct Finding: Decodable {
            var code: String
            var severity: String
            var file: String?
            var column: String?
        }
        struct File: Decodable {
            var name: String
            var presence: String?
        }

        var files: [File]
        var findings: [Finding]

        var isBulk: Bool { files.contains { $0.presence == "bulk" } }
    }

    /// - Throws: `CommandFailed` where anything is wrong with the bundle.
    static func expectNothingFound(in zip: URL) throws {
        let checked = try Gradebridge.run(["verify", "--json", zip.path])
        guard [0, 3].contains(checked.status) else {
            throw CommandFailed(description: "verify ended with \(checked.status): \(checked.errors)")
        }
        let report = try checked.json(Report.self)
        let wrong = report.findings.filter {
            !isTeachersText($0) && !(report.isBulk && repeatsCampus($0))
        }
        guard wrong.isEmpty else {
            let places = wrong.map { "\($0.code) \($0.file ?? "") \($0.column ?? "")" }
            throw CommandFailed(description: "verify of a bundle found \(places.joined(separator: ", "))")
        }
    }

    /// A title or comment that a spreadsheet would take for a formula goes on as the teacher wrote it
    /// (Spec/verify.md, "Our own bundles").
    private static func isTeachersText(_ finding: Report.Finding) -> Bool {
        switch (finding.code, finding.file, finding.column) {
        case ("formula", "lineItems.csv", "title"), ("formula", "results.csv", "comment"): true
        default: false
        }
    }

    /// A bulk bundle repeats Campus's own rows as they are (Spec/formats-out.md, "What delta and bulk hold"): in 1.1
    /// a text that Campus has in the place of a score, a number below our minimum among them, and a category of Campus's
    /// own, whose title is not known.
    private static func repeatsCampus(_ finding: Report.Finding) -> Bool {
        switch (finding.code, finding.file, finding.column) {
        case ("value-decimal", "results.csv", "score"): true
        case ("score-below-minimum", "results.csv", "score"): true
        case ("reference-unknown", "lineItems.csv", "categorySourcedId"): true
        default: false
        }
    }
}
