import CSVCore
import Domain
import GRDB
import Records
import Testing

@testable import Ledger

/// What an export found, as the tests write it down.
struct Finding {
    var item = "901"
    var section = "41001"
    var kind = FindingKind.held
    var code = "not-enrolled"
    var scores: Int?
    /// nil: the code is about the line item.
    var students: [String]?
    var persons: [String] = []
    var title = "Essay"
    var school = "HS"

    func give(to take: (FoundRow) throws -> Void) throws {
        let texts = [
            item, section, kind.rawValue, code, students.map(Self.json) ?? "",
            persons.isEmpty ? "" : Self.json(persons), title, school,
        ]
        let ids = (students ?? []).map { "s" + $0 } + persons.map { "p" + $0 }
        try texts.joined().withField { bytes in
            // Where each text begins and ends.
            let ends = texts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
            func place(_ index: Int) -> Range<Int> { ends[index]..<ends[index + 1] }
            try take(
                FoundRow(
                    item: bytes.extracting(place(0)), section: bytes.extracting(place(1)),
                    kind: bytes.extracting(place(2)), code: bytes.extracting(place(3)),
                    scores: scores ?? ids.count, students: bytes.extracting(place(4)),
                    persons: bytes.extracting(place(5)), title: bytes.extracting(place(6)),
                    school: bytes.extracting(place(7)), hasRepeats: Set(ids).count < ids.count))
        }
    }

