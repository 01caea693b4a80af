import CSVCore
import Domain
import Records
import Testing

@testable import Ledger

@Suite("Scanning more line items than one batch holds")
struct LineItemScanTests {
    private static let itemCount = 1_700
    private static let sections = ["a", "b", "c"]

    private func fill(_ ledger: Ledger) throws {
        try ledger.write { session in
            let writer = try session.lineItemWriter()
            for item in (0..<Self.itemCount).reversed() {
                for section in Self.sections {
                    try writer.add("\(item)", section, results: "[[\"s\(item)\",[1,\(item)]]]")
                }
            }
        }
    }

    /// Every key in the order of its bytes, with its results.
    private var expected: [String] {
        (0..<Self.itemCount).map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap {
            item in
            Self.sections.map { "\(item)/\($0) [[\"s\(item)\",[1,\(item)]]]" }
        }
    }

    @Test(
        "Every line item comes once, in order, with its own results, also where a batch ends within an item")
    func everyLineItemComesOnce() throws {
        try withLedger { ledger in
            try fill(ledger)
            let found = try ledger.read {
                try scanAll($0).map { "\($0.line.item)/\($0.line.section) \($0.results)" }
            }
            #expect(found == expected)
        }
    }

    @Test("A line item is found by its number, in whatever order, and one that is not there is damage")
    func aLineItemIsFoundByItsNumber() throws {
        try withLedger { ledger in
            try fill(ledger)
            try ledger.write { session in
                let (lookup, marker) = (try session.lineItemLookup(), try session.lineItemMarker())
                for line in try scanAll(session).reversed() {
                    try lookup.withLineItem(line.line.id) { found, results in
                        #expect(found == line.line)
                        // Written while it is lent: what is lent stays what it was.
                        try "[]".withField { try marker.setResults($0, lineItem: found.id) }
                        #expect(String(decoding: results, as: UTF8.self) == line.results)
                    }
                }
                #expect(throws: LedgerError.self) { try lookup.withLineItem(1_000_000) { _, _ in } }
            }
        }
    }

    @Test(
        "The ones that were passed may be written in the same transaction: none is missed, none comes twice")
    func theOnesThatWerePassedMayBeWrittenInTheSameTransaction() throws {
        try withLedger { ledger in
            try fill(ledger)
            let later = try sampleVersion(due: "2026-11-11")
            try ledger.write { session in
                let (scan, writer) = (try session.scanLineItems(), try session.lineItemWriter())
                var passed: [String] = []
                while let line = try scan.current {
                    passed.append(line.item + "/" + line.section)
                    let results = "[[\"s\(line.item)\",[1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9]]]"
                    try results.withField {
                        try writer.carry(line, school: "school-2", version: later, bundle: 9, results: $0)
                    }
                    if line.section == "c" { try writer.add(line.item, "0 new") }
                    try scan.advance()
                }
                #expect(passed == expected.map { String($0.prefix { $0 != " " }) })
            }
            let all = try ledger.read { try scanAll($0) }
            #expect(all.count == Self.itemCount * 4)
            let carried = all.filter { $0.line.section != "0 new" }
            #expect(
                carried.allSatisfy {
                    $0.line.bundles == [1, 9] && $0.line.version == later && $0.line.school == "school-2"
                })
            #expect(carried.allSatisfy { $0.results.hasSuffix("9,9]]]") })
        }
    }
}
