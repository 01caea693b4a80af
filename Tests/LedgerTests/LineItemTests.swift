import Domain
import Records
import Testing

@testable import Ledger

@Suite("Line items in the ledger")
struct LineItemTests {
    @Test("A line item comes back as it was added")
    func aLineItemComesBackAsItWasAdded() throws {
        try withLedger { ledger in
            let version = try sampleVersion(title: "Essay, \"long\"", sentTitle: "Essay (2)")
            try ledger.write { session in
                try session.lineItemWriter().add(
                    "9001", "class-1", version: version, bundle: 3, results: "[[\"s1\",[3,8.5]]]")
            }
            let all = try ledger.read { try scanAll($0) }
            let line = try #require(all.first?.line)
            #expect(all.count == 1)
            #expect(all.first?.results == "[[\"s1\",[3,8.5]]]")
            #expect((line.item, line.section, line.sourcedID) == ("9001", "class-1", "itsl_9001_class-1"))
            #expect(line.school == "school-1")
            #expect(line.version == version)
            #expect(line.bundles == [3])
            #expect(line.campusHold == nil && !line.isEditedInCampus && line.shown == .never)
        }
    }

    @Test("There is one line item for an item and a section, and one for an id")
    func thereIsOneLineItemForAnItemAndASection() throws {
        for (item, id) in [("1", "other id"), ("2", "id")] {
            try withLedger { ledger in
                #expect(throws: LedgerError.self) {
                    try ledger.write { session in
                        let writer = try session.lineItemWriter()
                        try add("1", id: "id", writer)
                        try add(item, id: id, writer)
                    }
                }
                let isEmpty = try ledger.read { try scanAll($0).isEmpty }
                #expect(isEmpty)
            }
        }
    }

    private func add(_ item: String, id: String, _ writer: LineItemWriter) throws {
        let version = try sampleVersion()
        try "[]".withField {
            try writer.add(
                item: item, section: "class-1", sourcedID: id, school: "school-1", version: version,
                bundle: 1,
                results: $0)
        }
    }

    @Test("The scan goes by item and section in the order of their bytes")
    func theScanGoesByItemAndSectionInTheOrderOfTheirBytes() throws {
        try withLedger { ledger in
            let keys = [
                ("10", "b"), ("9", "a"), ("10", "a"), ("a", "a"), ("Z", "a"), ("ü", "a"), ("1", "10"),
                ("1", "2"), ("1", "1"),
            ]
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for (item, section) in keys { try writer.add(item, section) }
            }
            let found = try ledger.read { try scanAll($0).map { "\($0.line.item)/\($0.line.section)" } }
            #expect(found == ["1/1", "1/10", "1/2", "10/a", "10/b", "9/a", "Z/a", "a/a", "ü/a"])
        }
    }

    @Test("An empty ledger has nothing to scan")
    func anEmptyLedgerHasNothingToScan() throws {
        try withLedger { ledger in
            let isAtEnd = try ledger.read { try $0.scanLineItems().isAtEnd }
            #expect(isAtEnd)
        }
    }

    @Test("The line items of one item, and of no other whose id begins alike")
    func ofItem() throws {
        try withLedger { ledger in
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for (item, section) in [("1", "b"), ("1", "a"), ("10", "a"), ("0", "z"), ("2", "a")] {
                    try writer.add(item, section)
                }
            }
            let found = try ledger.read { session throws in
                let scan = try session.lineItems(ofItem: "1")
                var sections: [String] = []
                while let line = try scan.current {
                    sections.append(line.item + "/" + line.section)
                    try scan.advance()
                }
                return sections
            }
            #expect(found == ["1/a", "1/b"])
        }
    }

    @Test("How many confirmed results had vanished is remembered with the line item")
    func howManyConfirmedResultsHadVanishedIsRememberedWithTheLineItem() throws {
        try withLedger { ledger in
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for item in ["1", "2"] { try writer.add(item, "a") }
                try session.recordVanished(3, lineItem: 2)
            }
            let vanished = try ledger.read { try scanAll($0).map(\.line.vanished) }
            #expect(vanished == [0, 3])
        }
    }

    @Test("The titles that were sent are taken, each in its section and period")
    func theTitlesThatWereSentAreTaken() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.lineItemWriter().add(
                    "1", "class-1", version: try sampleVersion(sentTitle: "Quiz"))
            }
            var register = try ledger.read { try $0.sentTitles() }
            #expect(register.claim("Quiz", section: "class-1", period: "autumn", limit: 50) == "Quiz (2)")
            #expect(register.claim("Quiz", section: "class-2", period: "autumn", limit: 50) == "Quiz")
            #expect(register.claim("Quiz", section: "class-1", period: "spring", limit: 50) == "Quiz")
        }
    }

    @Test("How many students each section had is kept, and one that is gone from the export has none")
    func howManyStudentsEachSectionHadIsKept() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordSectionStudents(["a": 20, "b": 3], before: [:])
            }
            try ledger.write { try $0.recordSectionStudents(["a": 21], before: ["a": 20, "b": 3]) }
            try ledger.read { session throws in
                #expect(try session.sectionStudents() == ["a": 21, "b": 0])
            }
        }
    }
}
