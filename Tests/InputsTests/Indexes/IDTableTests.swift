import CSVCore
import TestSupport
import Testing

@testable import Inputs

@Suite("Ids as small numbers")
struct IDTableTests {
    private func add(_ id: String, to table: IDTable) -> (index: Int, isNew: Bool) {
        table.add(id.utf8.span)
    }

    private func index(of id: String, in table: IDTable) -> Int? {
        table.index(of: id.utf8.span)
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
    func itNumbersIdsInTheOrderTheyCome() throws {
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
    func sortedIsTheOrderOfTheBytes() {
        var random = RandomSource()
        let table = IDTable()
        for id in ids(2_000, &random) { _ = add(id, to: table) }
        let order = table.sorted().map { Array(table.string(Int($0)).utf8) }
        #expect(order.count == table.count)
        #expect(zip(order, order.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "\(random)")
    }

    @Test("Property: numbered anew, each id is found under its new number, and new ids go on behind")
    func numberedAnewEachIdIsFoundUnderItsNewNumber() throws {
        var random = RandomSource()
        let read = IDTable()
        for id in ids(2_000, &random) { _ = add(id, to: read) }
        let before = (0..<read.count).map(read.string)
        let order = Array(0..<UInt32(read.count)).shuffled(using: &random)
        let (table, number) = read.renumbered(inOrder: order)
        for (index, id) in before.enumerated() {
            try #require(self.index(of: id, in: table) == Int(number[index]), "\(random)")
            try #require(table.string(Int(number[index])) == id, "\(random)")
            try #require(order[Int(number[index])] == index, "\(random)")
        }
        #expect(add("new", to: table) == (before.count, true))
        #expect(add(before[0], to: table) == (Int(number[0]), false))
        let sorted = table.renumberedInOrder().table
        #expect(sorted.sorted() == Array(0..<UInt32(table.count)))
    }

    @Test("Property: bytes that were lent stay as they are while texts of any length are added")
    func bytesThatWereLentStayAsTheyAreWhileTextsOfAnyLength() {
        var random = RandomSource()
        var texts = StableTexts()
        var known: [[UInt8]] = []
        for number in 0..<600 {
            let length = [0, 1, 7, 40, 5_000, 40_000].randomElement(using: &random) ?? 0
            let text = Array(repeating: UInt8(truncatingIfNeeded: number), count: length)
            known.append(text)
            texts.append(text.span)
        }
        let count = texts.count
        #expect(count == known.count)
        for (index, text) in known.enumerated() {
            let isSame = texts.isSame(index, as: text.span)
            #expect(isSame, "text \(index), \(random)")
        }
    }

    @Test("Ids that are lent outlast what is added behind them")
    func lentWhileAdding() {
        let table = IDTable()
        _ = table.add("first".utf8.span)
        let first = table[0]
        for number in 0..<50_000 { _ = table.add("id \(number)".utf8.span) }
        let text = String(decoding: first, as: UTF8.self)
        #expect(text == "first")
    }

    @Test("Ends of texts are right below and beyond 4 GiB")
    func endsOfTextsAreRightBelowAndBeyond4GiB() {
        var ends = TextEnds()
        let expected = [0, 7, Int(UInt32.max), Int(UInt32.max) + 1, 1 << 40]
        for (index, end) in expected.enumerated() {
            ends.append(end)
            #expect(ends.count == index + 1)
            for place in 0...index {
                #expect(ends[place] == (place == 0 ? 0 : expected[place - 1])..<expected[place])
            }
        }
    }

    @Test("An empty table has no id")
    func anEmptyTableHasNoId() {
        #expect(IDTable().sorted().isEmpty)
        #expect(index(of: "", in: IDTable()) == nil)
    }
}
