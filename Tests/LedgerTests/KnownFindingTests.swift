import Domain
import Records
import Testing

@testable import Ledger

@Suite("Findings that a person knows of")
struct KnownFindingTests {
    private let findings = [
        Finding(item: "901", section: "41001", students: ["s1", "s2"], persons: ["p1"]),
        Finding(item: "901", section: "41001", code: "scale-not-score", scores: 25),
        Finding(item: "902", section: "42001", kind: .rejected, code: "bad-score", students: ["s4"]),
    ]

    private let key = FindingKey(item: "902", section: "42001", kind: .rejected, code: "bad-score")

    @Test("A mark is kept under its key, replaced by a later one, and taken back")
    func aMarkIsKeptUnderItsKey() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                #expect(try session.knownFindings().isEmpty)
                for (night, by) in [(night(1), "A"), (night(2), "B")] {
                    try session.recordKnown(
                        KnownFinding(key: key, at: night, by: by, why: "so", content: "[1,[],[]]"))
                }
            }
            try ledger.write { session throws in
                let all = try session.knownFindings()
                #expect(all.count == 1)
                #expect(all[key]?.by == "B")
                #expect(all[key]?.at == night(2))
                try session.removeKnown(key)
                #expect(try session.knownFindings().isEmpty)
            }
        }
    }

    @Test(
        "Every key is lent once with all its ages, in the order of the table; of one item alone where it is named"
    )
    func everyKeyIsLentOnceWithAllItsAges() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                _ = try session.export(findings)
                var more = findings
                more[0].students = ["s0", "s1", "s2"]
                _ = try session.export(more)
            }
            try ledger.read { session throws in
                var told: [String] = []
                try session.forEachFinding { key, rows in
                    told.append("\(key.item) \(key.code) \(rows.count) \(FindingContent.text(rows) ?? "-")")
                }
                #expect(
                    told == [
                        "901 not-enrolled 2 [4,[\"s0\",\"s1\",\"s2\"],[\"p1\"]]",
                        "901 scale-not-score 1 [25,[],[]]", "902 bad-score 1 [1,[\"s4\"],[]]",
                    ])
                var items: [String] = []
                try session.forEachFinding(ofItem: "902") { key, _ in items.append(key.item) }
                #expect(items == ["902"])
                #expect(try session.unresolved(key).count == 1)
            }
        }
    }

    @Test("What stands is the same text whatever its ages are, and no text where nothing stands")
    func whatStandsIsTheSameTextWhateverItsAgesAre() {
        func row(_ since: Int64, _ students: [String]) -> UnresolvedRow {
            UnresolvedRow(
                item: "1", section: "2", kind: .held, code: "exempt", since: since, scores: students.count,
                students: students)
        }
        #expect(FindingContent.text([]) == nil)
        #expect(
            FindingContent.text([row(1, ["b"]), row(2, ["a"])]) == FindingContent.text([row(3, ["a", "b"])]))
        #expect(FindingContent.text([row(1, ["a"])]) != FindingContent.text([row(1, ["b"])]))
    }
}
