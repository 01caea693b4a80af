import Domain
import TestSupport
import Testing

@testable import Report

@Suite("Numbers, days and names as people read them")
struct WordsTests {
    private let words: Words

    init() throws { words = Words(zone: try chicago()) }

    @Test(
        "Digits stand in groups of three",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (61_400, "61,400"), (123_456, "123,456"),
            (10_000_000, "10,000,000"), (-1, "-1"), (-999, "-999"), (-1000, "-1,000"),
            (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func digitsStandInGroupsOfThree(value: Int, text: String) {
        #expect(words.number(value) == text)
    }

    @Test(
        "One thing is one thing, all else are things",
        arguments: [
            (0, "0 scores"), (1, "1 score"), (2, "2 scores"), (2928, "2,928 scores"),
        ])
    func oneThingIsOneThing(value: Int, text: String) { #expect(words.count(value, "score") == text) }

    @Test(
        "A difference has its sign, and none where there is none",
        arguments: [
            (12, "+12"), (0, "0"), (-3, "-3"), (-1234, "-1,234"), (1234, "+1,234"),
        ])
    func aDifferenceHasItsSign(value: Int, text: String) { #expect(words.difference(value) == text) }

    // MARK: Shares

    @Test(
        "A share has one decimal, rounded; of nothing there is none",
        arguments: [
            (0, 10, "0.0 %"), (10, 10, "100.0 %"), (1, 3, "33.3 %"), (2, 3, "66.7 %"), (1, 1000, "0.1 %"),
            (1, 2000, "0.1 %"), (1, 2001, "under 0.1 %"), (1, 1_000_000, "under 0.1 %"),
            (1999, 2000, "over 99.9 %"), (1998, 2001, "99.9 %"), (999, 1000, "99.9 %"),
            (999_999, 1_000_000, "over 99.9 %"), (0, 0, ""),
        ])
    func aShareHasOneDecimal(part: Int, whole: Int, text: String) {
        #expect(words.share(part, of: whole) == text)
    }

    @Test(
        "What is there is never 0.0 %, what is not all never 100.0 %, and a larger part never a smaller share"
    )
    func shareProperty() throws {
        var random = RandomSource()
        for _ in 0..<2000 {
            let whole = random.number(1...3_000_000)
            // Mostly near nothing and near all, where rounding could lie.
            let near = random.number(0...min(whole, 1 + whole / 1000))
            let part = random.pick([near, whole - near, random.number(0...whole)], else: 0)
            let text = words.share(part, of: whole)
            #expect((text == "0.0 %") == (part == 0), "\(part) of \(whole): \(random)")
            #expect((text == "100.0 %") == (part == whole), "\(part) of \(whole): \(random)")
            guard let number = Double(text.dropLast(2)) else { continue }
            #expect(abs(number - Double(part) / Double(whole) * 100) <= 0.05 + 1e-9, "\(random)")
        }
    }

    // MARK: Moments

    @Test(
        "A moment is what the district's clocks show, before and after they are put back and forward",
        arguments: [
            ("2026-11-01T06:59:00.000Z", "Nov 1, 2026, 1:59 AM", "2026-11-01"),
            ("2026-11-01T07:00:00.000Z", "Nov 1, 2026, 1:00 AM", "2026-11-01"),
            ("2026-11-01T07:30:00.000Z", "Nov 1, 2026, 1:30 AM", "2026-11-01"),
            ("2026-03-08T07:59:59.999Z", "Mar 8, 2026, 1:59 AM", "2026-03-08"),
            ("2026-03-08T08:00:00.000Z", "Mar 8, 2026, 3:00 AM", "2026-03-08"),
            ("2026-11-24T05:59:00.000Z", "Nov 23, 2026, 11:59 PM", "2026-11-23"),
            ("2026-11-24T06:00:00.000Z", "Nov 24, 2026, 12:00 AM", "2026-11-24"),
            ("2027-01-01T05:00:00.000Z", "Dec 31, 2026, 11:00 PM", "2026-12-31"),
        ])
    func aMomentIsWhatTheDistrictsClocksShow(utc: String, local: String, key: String) {
        #expect(words.moment(utc) == local)
        #expect(words.day(utc) == local.split(separator: ",").prefix(2).joined(separator: ","))
        #expect(words.sortKey(utc) == key)
    }

    @Test("A moment that is none stays as it is", arguments: ["", "yesterday", "2026-13-01T00:00:00Z"])
    func aMomentThatIsNoneStaysAsItIs(text: String) {
        #expect(words.moment(text) == text)
        #expect(words.day(text) == text)
    }

    // MARK: Names

    @Test("A school or section is its name, else its id, else it is said that there is none")
    func aSchoolOrSectionIsItsName() {
        #expect(words.school(.init(id: "HS", name: "High School")) == "High School")
        #expect(words.school(.init(id: "HS", name: "")) == "HS")
        #expect(words.school(.init(id: "HS", name: nil)) == "HS")
        #expect(words.school(.init(id: "", name: nil)) == "No school known")
        #expect(words.section(.init(id: "41001", name: nil)) == "41001")
        #expect(words.section(.init(id: "", name: nil)) == "In no section")
    }

    @Test("An id stands beside a name, and not a second time where there is none")
    func idBeside() {
        #expect(words.idBeside(.init(id: "HS", name: "High School")) == "HS")
        #expect(words.idBeside(.init(id: "HS", name: "")) == "")
        #expect(words.idBeside(.init(id: "HS", name: nil)) == "")
    }
}
