import Foundation
import Scenes
import TestSupport
import Testing

/// What is unresolved as one gets it from the details of each night alone: the same rule, told by other means.
private struct Model {
    struct Key: Hashable {
        var item: String
        var section: String
        var kind: String
        var code: String
    }

    /// Codes that are told by student, and notices that are kept: Spec/reason-codes.md.
    private static let perStudent: Set = [
        "no-section", "student-not-in-campus", "not-enrolled", "exempt", "ambiguous", "bad-score", "bad-date",
        "bad-flag", "duplicate", "score-vanished", "became-exempt",
    ]
    private static let notKept: Set = [
        "above-max-points", "title-cut", "title-numbered", "assigned-outside-period",
    ]

    /// By key and by whose score it is (`s` and the student, `p` and the person, or nobody): how often, and since
    /// which run.
    private(set) var found: [Key: [String: (scores: Int, since: Int)]] = [:]

    mutating func live(_ details: CSVTable, run: Int) {
        var now: [Key: [String: (scores: Int, since: Int)]] = [:]
        for row in details.rows {
            let kind = row["class"] ?? ""
            let code = row["code"] ?? ""
            guard kind != "input", !Self.notKept.contains(code) else { continue }
            let isUnknown = code == "unknown-item"
            let key = Key(
                item: row["item"] ?? "", section: isUnknown ? "" : row["section"] ?? "", kind: kind,
                code: code)
            let student = row["student"] ?? ""
            let who =
                !Self.perStudent.contains(code)
                ? "" : student.isEmpty ? "p" + (row["person"] ?? "") : "s" + student
            let since = found[key]?[who]?.since ?? run
            now[key, default: [:]][who, default: (0, since)].scores += code == "item-missing" ? 0 : 1
        }
        found = now
    }

    /// As `UnresolvedScene.rows` has them.
    var rows: [String] {
        found.flatMap { key, whose in
            Dictionary(grouping: whose, by: \.value.since).map { since, some in
                func list(_ mark: Character) -> [String] {
                    some.map(\.key).filter { $0.first == mark }.map { "\"\($0.dropFirst())\"" }.sorted()
                }
                let isPerStudent = Self.perStudent.contains(key.code)
                let persons = list("p")
                return (
                    key, since,
                    "\(some.reduce(0) { $0 + $1.value.scores }) "
                        + (isPerStudent ? "[" + list("s").joined(separator: ",") + "]" : "-") + " "
                        + (persons.isEmpty ? "-" : "[" + persons.joined(separator: ",") + "]")
                )
            }
        }
        .map { key, since, rest in
            "\(key.item)/\(key.section) \(key.kind) \(key.code) \(since) \(rest)"
        }.sorted()
    }

    var scores: [String: Int] {
        Dictionary(
            found.map { ($0.key.code, $0.value.values.reduce(0) { $0 + $1.scores }) }, uniquingKeysWith: +)
    }
}

@Suite(
    "Random districts, several nights: what is unresolved is what the details of the nights say",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct UnresolvedNightsTests {
    private static let seed = RandomSource.seed(for: "UnresolvedNightsTests")

    @Test(
        "Every finding stands there since the first night in a row that had it; the counts add up from night to night",
        arguments: 0..<30)
    func everyFindingStandsThereSinceTheFirstNightInARowThatHad(index: Int) throws {
        var random = RandomSource(seed: Self.seed &+ UInt64(index))
        let comment: Comment = "GRADEBRIDGE_SEED=\(Self.seed), district \(index)"
        let mode = random.chance(oneIn: 4) ? "bulk" : "delta"
        let scene = try UnresolvedScene(
            configuration: "readback:\n  maxAgeDays: 0\nbundle:\n  mode: \(mode)")
        var story = RandomDistrict(random)
        var model = Model()
        for night in 1...4 {
            let before = model.scores
            let report = try scene.workspace.export(
                story.district, now: "2026-11-2\(2 + night)T02:00:00Z", ["--accept-changes"])
            try model.live(CSVTable(file: URL(filePath: report.details)), run: night)
            #expect(try scene.rows().sorted() == model.rows, comment)
            #expect(try scene.classTotals() == report.classes.unresolved, comment)
            let news = try #require(report.unresolved)
            for code in Set(before.keys).union(model.scores.keys) {
                let now = before[code, default: 0] + news.new[code, default: 0]
                #expect(
                    now - news.resolved[code, default: 0] == model.scores[code, default: 0],
                    "\(code); \(comment)")
            }
            if random.chance(oneIn: 3) { try scene.workspace.ledger.confirmAll() }
            story.liveADay()
        }
    }
}