    private static func json(_ ids: [String]) -> String {
        "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}

extension LedgerSession {
    /// An export that found this; gives its run.
    @discardableResult
    func export(_ findings: [Finding]) throws -> (run: Int64, news: UnresolvedNews) {
        let run = try recordRun(command: .export, at: night(), summary: "{}", inputs: [])
        return (run, try mergeUnresolved(run: run) { take in for one in findings { try one.give(to: take) } })
    }

    /// All rows, in order: item/section class code since scores students persons.
    func unresolvedLines() throws -> [String] {
        try Row.fetchAll(db, sql: "SELECT * FROM unresolved").map { row in
            let cells = ["class", "code", "since", "scores", "students", "persons"].map {
                String.fromDatabaseValue(row[$0] as DatabaseValue)
                    ?? (row[$0] as DatabaseValue == .null ? "-" : "\(row[$0] as Int64)")
            }
            return "\(row["item"] as String)/\(row["section"] as String) " + cells.joined(separator: " ")
        }
    }

    var changeCount: Int { get throws { try Int.fetchOne(db, sql: "SELECT total_changes()") ?? 0 } }
}

@Suite("What is unresolved is brought to what an export found")
struct UnresolvedMergeTests {
    private let held = Finding(students: ["s1", "s2"], persons: ["p1"])
    private let scale = Finding(code: "scale-not-score", scores: 25)

    /// What recording a run changes: its row, and the two notes of it for the checksums.
    private let ofARun = 3

    @Test("A first export's findings are all of its run")
    func aFirstExportsFindingsAreAllOfItsRun() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let (run, news) = try session.export([held, scale])
                #expect(
                    try session.unresolvedLines() == [
                        "901/41001 held not-enrolled \(run) 3 [\"s1\",\"s2\"] [\"p1\"]",
                        "901/41001 held scale-not-score \(run) 25 - -",
                    ])
                #expect(news.came == ["not-enrolled": 3, "scale-not-score": 25] && news.left == [:])
            }
        }
    }

    @Test("What is found again as it was keeps its age, and nothing is written")
    func whatIsFoundAgainAsItWasKeepsItsAge() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                try session.export([held, scale])
                let before = try session.unresolvedLines()
                let run = try session.recordRun(command: .export, at: night(1), summary: "{}", inputs: [])
                let changes = try session.changeCount
                let news = try session.mergeUnresolved(run: run) { take in
                    for one in [held, scale] { try one.give(to: take) }
                }
                #expect(news == UnresolvedNews())
                #expect(try session.changeCount == changes)
                #expect(try session.unresolvedLines() == before)
            }
        }
    }

    @Test(
        "Each student has an age of its own; one row for each age, and only the ones that differ are written")
    func eachStudentHasAnAgeOfItsOwn() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let first = try session.export([held]).run
                let (second, news) = try session.export([
                    Finding(students: ["s0", "s1", "s2"], persons: ["p1"])
                ])
                let both = [
                    "901/41001 held not-enrolled \(first) 3 [\"s1\",\"s2\"] [\"p1\"]",
                    "901/41001 held not-enrolled \(second) 1 [\"s0\"] -",
                ]
                #expect(try session.unresolvedLines() == both)
                #expect(news.came == ["not-enrolled": 1] && news.left == [:])

                let changes = try session.changeCount
                let third = try session.export([Finding(students: ["s0", "s1", "s2"], persons: ["p1"])])
                #expect(try session.changeCount == changes + ofARun, "the run's own row alone")
                #expect(third.news == UnresolvedNews())
                #expect(try session.unresolvedLines() == both)

                let (_, last) = try session.export([Finding(students: ["s0", "s2"])])
                #expect(
                    try session.unresolvedLines() == [
                        "901/41001 held not-enrolled \(first) 1 [\"s2\"] -",
                        "901/41001 held not-enrolled \(second) 1 [\"s0\"] -",
                    ])
                #expect(last.came == [:] && last.left == ["not-enrolled": 2])
            }
        }
    }

    @Test("Where all students are persons without one, the list of students is there and empty")
    func onlyPersons() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let run = try session.export([Finding(students: [], persons: ["p1"])]).run
                #expect(try session.unresolvedLines() == ["901/41001 held not-enrolled \(run) 1 [] [\"p1\"]"])
                try session.export([Finding(students: ["s1"], persons: ["p1"])])
                try session.export([Finding(students: [], persons: ["p1"])])
                #expect(try session.unresolvedLines() == ["901/41001 held not-enrolled \(run) 1 [] [\"p1\"]"])
            }
        }
    }

    @Test("A student found twice stands once and counts twice")
    func aStudentFoundTwiceStandsOnceAndCountsTwice() throws {
        try withLedger { ledger in
            let twice = Finding(kind: .rejected, code: "duplicate", students: ["s1", "s1"])
            try ledger.write { session throws in
                let run = try session.export([twice]).run
                #expect(try session.unresolvedLines() == ["901/41001 rejected duplicate \(run) 2 [\"s1\"] -"])
                let changes = try session.changeCount
                #expect(try session.export([twice]).news == UnresolvedNews())
                #expect(try session.changeCount == changes + ofARun)
            }
        }
    }

    @Test("A line item's scores keep the oldest age; what is not found any more is removed")
    func aLineItemsScoresKeepTheOldestAge() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let first = try session.export([scale]).run
                let (_, more) = try session.export([Finding(code: "scale-not-score", scores: 27)])
                #expect(try session.unresolvedLines() == ["901/41001 held scale-not-score \(first) 27 - -"])
                #expect(more.came == ["scale-not-score": 2])
                let (_, gone) = try session.export([])
                #expect(try session.unresolvedLines() == [])
                #expect(gone.left == ["scale-not-score": 27])
                // Back again it is new.
                let (again, _) = try session.export([scale])
                #expect(
                    try session.unresolvedLines() == ["901/41001 held scale-not-score \(again) 25 - -"])
            }
        }
    }

    @Test("Another title or school is written, and changes no age")
    func anotherTitleOrSchoolIsWritten() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let run = try session.export([held, scale]).run
                var renamed = [held, scale]
                for index in renamed.indices {
                    (renamed[index].title, renamed[index].school) = ("Esay", "MS")
                }
                #expect(try session.export(renamed).news == UnresolvedNews())
                let rows = try session.unresolved(item: "901", section: "41001")
                #expect(rows.map(\.title) == ["Esay", "Esay"] && rows.map(\.school) == ["MS", "MS"])
                #expect(rows.map(\.since) == [run, run])
            }
        }
    }

    @Test("A list that cannot be read is damage, told where it is needed")
    func aListThatCannotBeReadIsDamage() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                try session.export([held])
                try session.db.execute(sql: "UPDATE unresolved SET students = '[s1]'")
            }
            #expect(throws: LedgerError.self) {
                try ledger.write { try $0.export([Finding(students: ["s1"])]) }
            }
            #expect(throws: LedgerError.self) {
                try ledger.read { _ = try $0.unresolved(item: "901", section: "41001") }
            }
        }
    }
}
