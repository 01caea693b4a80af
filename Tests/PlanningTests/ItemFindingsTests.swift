import CSVCore
import Domain
import DurableFiles
import Foundation
import Records
import TestSupport
import Testing

@testable import Planning

@Suite("What was found of one item")
struct ItemFindingsTests {
    /// What a row says, but for its item.
    private struct Told: Hashable {
        var section: String
        var code: String
        var student: String
    }

    @Test("Whatever is found in whatever order, in few sections or many, each row is told once and in order")
    func anyOrder() throws {
        var source = RandomSource()
        let scratch = try ScratchFolder()
        for sections in [1, 2, 16, 17, 40] {
            let store = try FoundRowStore(scratchFolder: FilePath(scratch.url.path))
            let findings = ItemFindings()
            var found = FoundRows()
            var scores: [Told: Int] = [:]
            for _ in 0..<600 {
                let code = source.number(0...(KeptCode.all.count - 1))
                let isPerStudent = KeptCode.all[code].scope == .student
                let section = source.chance(oneIn: 10) ? "" : "\(source.number(1...sections))"
                let isPerson = source.chance(oneIn: 4)
                let id = "\(source.number(1...30))"
                let place = findings.place(section: section, school: "")
                if isPerson {
                    findings.record(1, code: code, at: place, student: nil, person: id)
                } else {
                    findings.record(1, code: code, at: place, student: id.utf8.span, person: nil)
                }
                let kept = KeptCode.all[code]
                let who = isPerStudent ? (isPerson ? "person \(id)" : id) : ""
                let told = Told(section: section, code: "\(kept.kind.rawValue) \(kept.code)", student: who)
                scores[told, default: 0] += 1
            }
            findings.write(item: "901", title: "", to: &found)
            try store.append(found)
            try store.finishWriting()
            #expect(try read(store) == scores, "\(sections) sections, \(source)")
        }
    }

    /// Every score of a store, by whose it was; its rows must rise.
    private func read(_ store: FoundRowStore) throws -> [Told: Int] {
        var scores: [Told: Int] = [:]
        var last: [String] = []
        try store.forEach { row in
            let texts = [
                String(decoding: row.section, as: UTF8.self), String(decoding: row.kind, as: UTF8.self),
                String(decoding: row.code, as: UTF8.self),
            ]
            #expect(last.isEmpty || last.lexicographicallyPrecedes(texts))
            last = texts
            var ids = row.students.isEmpty ? [] : try PackedIDs.ids(row.students)
            if !row.persons.isEmpty { ids += try PackedIDs.ids(row.persons).map { "person \($0)" } }
            if row.students.isEmpty { ids = Array(repeating: "", count: row.scores) }
            #expect(ids.count == row.scores)
            #expect(row.hasRepeats == (row.students.isEmpty ? false : Set(ids).count < ids.count))
            for id in ids {
                let told = Told(section: texts[0], code: "\(texts[1]) \(texts[2])", student: id)
                scores[told, default: 0] += 1
            }
        }
        return scores
    }
}
