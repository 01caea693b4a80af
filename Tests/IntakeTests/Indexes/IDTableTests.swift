import CSVCore
import TestSupport
import Testing

@testable import Intake

@Suite("Ids as small numbers")
struct IDTableTests {
    private func add(_ id: String, to table: IDTable) -> (index: Int, isNew: Bool) {
        var copy = id
        return copy.withUTF8 { table.add($0) }
    }

    private func index(of id: String, in table: IDTable) -> Int? {
        var copy = id
        return copy.withUTF8 { table.index(of: $0) }
    }

    /// Ids that share beginnings and lengths, the empty one among them.
    private func ids(_ count: Int, _ random: inout RandomSource) -> [String] {
        (0..<count).map { _ in
            String(
                repeating: ["", "s", "itsl-", "ü"].randomElement(using: &random) ?? "",
                count: Int.random(in: 0...4, using: &random))
                + "\(Int.random(in: 0..<count, using: &random))"
        } + [""]
    }

    @Test("Property: it numbers ids in the order they come, each once, and finds them again")
    func numbers() throws {
        var random = RandomSource()
        let table = IDTable()
        var known: [String: Int] = [:]
        for id in ids(5_000, &random) {
            let (index, isNew) = add(id, to: table)
            try #require(isNew == (known[id] == nil), "\(random)")
            try #require(index == known[id] ?? known.count, "\(random)")
            known[id] = index
        }
        #expect(table.count == known.count)
        for (id, index) in known {
            try #require(self.index(of: id, in: table) == index, "\(random)")
            try #require(table.string(index) == id, "\(random)")
        }
        #expect(self.index(of: "not there", in: table) == nil)
    }

    @Test("Property: sorted is the order of the bytes")
    func sorted() {
        var random = RandomSource()
        let table = IDTable()
        for id in ids(2_000, &random) { _ = add(id, to: table) }
        let order = table.sorted().map { Array(table.string(Int($0)).utf8) }
        #expect(order.count == table.count)
        #expect(zip(order, order.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "\(random)")
    }

    @Test("An empty table has no id")
    func empty() {
        #expect(IDTable().sorted().isEmpty)
        #expect(index(of: "", in: IDTable()) == nil)
    }
}
