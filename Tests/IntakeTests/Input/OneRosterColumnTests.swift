import OneRoster
import Testing

@testable import Inputs
@testable import Intake

@Suite("What is read of a OneRoster set")
struct OneRosterColumnTests {
    /// The data extract is Campus's own form and no part of OneRoster.
    private static let shapes =
        RosterTables.all + [
            ReadbackTables.lineItems, ReadbackTables.results, StudentNames.shape,
        ]

    @Test("Each file and each column that must be there is in the tables of every version", arguments: shapes)
    func eachFileAndEachColumnThatMustBeThereIsInTheTables(_ shape: TableShape) throws {
        for version in Version.allCases {
            let table = try #require(version.tables.first { $0.fileName == shape.file })
            #expect(Set(shape.required + shape.key).isSubset(of: table.header), "\(version)")
        }
    }

    @Test("A column that may be there is in the tables of some version", arguments: shapes)
    func aColumnThatMayBeThereIsInTheTablesOfSomeVersion(_ shape: TableShape) {
        let known = Version.allCases.flatMap(\.tables).filter { $0.fileName == shape.file }.flatMap(\.header)
        #expect(Set(shape.optional).isSubset(of: known))
    }
}
