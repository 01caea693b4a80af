import TestSupport
import Testing

@testable import Report

@Suite("Places in the page that links lead to")
struct AnchorTests {
    private static let safe = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._")

    @Test("An id of letters, digits, dots and dashes stands as it is, so that a link can be typed")
    func anIdOfLettersDigits() {
        #expect(Anchor.make("section", "41001") == "section-41001")
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
    func idsThatDifferInAByteDifferInThePage(one: String, other: String) {
        #expect(Anchor.make("section", one) != Anchor.make("section", other))
    }

    @Test("No two ids share a place, and every place is made of letters, digits, `-`, `.` and `_`")
    func noTwoIdsShareAPlace() {
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

    // MARK: Sections in two schools

    private static func schools(_ ids: [String], with section: String) -> Reconciliation {
        var it = Reconciliation.empty
        it.schools = ids.map { id in
            .init(
                school: .init(id: id, name: nil), results: .init(), frozen: 0, held: 0, rejected: 0,
                sectionCount: 1,
                sections: [
                    .init(
                        section: .init(id: section, name: nil), results: .init(), frozen: 0, held: 0,
                        rejected: 0)
                ])
        }
        return it
    }

    @Test("A section that stands in two schools has a place in each, the plain one in the first")
    func twoSchools() {
        let anchors = SectionAnchors(Self.schools(["HS", "MS"], with: "41001"))
        let section = Reconciliation.Name(id: "41001", name: nil)
        #expect(anchors.name(section, in: .init(id: "HS", name: nil)) == "section-41001")
        let other = anchors.name(section, in: .init(id: "MS", name: nil))
        #expect(other != "section-41001" && other.allSatisfy { Self.safe.contains($0) })
    }

    @Test("A link to a section leads only where the section has a row")
    func aLinkToASectionLeadsOnlyWhereTheSectionHasARow() {
        let anchors = SectionAnchors(Self.schools(["HS"], with: "41001"))
        func target(_ school: String, _ section: String) -> String? {
            anchors.target(
                .init(
                    school: .init(id: school, name: nil), section: .init(id: section, name: nil), item: "1",
                    title: "", lineItem: nil))
        }
        #expect(target("HS", "41001") == "section-41001")
        #expect(target("HS", "42001") == nil)
        #expect(target("MS", "41001") == nil)
    }
}
