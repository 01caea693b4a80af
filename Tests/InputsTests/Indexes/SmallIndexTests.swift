import CSVCore
import TestSupport
import Testing

@testable import Inputs

@Suite("Sets of numbers, lists of lists, and the order of bytes")
struct SmallIndexTests {
    @Test("Property: a set of numbers holds what was put in, zero and the largest included")
    func aSetOfNumbersHoldsWhatWasPutInZeroAndTheLargestIncluded() {
        var random = RandomSource()
        var (set, reference) = (NumberSet(), Set<UInt64>())
        for _ in 0..<6_000 {
            let number =
                Bool.random(using: &random)
                ? UInt64.random(in: 0...3_000, using: &random)
                : .max - .random(in: 0...9, using: &random) << 32
            #expect(set.contains(number) == reference.contains(number), "\(random)")
            let isNew = set.insert(number)
            let isReallyNew = reference.insert(number).inserted
            #expect(isNew == isReallyNew, "\(random)")
        }
        #expect(reference.allSatisfy(set.contains))
        #expect((0...6_000).allSatisfy { set.contains($0) == reference.contains($0) }, "\(random)")
    }

    @Test("Zero is a number like any other")
    func zeroIsANumberLikeAnyOther() {
        var set = NumberSet()
        #expect(!set.contains(0))
        let isNew = set.insert(0)
        #expect(isNew && set.contains(0))
        let isNewAgain = set.insert(0)
        #expect(!isNewAgain)
    }

    @Test("Property: each thing has its own numbers, in the order they were given")
    func eachThingHasItsOwnNumbers() {
        var random = RandomSource()
        let pairs = (0..<500).map { _ in
            (UInt32.random(in: 0..<40, using: &random), UInt32.random(in: 0...9, using: &random))
        }
        let lists = Adjacency(count: 41, pairs: pairs)
        for thing in 0...40 {
            #expect(Array(lists[thing]) == pairs.filter { $0.0 == thing }.map(\.1), "\(random)")
        }
    }

    @Test("Ids that look alike, of all lengths, have hashes of their own, whatever the seed")
    func idsThatLookAlike() {
        var texts: [String] = [""]
        for length in 1...7 {
            for number in 0..<(1 << (2 * length)) {
                texts.append(String((0..<length).map { Array("0123")[number >> (2 * $0) & 3] }))
            }
        }
        for length in 8...40 {
            for first in "0123456789abcdefs" {
                for last in "0123456789abcdefs" {
                    texts.append("\(first)\(String(repeating: "0", count: length - 2))\(last)")
                }
            }
        }
        texts += (0..<20_000).map { "e\($0)" }
        var random = RandomSource()
        for seed in [0, UInt64.random(in: .min ... .max, using: &random)] {
            let hashes = texts.map { text in
                ByteHash.hash(text.utf8.span, seed: seed)
            }
            #expect(Set(hashes).count == Set(texts).count, "\(random)")
        }
    }

    @Test("Property: bytes are ordered as unsigned numbers, the shorter of two alike first")
    func bytesAreOrderedAsUnsignedNumbersTheShorterOfTwoAlikeFirst() {
        var random = RandomSource()
        for _ in 0..<3_000 {
            let (a, b) = (bytes(&random), bytes(&random))
            let expected = a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
            #expect(ByteOrder.compare(a.span, b.span).signum() == expected, "\(random)")
            #expect(ByteOrder.equal(a.span, b.span) == (a == b), "\(random)")
            #expect(ByteOrder.precedes(a.span, b.span) == (expected < 0), "\(random)")
        }
    }

    @Test("Text has the order of its UTF-8, not of an alphabet")
    func textHasTheOrderOfItsUTF8() {
        #expect(ByteOrder.compare("Z", "a") < 0)
        #expect(ByteOrder.compare("z", "é") < 0)
        #expect(ByteOrder.compare("s1", "s10") < 0)
        #expect(ByteOrder.compare("s10", "s2") < 0)
        #expect(ByteOrder.compare("", "a") < 0)
        #expect(ByteOrder.compare("a", "a") == 0)
    }

    private func bytes(_ random: inout RandomSource) -> [UInt8] {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
            [0, 1, 0x61, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        }
    }
}
