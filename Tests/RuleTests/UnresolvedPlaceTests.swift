import TestSupport
import Testing

@Suite(
    "Where the ledger says that something is unresolved",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct UnresolvedPlaceTests {
    @Test(
        "A score that is there twice is told of under the school of its section, also where nothing else is")
    func aScoreThatIsThereTwiceIsToldOfUnderTheSchool() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.change("Assessments.csv") { $0.append(["901", "504", "14", "2026-11-13T15:00:00Z"]) }
        #expect(try workspace.export(district).classes.rejected == ["duplicate": 1])
        let rows = try workspace.ledger.sql("SELECT section, school FROM unresolved WHERE code = 'duplicate'")
        #expect(rows == "42001|MS\n")
    }
}
