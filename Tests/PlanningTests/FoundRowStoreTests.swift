import CSVCore
import Domain
import DurableFiles
import Foundation
import Records
import TestSupport
import Testing

@testable import Planning

@Suite("Found rows in a scratch file")
struct FoundRowStoreTests {
    /// The findings of items with so many students each, written and read back.
    private func readBack(_ counts: [Int]) throws -> [String] {
        let scratch = try ScratchFolder()
        let store = try FoundRowStore(scratchFolder: FilePath(scratch.url.path))
        let findings = ItemFindings()
        var found = FoundRows()
        let code = try #require(KeptCode.place(of: .held(.exempt)))
        for (item, count) in counts.enumerated() {
            let place = findings.place(section: "41001", school: "HS")
            for number in 0..<count {
                let student = "s\(number)"
                findings.record(1, code: code, at: place, student: student.utf8.span, person: nil)
            }
            findings.write(item: "\(item)", title: "Title \(item)", to: &found)
            findings.removeAll()
        }
        try store.append(found)
        try store.finishWriting()
        var rows: [String] = []
        try store.forEach { row in
            let texts = [
                String(decoding: row.item, as: UTF8.self), String(decoding: row.section, as: UTF8.self),
                String(decoding: row.kind, as: UTF8.self), String(decoding: row.code, as: UTF8.self),
                String(decoding: row.title, as: UTF8.self), String(decoding: row.school, as: UTF8.self),
            ]
            let students = try PackedIDs.ids(row.students)
            #expect(students == (0..<row.scores).map { "s\($0)" }.sorted())
            rows.append((texts + ["\(row.scores)"]).joined(separator: " "))
        }
        return rows
    }

    @Test("They come back as they were, also where they are longer than a piece, or end with one")
    func theyComeBackAsTheyWere() throws {
        let counts = [1, 20_000, 3, 9_000, 9_000, 40, 1]
        let expected = counts.enumerated().map { "\($0) 41001 held exempt Title \($0) HS \($1)" }
        #expect(try readBack(counts) == expected)
        #expect(try readBack(Array(repeating: 5, count: 3_000)).count == 3_000)
    }

    @Test("None come back where none were written")
    func noneComeBackWhereNoneWereWritten() throws { #expect(try readBack([]) == []) }
}
