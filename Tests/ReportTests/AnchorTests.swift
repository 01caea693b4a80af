import TestSupport
import Testing

@testable import Report

@Suite("Places in the page that links lead to")
struct AnchorTests {
    private static let safe = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._")

    @Test("An id of letters, digits, dots and dashes stands as it is, so that a link can be typed")
    func plain() {
        #expect(Anchor.section(.init(id: "41001", name: nil)) == "section-41001")
        #expect(
            Anchor.school(.init(id: "8c1f6a52-3d0e-4f7b-9a64-2b5c7e10d941", name: "x"))
                == "school-8c1f6a52-3d0e-4f7b-9a64-2b5c7e10d941")
        #expect(Anchor.make("held", "no-score") == "held-no-score")
    }

    @Test(
        "Ids that differ in a byte differ in the page",
        arguments: [
            ("\u{1}f", "\u{1F}"), ("\u{C}2\u{A}b", "«"), ("a_5fb", "a_b"), ("a b", "a_20b"),
            ("é", "e\u{301}"), ("A", "a"),
            ("", "_"), ("_", "_5f"),
        ])
    func pairs(one: String, other: String) {
        #expect(Anchor.make("section", one) != Anchor.make("section", other))
    }

    @Test("No two ids share a place, and every place is made of letters, digits, `-`, `.` and `_`")
    func property() {
        var random = RandomSource()
        var seen: [String: [UInt8]] = [:]
        let bytes = Array("ab2f5_-. \u{1}\u{A}\u{C}\u{1F}\"<&é«/".unicodeScalars)
        for _ in 0..<20_000 {
            var id = ""
            for _ in 0..<random.number(0...4) { id.unicodeScalars.append(random.pick(bytes, else: "a")) }
            let anchor = Anchor.make("section", id)
            #expect(anchor.allSatisfy { Self.safe.contains($0) }, "\(id.utf8.map { $0 }): \(random)")
            if let other = seen[anchor] {
                #expect(other == Array(id.utf8), "\(anchor): \(random)")
            }
            seen[anchor] = Array(id.utf8)
        }
        #expect(seen.count > 5000)
    }
}
