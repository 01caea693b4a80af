import Domain
import Testing

@Suite("The version of a line item")
struct LineItemVersionTests {
    private func version() throws -> LineItemVersion {
        try LineItemVersion(
            title: "Essay", sentTitle: "Essay", assignDate: day("2026-09-01"), dueDate: day("2026-10-01"),
            category: "c", period: "autumn", maxPoints: points("10"))
    }

    @Test("A title that changed behind the cut reads alike")
    func aTitleThatChangedBehindTheCutReadsAlike() throws {
        var other = try version()
        other.title = "Essay, but longer"
        #expect(try version().showsTheSame(as: other))
        #expect(try version() != other)
    }

    @Test("Everything else that a bundle shows makes it read differently")
    func everyShownFieldMakesAnotherVersion() throws {
        let changes: [(inout LineItemVersion) throws -> Void] = [
            { $0.sentTitle = "Essay (2)" }, { $0.assignDate = try day("2026-09-02") },
            { $0.dueDate = try day("2026-10-02") }, { $0.category = "d" }, { $0.period = "spring" },
            { $0.maxPoints = try points("10.5") },
        ]
        for change in changes {
            var other = try version()
            try change(&other)
            #expect(try !version().showsTheSame(as: other))
        }
    }
}
