import Foundation
import TestSupport
import Testing

/// A configuration, as the program and as the oracle are told it.
private struct Setting {
    let yaml: String
    let oracle: [String]
    let timeZone: String
    let isBulk: Bool

    init(_ random: inout RandomSource) {
        timeZone = random.pick(["America/Chicago", "Europe/Oslo", "Pacific/Auckland", "UTC"], else: "UTC")
        var yaml = "readback:\n  maxAgeDays: 0\nbundle:\n"
        var oracle: [String] = []
        isBulk = random.chance(oneIn: 4)
        if isBulk {
            yaml += "  mode: bulk\n"
            oracle += ["--bundle", "bulk"]
        }
        let limit = random.pick([50, 12, 20], else: 50)
        yaml += "  titleLimit: \(limit)\n"
        oracle += ["--title-limit", "\(limit)"]
        let is12 = random.chance(oneIn: 3)
        yaml += "  version: \"\(is12 ? "1.2" : "1.1")\"\n"
        oracle += ["--version", is12 ? "1.2" : "1.1"]
        yaml += "transfer:\n"
        if is12, random.chance(oneIn: 2) {
            yaml += "  exempt: send\n"
            oracle += ["--exempt", "send"]
        }
        let isRequested = random.chance(oneIn: 4)
        yaml += "  mode: \(isRequested ? "requested" : "all")\n"
        oracle += ["--mode", isRequested ? "requested" : "all"]
        if random.chance(oneIn: 3) {
            yaml += "roster:\n  endDate: inclusive\n"
            oracle += ["--end-date", "inclusive"]
        }
        let isMapped = random.chance(oneIn: 2)
        if is12 || isMapped { yaml += "categories:\n" }
        if is12 {
            yaml += "  default: \"5500\"\n"
            oracle += ["--category", "5500"]
        }
        if isMapped {
            yaml += "  map:\n    - \"Homework = 77 | Homework\"\n"
            oracle += ["--map", "Homework = 77 | Homework"]
        }
        self.yaml = yaml
        self.oracle = oracle
    }
}

/// What the oracle makes of a district: a first export, as if nothing had ever been sent.
private struct OracleAnswer {
    let report: OracleReport
    let results: Data
    let lineItems: Data

    init(_ district: SmallDistrict, _ setting: Setting, now: String) throws {
        let scratch = try ScratchFolder()
        try district.write(to: scratch.url)
        let results = scratch.url.appending(path: "results.csv")
        let lineItems = scratch.url.appending(path: "lineItems.csv")
        let finished = try Python.tool(
            "oracle.py",
            [
                scratch.url.appending(path: "gradebook").path, scratch.url.appending(path: "roster").path,
                "--time-zone", setting.timeZone, "--now", now, "--results", results.path, "--line-items",
                lineItems.path,
            ] + setting.oracle)
        report = try finished.json(OracleReport.self)
        self.results = try Data(contentsOf: results)
        self.lineItems = try Data(contentsOf: lineItems)
    }

    var rows: [CSVTable.Row] { CSVTable(text: String(decoding: results, as: UTF8.self)).rows }
}

