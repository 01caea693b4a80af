import CSVCore
import Domain
import DurableFiles
import TestSupport
import Testing

@testable import Inputs
@testable import Intake

@Suite("Many items (Spec/decisions.md, D95)")
struct ManyItemsTests {
    /// More than are kept in memory or dealt out into one file, in no order, with titles of any length.
    private func sample(_ random: inout RandomSource) -> Sample {
        var sample = Sample.gradebook
        let rows = (1...40_000).map { number in
            let title = String(repeating: "ü", count: Int.random(in: 1...20, using: &random))
            return "\(number),C1,\(title)\(number),Test,-1,\(number),T1,"
        }
        let file = "GradebookItems.csv"
        sample[file] = ([sample.header(of: file)] + rows.shuffled(using: &random)).joined(separator: "\n")
        return sample
    }

    @Test("Property: items from scratch files are those of memory, in any range, in the order of their ids")
    func itemsFromScratchFilesAreThoseOfMemory() throws {
        var random = RandomSource()
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            let scratch = try makeFolder(folder.appending("scratch"))
            try sample(&random).write(to: input)
            let memory = try Gradebook(InputSet(input), profile: Profile()) { _ in }
            let gradebook = try Gradebook(
                InputSet(input), profile: Profile(), scratchFolder: scratch, report: { _ in })
            #expect(try isEmpty(scratch))
            #expect(gradebook.itemCount == 40_000)
            for _ in 0..<12 {
                let first = Int.random(in: 0..<40_000, using: &random)
                let ranks = first..<min(first + Int.random(in: 1...1_024, using: &random), 40_000)
                let (items, expected) = (
                    try gradebook.items(atRanks: ranks), try memory.items(atRanks: ranks)
                )
                for rank in ranks {
                    let (item, other) = (items[rank], expected[rank])
                    try #require(item.title == other.title && item.id == other.id, "\(random)")
                    try #require(item.title.hasSuffix(item.id), "\(random)")
                    try #require(item.facts.maxPoints == other.facts.maxPoints, "\(random)")
                    try #require(
                        item.facts.maxPoints?.billionths == Int64(item.id).map { $0 * 1_000_000_000 })
                }
            }
            let ids = (0..<40_000).map { String(decoding: gradebook.itemID(atRank: $0), as: UTF8.self) }
            #expect(ids == (1...40_000).map(String.init).sorted())
        }
    }
}
