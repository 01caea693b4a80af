import TestSupport
import Testing

@testable import Planning

@Suite("Rows of unknown items")
struct UnknownItemsTests {
    private func sorted(_ items: [String], limit: Int = 3) -> [String] {
        var unknown = UnknownItems(limit: limit)
        for item in items { unknown.count(item) }
        return unknown.sorted().map { "\($0.item) \($0.scores)" }
    }

    @Test("Few are counted by item, in the order of their bytes; rows without an id come first")
    func fewAreCountedByItem() {
        #expect(sorted(["b", "a", "", "B", "a", ""]) == [" 2", "B 1", "a 2", "b 1"])
        #expect(sorted([]) == [])
    }

    @Test("Of too many the first as bytes are kept apart, the rest is one heap without a name")
    func ofTooManyTheFirstAsBytesAreKeptApart() {
        #expect(sorted(["e", "d", "c", "b", "a", "a", "e"]) == [" 3", "a 2", "b 1", "c 1"])
        #expect(sorted(["a", "b", "c"]) == ["a 1", "b 1", "c 1"])
    }

    @Test("In whatever order they come, it is the same")
    func inWhateverOrderTheyComeItIsTheSame() {
        var source = RandomSource()
        for _ in 0..<200 {
            let items = (0..<60).map { _ in source.chance(oneIn: 15) ? "" : "i\(source.number(0...25))" }
            let counts = Dictionary(items.map { ($0, 1) }, uniquingKeysWith: +)
            let ids = counts.keys.filter { !$0.isEmpty }.sorted()
            let rest = counts["", default: 0] + ids.dropFirst(5).reduce(0) { $0 + counts[$1, default: 0] }
            let expected =
                (rest > 0 ? [" \(rest)"] : []) + ids.prefix(5).map { "\($0) \(counts[$0, default: 0])" }
            #expect(sorted(items, limit: 5) == expected, "\(source)")
        }
    }
}
