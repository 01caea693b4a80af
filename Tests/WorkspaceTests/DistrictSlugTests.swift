import TestSupport
import Testing

@testable import Workspace

@Suite("A district's name in file names")
struct DistrictSlugTests {
    @Test(
        "letters, digits, dots and dashes stay, everything else becomes one dash",
        arguments: [
            ("Springfield", "Springfield"), ("Springfield USD 186", "Springfield-USD-186"),
            ("St. Paul's / North", "St.-Paul-s-North"), ("a -- b", "a-b"), ("v1.2", "v1.2"),
            ("Zürich", "Z-rich"),
            ("e\u{301}cole", "cole"), ("../../etc", "etc"), (".hidden.", "hidden"), ("-rf", "rf"),
            ("a\r\nb", "a-b"),
        ])
    func lettersDigitsDotsAndDashesStay(name: String, slug: String) {
        #expect(districtSlug(name) == slug)
    }

    @Test("nothing left gives the word district", arguments: ["", "   ", "東京", "...", "-.-", "/"])
    func nothingLeftGivesTheWordDistrict(name: String) {
        #expect(districtSlug(name) == "district")
    }

    @Test("it is cut to 40 characters, without a mark at the end")
    func itIsCutTo40Characters() {
        #expect(districtSlug(String(repeating: "a", count: 60)) == String(repeating: "a", count: 40))
        let long = String(repeating: "a", count: 38) + " . b"
        #expect(districtSlug(long) == String(repeating: "a", count: 38))
    }

    @Test("whatever the name, it is a plain visible file name, and its own slug")
    func whateverTheNameItIsAPlainVisibleFileName() {
        var random = RandomSource()
        let alphabet = Array("abzAZ09.-_ /\\'\"\n\0éßđ東🏫")
        for _ in 0..<2000 {
            let count = Int.random(in: 0..<60, using: &random)
            let name = String((0..<count).compactMap { _ in alphabet.randomElement(using: &random) })
            let slug = districtSlug(name)
            let plain = slug.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
            }
            #expect(plain && (1...40).contains(slug.utf8.count), "\(random) \(slug)")
            #expect(slug.first != "." && slug.first != "-" && !slug.contains("--"), "\(random) \(slug)")
            #expect(districtSlug(slug) == slug, "\(random) \(slug)")
        }
    }
}
