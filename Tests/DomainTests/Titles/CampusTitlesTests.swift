import Domain
import Testing

@Suite("Titles of Campus's own assignments take titles of ours")
struct CampusTitlesTests {
    private func titles(_ all: [String], section: String = "41001") -> CampusTitles {
        var gathered = CampusTitles.Gathered()
        for title in all { gathered.add(title, section: section, period: "gp2") }
        return gathered.titles
    }

    @Test(
        "A title that Campus has in the section and period is numbered as one of ours is, and none elsewhere")
    func aTitleThatCampusHasInTheSectionAndPeriodIsNumbered() {
        var register = TitleRegister()
        register.reserve(titles(["Quiz", "Quiz (2)"]))
        #expect(register.claim("Quiz", section: "41001", period: "gp2", limit: 50) == "Quiz (3)")
        #expect(register.claim("Quiz", section: "41001", period: "gp1", limit: 50) == "Quiz")
        #expect(register.claim("Quiz", section: "42001", period: "gp2", limit: 50) == "Quiz")
        #expect(register.claim("Essay", section: "41001", period: "gp2", limit: 50) == "Essay")
    }

    @Test("They are kept as text and read again; anything else is none")
    func theyAreKeptAsTextAndReadAgain() throws {
        let both = titles(["Quiz", "Quiz", "Essay"])
        #expect(both.count == 2)
        #expect(CampusTitles(text: both.text) == both)
        #expect(titles(["Quiz"]).union(titles(["Essay"])) == both)
        #expect(CampusTitles(text: "") == CampusTitles())
        for text in ["0", "00000000000000000", "000000000000000G", "000000000000000A"] {
            #expect(CampusTitles(text: text) == nil, "\(text)")
        }
    }
}