@Suite(
    "Random districts, several nights: the program does what the oracle does",
    .enabled(if: Requirement.regex, "Python cannot import regex"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct RandomDistrictTests {
    private static let seed = RandomSource.seed(for: "RandomDistrictTests")

    /// What Campus may hold: by the result's id, its status and score.
    private typealias State = [String: String]

    @Test(
        "The first export is the oracle's byte for byte; each later one is exactly what differs from what was sent",
        arguments: 0..<40)
    func theFirstExportIsTheOraclesByteForByte(index: Int) throws {
        var random = RandomSource(seed: Self.seed &+ UInt64(index))
        let comment: Comment = "GRADEBRIDGE_SEED=\(Self.seed), district \(index)"
        let setting = Setting(&random)
        var story = RandomDistrict(random)
        let workspace = try TestWorkspace(timeZone: setting.timeZone, configuration: setting.yaml)
        var sent: State = [:]
        var frozen: State = [:]

        for night in 0..<4 {
            let now = "2026-11-2\(3 + night)T02:00:00Z"
            let oracle = try OracleAnswer(story.district, setting, now: now)
            let report = try workspace.export(story.district, now: now, ["--accept-changes"])
            expectConservation(report, oracle.report, comment)
            if night == 0 { try expectFirst(report, oracle, workspace, comment) }
            try expectDifference(report, oracle, workspace, setting, &sent, frozen, comment)

            if random.chance(oneIn: 3) { try workspace.ledger.confirmAll() }
            if random.chance(oneIn: 2), let id = sent.keys.sorted().randomElement(using: &random) {
                let line = try workspace.ledger.sql(
                    "SELECT line_item, student FROM result WHERE line_item || '_' || student = '\(id)';")
                let parts = line.trimmingCharacters(in: .newlines).split(separator: "|").map(String.init)
                if parts.count == 2, frozen[id] == nil {
                    try workspace.ledger.freeze(parts[0], parts[1], campus: "4.25")
                    frozen[id] = "fully graded 4.25"
                }
            }
            story.liveADay()
        }
    }

    private func expectConservation(_ report: PlanReport, _ oracle: OracleReport, _ comment: Comment) {
        #expect(report.rows == oracle.rows, comment)
        #expect(report.candidates == oracle.candidates, comment)
        #expect(report.rowsWithoutSection == oracle.rowsWithoutSection, comment)
        #expect(report.classes.total == report.candidates + report.rowsWithoutSection, comment)
        #expect(report.classes.rejected == oracle.classes.rejected, comment)
    }

    private func expectFirst(
        _ report: PlanReport, _ oracle: OracleAnswer, _ workspace: TestWorkspace, _ comment: Comment
    ) throws {
        #expect(report.classes == oracle.report.classes, comment)
        guard oracle.report.results > 0 else {
            #expect(report.bundles.isEmpty, comment)
            return
        }
        let bundle = try workspace.onlyBundle(report)
        #expect(bundle.files["results.csv"] == oracle.results, comment)
        #expect(bundle.files["lineItems.csv"] == oracle.lineItems, comment)
    }

    /// Compares a night's bundle with the difference between what the oracle wants and what was sent.
    private func expectDifference(
        _ report: PlanReport, _ oracle: OracleAnswer, _ workspace: TestWorkspace, _ setting: Setting,
        _ sent: inout State, _ frozen: State, _ comment: Comment
    ) throws {
        let wanted = oracle.rows
        let new = wanted.filter { frozen[id($0)] == nil && sent[id($0)] != value($0) }
        #expect(report.classes.sent == new.count, comment)
        let settled = wanted.filter { frozen[id($0)] == nil }.count - new.count
        #expect(report.classes.unchanged + report.classes.inFlight == settled, comment)
        if frozen.isEmpty { #expect(report.classes.held == oracle.report.classes.held, comment) }

        let before = sent
        for row in new { sent[id(row)] = value(row) }
        guard !report.bundles.isEmpty else {
            #expect(new.isEmpty, comment)
            return
        }
        let bundle = try workspace.onlyBundle(report)
        if setting.isBulk {
            var whole = sent
            for (id, campus) in frozen where before[id] != nil { whole[id] = campus }
            #expect(state(bundle.results.rows) == whole, comment)
        } else {
            #expect(bundle.results.rows == new, comment)
        }
        let lineItems = Set(bundle.lineItems.values("sourcedId"))
        if before.isEmpty { #expect(lineItems == Set(new.map { $0["lineItemSourcedId"] ?? "" }), comment) }
    }

    private func id(_ row: CSVTable.Row) -> String { row["sourcedId"] ?? "" }
    private func value(_ row: CSVTable.Row) -> String { "\(row["scoreStatus"] ?? "") \(row["score"] ?? "")" }
    private func state(_ rows: [CSVTable.Row]) -> State {
        Dictionary(rows.map { (id($0), value($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
