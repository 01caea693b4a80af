import Testing

@testable import PlainText

@Suite("What somebody may have meant")
struct NearestTests {
    @Test(
        "a letter added, dropped, replaced or swapped with its neighbour is one slip",
        arguments: [
            ("mode", "moode", 1), ("mode", "mde", 1), ("mode", "mote", 1), ("mode", "mdoe", 1), ("", "ab", 2),
            ("ab", "", 2), ("kitten", "sitting", 3),
        ])
    func aLetterAddedDropped(one: String, other: String, count: Int) {
        #expect(Nearest.slips(Array(one.unicodeScalars), Array(other.unicodeScalars)) == count)
    }

    @Test("the nearest is proposed, and nothing when all are far")
    func theNearestIsProposed() {
        #expect(Nearest.match("BUNDLE", among: ["bundle", "guard"]) == "bundle")
        #expect(Nearest.match("notify", among: ["bundle", "guard"]) == nil)
        #expect(Nearest.match(String(repeating: "a", count: 100_000), among: ["a"]) == nil)
    }
}
