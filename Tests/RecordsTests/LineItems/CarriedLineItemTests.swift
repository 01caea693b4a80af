import Domain
import Records
import Testing

@Suite("A line item that further bundles carry")
struct CarriedLineItemTests {
    private func version(_ title: String, sent: String? = nil) throws -> LineItemVersion {
        LineItemVersion(
            title: title, sentTitle: sent ?? title, assignDate: try #require(CalendarDay("2026-09-01")),
            dueDate: try #require(CalendarDay("2026-10-01")), category: "homework", period: "autumn",
            maxPoints: try #require(Points("10")))
    }

    /// One that Campus has shown as it was sent, and whose row is due again.
    private func line() throws -> StoredLineItem {
        var line = StoredLineItem(
            id: 7, item: "1", section: "a", sourcedID: "itsl_1_a", school: "s", version: try version("One"),
            firstIn: 2)
        line.shown = .latestVersion
        line.isDueAgain = true
        return line
    }

    @Test("With results only, it stays as it is, in whatever school it is now")
    func withResultsOnlyItStaysAsItIs() throws {
        let now = try line().carried(school: "t", version: try version("Two"), bundle: nil)
        #expect(now.bundles == [2] && now.versionBundle == 2 && now.school == "t")
        #expect(now.shown == .latestVersion && now.isDueAgain)
    }

    @Test("With its row as it was, it is no longer due, and its version is the one that was shown")
    func withItsRowAsItWas() throws {
        let now = try line().carried(school: "s", version: try version("One"), bundle: 5)
        #expect(now.bundles == [2, 5] && now.versionBundle == 2 && now.latestCarriers == [2, 5])
        #expect(now.shown == .latestVersion && !now.isDueAgain)
    }

    @Test("With another version, Campus has shown an earlier one")
    func withAnotherVersionCampusHasShownAnEarlierOne() throws {
        let now = try line().carried(school: "s", version: try version("Two"), bundle: 5)
        #expect(now.bundles == [2, 5] && now.versionBundle == 5 && now.latestCarriers == [5])
        #expect(now.shown == .earlierVersion)
    }

    @Test("Behind the cut a title may change: Campus shows the same")
    func behindTheCutATitleMayChange() throws {
        let line = try line()
        let now = line.carried(school: "s", version: try version("One more", sent: "One"), bundle: 5)
        #expect(now.versionBundle == 5 && now.shown == .latestVersion)
    }

    @Test("Bundle numbers are read as they are written, and nothing else is")
    func bundleNumbersAreReadAsTheyAreWritten() {
        for numbers in [[], [1], [1, 4, 1_000_000]] {
            #expect(StoredLineItem.json(numbers).withField(StoredLineItem.bundles(json:)) == numbers)
        }
        for text in ["", "[", "1,4", "[1,x]", "[-1]", "[1.5]", "[1 ]", "[99999999999999]"] {
            #expect(text.withField(StoredLineItem.bundles(json:)) == nil, "\(text)")
        }
    }
}
