import CSVCore
import Foundation
import Records
import TestSupport
import Testing

@Suite("Packed ids")
struct PackedIDsTests {
    private func packed(_ ids: [String]) -> String {
        var buffer = ByteBuffer()
        buffer.append("[")
        for (place, id) in ids.enumerated() {
            if place > 0 { buffer.append(",") }
            id.withField { PackedIDs.append($0, to: &buffer) }
        }
        buffer.append("]")
        return buffer.text
    }

    private func read(_ text: String) throws -> [String] { try text.withField { try PackedIDs.ids($0) } }

    @Test("Plain ids stand as they are, between quotes")
    func plainIdsStandAsTheyAre() throws {
        #expect(packed(["s2003", "s2004"]) == "[\"s2003\",\"s2004\"]")
        #expect(packed([]) == "[]")
        #expect(try read("[]") == [])
    }

    @Test("Whatever an id holds, the list is JSON, and is read back byte for byte")
    func whateverAnIdHolds() throws {
        let ids = ["", "a\"b", "a\\", "\\\"", "\u{1}\n\u{1f}", "Zoë", "e\u{301}", "[,]", "😀", "\u{7f}"]
        let text = packed(ids)
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == ids)
        #expect(try read(text).map { Array($0.utf8) } == ids.map { Array($0.utf8) })
    }

    @Test("Random ids too")
    func randomIdsToo() throws {
        var source = RandomSource()
        let alphabet = Array("ab\"\\,[]\u{2}\u{10}é漢")
        for _ in 0..<500 {
            let ids = (0..<Int.random(in: 0...4, using: &source)).map { _ in
                String(
                    (0..<Int.random(in: 0...6, using: &source)).map { _ in
                        alphabet[Int.random(in: 0..<alphabet.count, using: &source)]
                    })
            }
            #expect(try read(packed(ids)) == ids)
        }
    }

    @Test(
        "Anything else is damage",
        arguments: [
            "", "[", "x", "[\"a\"", "[\"a\",]", "[\"a\"\"b\"]", "[\"a]", "[\"a\"]]", "[1]", "[\"\\u0041\"]",
            "[\"\\u00\"]",
            "[\"a\\\"]", "{}",
        ])
    func anythingElseIsDamage(_ text: String) {
        #expect(throws: PackedIDsDamage.self) { _ = try read(text) }
    }
}
