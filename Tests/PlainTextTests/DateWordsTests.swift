import PlainText
import Testing

@Suite("Days and times as a district writes them")
struct DateWordsTests {
    /// 28 November 2026, 02:00 on the wall.
    private static let wall: Int64 = 1_795_831_200

    @Test(
        "In words of its locale; what is not known is American",
        arguments: [
            ("en-US", "Nov 28, 2026", "Nov 28, 2026, 2:00 AM", "Sat, Nov 28, 2:00 AM"),
            ("en-GB", "28 Nov 2026", "28 Nov 2026, 02:00", "Sat 28 Nov, 02:00"),
            ("es-US", "nov 28, 2026", "nov 28, 2026, 2:00 a.m.", "sáb, nov 28, 2:00 a.m."),
            ("sv-SE", "28 nov. 2026", "28 nov. 2026, 02:00", "lör 28 nov., 02:00"),
        ])
    func inWordsOfItsLocale(_ locale: String, _ day: String, _ moment: String, _ recent: String) {
        let words = DateWords(locale: locale)
        #expect(words.day(Self.wall) == day)
        #expect(words.recent(Self.wall) == recent)
        #expect(words.moment(Self.wall) == moment)
    }

    @Test("Only spaces that people type stand in it")
    func onlySpacesThatPeopleTypeStandInIt() {
        for hour in 0..<24 {
            let text = DateWords().moment(Self.wall + Int64(hour) * 3600)
            #expect(text.unicodeScalars.allSatisfy { $0.isASCII }, "\(text)")
        }
    }
}
