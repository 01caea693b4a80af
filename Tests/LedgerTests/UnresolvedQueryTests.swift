import CSVCore
import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("What a report asks the ledger")
struct UnresolvedQueryTests {
    private let findings = [
        Finding(item: "901", section: "", code: "no-section", students: ["s9"], school: ""),
        Finding(item: "901", section: "41001", students: ["s1", "s2"], persons: ["p1"]),
        Finding(item: "901", section: "41001", code: "scale-not-score", scores: 25),
        Finding(item: "901", section: "41001", kind: .rejected, code: "bad-score", students: ["s3"]),
        Finding(item: "902", section: "42001", kind: .notice, code: "item-missing", scores: 0, school: "MS"),
        Finding(
            item: "902", section: "42001", kind: .rejected, code: "bad-score", students: ["s4"],
            school: "MS"),
    ]

    @Test("Of one line item: everything, by class and code, the oldest first")
    func ofOneLineItemEverything() throws {
        try withLedger { ledger in
            let (first, second) = try ledger.write { session throws in
                let first = try session.export(findings).run
                var more = findings
                more[1].students = ["s0", "s1"]
                return (first, try session.export(more).run)
            }
            try ledger.read { session throws in
                let rows = try session.unresolved(item: "901", section: "41001")
                func row(
                    _ kind: FindingKind, _ code: String, _ since: Int64, _ scores: Int,
                    _ students: [String], _ persons: [String] = []
                ) -> UnresolvedRow {
                    UnresolvedRow(
                        item: "901", section: "41001", kind: kind, code: code, since: since, scores: scores,
                        students: students, persons: persons, title: "Essay", school: "HS")
                }
                #expect(
                    rows == [
                        row(.held, "not-enrolled", first, 2, ["s1"], ["p1"]),
                        row(.held, "not-enrolled", second, 1, ["s0"]),
                        row(.held, "scale-not-score", first, 25, []),
                        row(.rejected, "bad-score", first, 1, ["s3"]),
                    ])
                // The statement is kept: asked again it starts anew.
                #expect(try session.unresolved(item: "901", section: "").map(\.students) == [["s9"]])
                #expect(try session.unresolved(item: "901", section: "41001") == rows)
                #expect(try session.unresolved(item: "9", section: "41001") == [])
            }
        }
    }

    @Test("In all: the scores of each code, and the clocks of the runs that ages name")
    func inAllTheScoresOfEachCode() throws {
        try withLedger { ledger in
            let run = try ledger.write { try $0.export(findings).run }
            try ledger.write {
                _ = try $0.recordRun(command: .export, at: night(5), summary: "{}", inputs: [])
            }
            try ledger.read { session throws in
                #expect(
                    try session.unresolvedTotals() == [
                        UnresolvedTotal(kind: .held, code: "no-section", scores: 1),
                        UnresolvedTotal(kind: .held, code: "not-enrolled", scores: 3),
                        UnresolvedTotal(kind: .held, code: "scale-not-score", scores: 25),
                        UnresolvedTotal(kind: .notice, code: "item-missing", scores: 0),
                        UnresolvedTotal(kind: .rejected, code: "bad-score", scores: 2),
                    ])
                #expect(try session.runTimes() == [run: night()])
            }
        }
    }

    @Test("A time of a run that cannot be read is damage")
    func aTimeOfARunThatCannotBeReadIsDamage() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                try session.export(findings)
                try session.db.execute(sql: "UPDATE run SET at = 'soon', finished = 1")
            }
            try ledger.read { session throws in
                #expect(throws: LedgerError.self) { _ = try session.runTimes() }
                #expect(throws: LedgerError.self) { _ = try session.runs(command: .export, limit: 1) }
            }
        }
    }

    private func places(_ ledger: Ledger) throws -> [FindingPlace] {
        try ledger.read { session in
            let cursor = try session.placesWithFindings()
            var all: [FindingPlace] = []
            while let place = try cursor.next() { all.append(place) }
            return all
        }
    }

    @Test("Where there is something to tell: each place once, by school, section and item as bytes")
    func whereThereIsSomethingToTell() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                try session.export(findings)
                let writer = try session.lineItemWriter()
                // Sent, and nothing to tell; frozen; held up by Campus; edited there.
                for (item, section) in [("1", "B"), ("2", "B"), ("10", "A"), ("9", "A"), ("902", "42001")] {
                    try writer.add(item, section)
                }
                try session.db.execute(
                    sql: """
                        INSERT INTO freeze (line_item, student, reason, since)
                        SELECT line_item.id, 's' || value, 'changed', '2026-11-23T02:00:00.000Z'
                        FROM line_item, json_each('[1,2]') WHERE item IN ('2', '902');
                        UPDATE line_item SET campus_hold = 'item-removed' WHERE item = '10';
                        UPDATE line_item SET campus_edited = 1 WHERE item = '9';
                        """)
            }
            #expect(
                try places(ledger) == [
                    FindingPlace(school: "", section: "", item: "901"),
                    FindingPlace(school: "HS", section: "41001", item: "901"),
                    // Not once more under the school that it was sent for.
                    FindingPlace(school: "MS", section: "42001", item: "902"),
                    FindingPlace(school: "school-1", section: "A", item: "10"),
                    FindingPlace(school: "school-1", section: "A", item: "9"),
                    FindingPlace(school: "school-1", section: "B", item: "2"),
                ])
        }
    }

    @Test(
        "A section is in the school that a roster gave it last, whatever was known when a line item went out")
    func movedPlaces() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.export(findings)
                try session.lineItemWriter().add("10", "A")
                try session.db.execute(sql: "UPDATE line_item SET campus_edited = 1")
                let names = try session.nameWriter()
                try names.keep(section: "A", SectionName(title: "", school: "NS"))
                try names.keep(section: "41001", SectionName(title: "", school: "NS"))
                try names.keep(section: "42001", SectionName(title: "", school: ""))
            }
            let found = try places(ledger)
            #expect(
                found == [
                    FindingPlace(school: "", section: "", item: "901"),
                    FindingPlace(school: "MS", section: "42001", item: "902"),
                    FindingPlace(school: "NS", section: "41001", item: "901"),
                    FindingPlace(school: "NS", section: "A", item: "10"),
                ])
        }
    }

    @Test("A ledger without findings has no such place")
    func aLedgerWithoutFindingsHasNoSuchPlace() throws {
        try withLedger { ledger throws in #expect(try places(ledger) == []) }
    }

    @Test("A line item is found by its item and section, with its results")
    func lineItem() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let writer = try session.lineItemWriter()
                try writer.add("901", "41001", results: "[[\"s1\",[1,9]]]")
                try writer.add("901", "42001")
            }
            try ledger.read { session throws in
                #expect(try session.lineItem(item: "901", section: "42001")?.sourcedID == "itsl_901_42001")
                #expect(try session.lineItem(item: "901", section: "4") == nil)
                let found = try session.withLineItem(item: "901", section: "41001") { line, packed in
                    // Asking for another one within does no harm.
                    let other = try session.lineItem(item: "901", section: "42001")
                    return [line.section, other?.section, String(decoding: packed, as: UTF8.self)]
                }
                #expect(found == ["41001", "42001", "[[\"s1\",[1,9]]]"])
                let none = try session.withLineItem(item: "9", section: "41001") { _, _ in true }
                #expect(none == nil)
            }
        }
    }

    @Test("Names are kept as they were said last; none is removed, and what is the same is not written")
    func namesAreKeptAsTheyWereSaidLast() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                let writer = try session.nameWriter()
                try writer.keep(school: "HS", name: "High School")
                try writer.keep(school: "MS", name: "Middle School")
                try writer.keep(section: "41001", SectionName(title: "Algebra", school: "HS"))
                try writer.keep(section: "42001", SectionName(title: "", school: "MS"))
                let changes = try session.changeCount
                try writer.keep(school: "MS", name: "Middle School")
                try writer.keep(section: "41001", SectionName(title: "Algebra", school: "HS"))
                // A roster without titles says nothing of them.
                try writer.keep(section: "41001", SectionName(title: "", school: "HS"))
                #expect(try session.changeCount == changes)
                try writer.keep(school: "HS", name: "Upper School")
                try writer.keep(section: "41001", SectionName(title: "", school: "MS"))
                try writer.keep(section: "42001", SectionName(title: "Biology", school: "MS"))
            }
            try ledger.read { session throws in
                #expect(try session.schoolNames() == ["HS": "Upper School", "MS": "Middle School"])
                #expect(
                    try session.sectionNames() == [
                        "41001": SectionName(title: "Algebra", school: "MS"),
                        "42001": SectionName(title: "Biology", school: "MS"),
                    ])
            }
        }
    }

    @Test("The runs of a command that came to their end, newest first, so many of them")
    func theRunsOfACommandThatCameToTheirEnd() throws {
        try withLedger { ledger in
            try ledger.write { session throws in
                for (number, command) in [
                    (1, RunCommand.export), (2, .nightly), (3, .export), (4, .export), (5, .export),
                ] {
                    let run = try session.recordRun(
                        command: command, at: night(number), summary: "\(number)", inputs: [])
                    if number != 4 { try session.recordFinished(run: run) }
                }
            }
            try ledger.read { session throws in
                let runs = try session.runs(command: .export, limit: 2)
                #expect(runs.map(\.summary) == ["5", "3"])
                #expect(runs.map(\.at) == [night(5), night(3)])
                #expect(runs.map(\.id) == [5, 3])
                #expect(try session.runs(command: .export, limit: 9).count == 3)
                #expect(try session.runs(command: .frozenRelease, limit: 9).isEmpty)
            }
        }
    }
}
