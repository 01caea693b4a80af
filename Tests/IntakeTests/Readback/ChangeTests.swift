import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("Who changed a score, and when")
struct ChangeTests {
    private func changedAt(_ cell: String) throws -> String? {
        try Sample.extract("modifiedDate", cell).readback().results().first??.changedAt?.description
    }

    @Test("The user is Campus's id, without spaces at its ends")
    func theUserIsCampussId() throws {
        let found = try ["", " ", "77", " 77 "].map {
            try Sample.extract("modifiedByID", $0).readback().results().first??.changedBy
        }
        #expect(found == [nil, nil, "77", "77"])
    }

    @Test(
        "A time with its zone is that moment",
        arguments: ["2026-07-01T10:00:00Z", "2026-07-01T12:00:00+02:00", "2026-07-01 05:00:00.123-05:00"])
    func aTimeWithItsZoneIsThatMoment(_ cell: String) throws {
        #expect(try changedAt(cell) == "2026-07-01T10:00:00.000Z")
    }

    @Test(
        "A time without a zone is the district's",
        arguments: [
            ("2026-07-01T12:00:00", "2026-07-01T10:00:00.000Z"),
            ("2026-12-01 12:00:00.7", "2026-12-01T11:00:00.000Z"),
            ("2026-12-01 12:00", "2026-12-01T11:00:00.000Z"),
        ])
    func aTimeWithoutAZoneIsTheDistrictS(_ cell: String, _ moment: String) throws {
        #expect(try changedAt(cell) == moment)
    }

    @Test(
        "Month first, as Excel writes it, is read where the profile says so",
        arguments: [
            ("7/1/2026 12:00", "2026-07-01T10:00:00.000Z"),
            ("12/01/2026 12:00:00 PM", "2026-12-01T11:00:00.000Z"),
            ("7/1/2026", "2026-07-01T21:59:59.000Z"),
        ])
    func monthFirstAsExcelWritesIt(_ cell: String, _ moment: String) throws {
        let sample = Sample.extract(["modifiedDate": cell, "dueDate": cell])
        #expect(try sample.readback().results().first == CampusResult?.none)
        var profile = Profile()
        profile.dates[.readback] = .us
        let reading = try sample.readback(profile: profile)
        #expect(reading.results().first??.changedAt?.description == moment)
        #expect(
            reading.lineItems[0]?.dueDate?.description == (cell.hasPrefix("7") ? "2026-07-01" : "2026-12-01"))
        #expect(reading.findings.isEmpty)
    }

    @Test(
        "A day alone is its last second: the change may have been made at any time of it",
        arguments: [
            ("2026-07-01", "2026-07-01T21:59:59.000Z"), ("2026-12-31", "2026-12-31T22:59:59.000Z"),
            ("2026-10-25", "2026-10-25T22:59:59.000Z"),
        ])
    func aDayAloneIsItsLastSecond(_ cell: String, _ moment: String) throws {
        #expect(try changedAt(cell) == moment)
    }

    @Test(
        "Nothing, and a time that was never set, is not said", arguments: ["", "  ", "0001-01-01T00:00:00"])
    func nothingAndATimeThatWasNeverSet(_ cell: String) throws {
        let reading = try Sample.extract("modifiedDate", cell).readback()
        #expect(reading.results() == [CampusResult(score: .value(.points(try #require(Points("8.5")))))])
    }

    @Test(
        "A date that cannot be read makes the row unreadable",
        arguments: ["7/1/2026", "2026-02-30", "yesterday", "2026-07-01T25:00:00", "20260701"])
    func aDateThatCannotBeReadMakesTheRowUnreadable(_ cell: String) throws {
        let reading = try Sample.extract("modifiedDate", cell).readback()
        #expect(reading.results() == [nil] && reading.counts.unreadable == 1)
        #expect(reading.findings == ["bad-value extract.csv 2 modifiedDate itsl_1"])
    }
}
