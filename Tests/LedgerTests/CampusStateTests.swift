import CSVCore
import Domain
import Records
import Testing

@testable import Ledger

@Suite("What read-backs say of a line item")
struct CampusStateTests {
    private func line(_ ledger: Ledger) throws -> StoredLineItem {
        try #require(try ledger.read { try scanAll($0) }.first?.line)
    }

    private func withLine(shown: LineItemShown = .never, _ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { try $0.lineItemWriter().add("1", "a", results: "[[\"s1\",[1,9]]]") }
            var before = try line(ledger)
            before.shown = shown
            try ledger.write { try $0.lineItemMarker().setCampusState(of: before) }
            try body(ledger)
        }
    }

    private func carry(_ ledger: Ledger, _ version: LineItemVersion, bundle: Int?) throws -> StoredLineItem {
        let before = try line(ledger)
        try ledger.write { session in
            try "[]".withField {
                try session.lineItemWriter().carry(
                    before, school: before.school, version: version, bundle: bundle, results: $0)
            }
        }
        return try line(ledger)
    }

    @Test("All of it comes back, and nothing else of the line item changes")
    func allOfItComesBackAndNothingElseOfTheLineItemChanges() throws {
        try withLine { ledger in
            var marked = try line(ledger)
            marked.campusHold = .pointsChanged
            marked.isEditedInCampus = true
            marked.shown = .latestVersion
            marked.isDueAgain = true
            marked.lastThere = night(2)
            marked.campus = CampusLineItem(
                title: " Essay", dueDate: CalendarDay("2026-10-02"), category: "tests",
                maxPoints: Points("12.5"))
            try ledger.write { try $0.lineItemMarker().setCampusState(of: marked) }
            let found = try line(ledger)
            #expect(found == marked)
            let results = try ledger.read { try scanAll($0).first?.results }
            #expect(results == "[[\"s1\",[1,9]]]")
        }
    }

    @Test("What a later read-back finds in order again is wiped out")
    func whatALaterReadBackFindsInOrderAgainIsWipedOut() throws {
        try withLine { ledger in
            let plain = try line(ledger)
            var marked = plain
            marked.campusHold = .itemRemoved
            marked.lastThere = night(2)
            marked.campus = CampusLineItem(title: "Essay 2")
            try ledger.write { session in
                try session.lineItemMarker().setCampusState(of: marked)
                try session.lineItemMarker().setCampusState(of: plain)
            }
            let found = try line(ledger)
            #expect(found == plain)
        }
    }

    @Test("Results are written anew for their line item only")
    func resultsAreWrittenAnewForTheirLineItemOnly() throws {
        try withLine { ledger in
            try ledger.write { session in
                try session.lineItemWriter().add("2", "a", results: "[[\"s1\",[1,7]]]")
                try "[[\"s1\",[1,9],9]]".withField {
                    try session.lineItemMarker().setResults($0, lineItem: 1)
                }
            }
            let found = try ledger.read { try scanAll($0).map(\.results) }
            #expect(found == ["[[\"s1\",[1,9],9]]", "[[\"s1\",[1,7]]]"])
        }
    }

    @Test("Results and Campus's state written at once are what they are when written one after the other")
    func resultsAndCampussStateWrittenAtOnceAreWhatTheyAreWhenWritten() throws {
        func marked(_ mark: (LineItemMarker, StoredLineItem, FieldBytes) throws -> Void) throws -> [String] {
            var found: [String] = []
            try withLine(shown: .latestVersion) { ledger in
                try ledger.write { session in
                    var line = try #require(try session.scanLineItems().current)
                    line.campusHold = .pointsChanged
                    line.isDueAgain = true
                    line.campus = CampusLineItem(title: "Theirs", maxPoints: Points(whole: 20))
                    try "[[\"s1\",[1,9],9]]".withField { try mark(session.lineItemMarker(), line, $0) }
                }
                found = try ledger.read { session in
                    let scan = try session.scanLineItems()
                    let results = scan.withResults { String(decoding: $0, as: UTF8.self) }
                    return [results, "\(try #require(try scan.current))"]
                }
            }
            return found
        }
        let once = try marked { marker, line, packed in try marker.set(packed, andCampusStateOf: line) }
        let twice = try marked { marker, line, packed in
            try marker.setCampusState(of: line)
            try marker.setResults(packed, lineItem: line.id)
        }
        #expect(once == twice)
        #expect(once[0] == "[[\"s1\",[1,9],9]]" && once[1].contains("pointsChanged"))
    }

    @Test("A new version has not been seen, although the line item has")
    func aNewVersionHasNotBeenSeenAlthoughTheLineItemHas() throws {
        try withLine(shown: .latestVersion) { ledger in
            let found = try carry(ledger, try sampleVersion(title: "Essay 2"), bundle: 4)
            #expect(found.shown == .earlierVersion)
            #expect(found.bundles == [1, 4] && found.latestCarriers == [4])
        }
    }

    @Test("A line item that was never seen stays so with a new version")
    func aLineItemThatWasNeverSeenStaysSoWithANewVersion() throws {
        try withLine { ledger in
            let found = try carry(ledger, try sampleVersion(title: "Essay 2"), bundle: 4)
            #expect(found.shown == .never)
        }
    }

    @Test("A title that changes behind the cut reads alike: what was seen stays seen")
    func behindTheCut() throws {
        try withLine(shown: .latestVersion) { ledger in
            let found = try carry(
                ledger, try sampleVersion(title: "Essay, long", sentTitle: "Essay"), bundle: 4)
            #expect(found.shown == .latestVersion)
        }
    }

    @Test("The same version once more: the bundles of the version grow")
    func theSameVersionOnceMoreTheBundlesOfTheVersionGrow() throws {
        try withLine(shown: .latestVersion) { ledger in
            let found = try carry(ledger, try sampleVersion(), bundle: 4)
            #expect(found.shown == .latestVersion && found.latestCarriers == [1, 4])
        }
    }

    @Test("Due again lasts until a bundle carries the row; results alone do not carry it")
    func dueAgainLastsUntilABundleCarriesTheRow() throws {
        try withLine { ledger in
            var marked = try line(ledger)
            marked.isDueAgain = true
            try ledger.write { try $0.lineItemMarker().setCampusState(of: marked) }
            let version = marked.version
            let afterResults = try carry(ledger, version, bundle: nil)
            #expect(afterResults.isDueAgain)
            let afterRow = try carry(ledger, version, bundle: 5)
            #expect(!afterRow.isDueAgain)
        }
    }

    @Test("Where Campus has its own version that is how the row reads, ours where it does not say")
    func campusVersion() throws {
        try withLine { ledger in
            var marked = try line(ledger)
            #expect(marked.campusVersion == marked.version)
            marked.campus = CampusLineItem(title: "Own title", maxPoints: Points(whole: 20))
            try ledger.write { try $0.lineItemMarker().setCampusState(of: marked) }
            let found = try line(ledger).campusVersion
            var expected = marked.version
            expected.sentTitle = "Own title"
            expected.maxPoints = Points(whole: 20)
            #expect(found == expected)
        }
    }
}
