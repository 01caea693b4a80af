import Conformance
import OneRoster
import TestSupport
import Testing

/// A table of one version.
struct VersionedTable: Sendable, CustomTestStringConvertible {
    let version: Version
    let table: Table

    var testDescription: String { "\(version.rawValue) \(table.name)" }

    static let all = Version.allCases.flatMap { version in
        version.tables.map { VersionedTable(version: version, table: $0) }
    }
}

@Suite("Every column of every table")
struct EveryColumnTests {
    @Test("A wrong value is found by the code of the column's format", arguments: VersionedTable.all)
    func aWrongValueIsFoundByTheCodeOfTheColumnsFormat(_ versioned: VersionedTable) throws {
        for column in versioned.table.columns {
            for (value, code) in Self.wrongValues(column) {
                try expect(code, versioned, column, value, in: .delta(versioned.version))
            }
        }
    }

    @Test("A cell that must not be empty is found where it is", arguments: VersionedTable.all)
    func aCellThatMustNotBeEmptyIsFoundWhereItIs(_ versioned: VersionedTable) throws {
        for column in versioned.table.columns where column.requirement != .never {
            // It says that the result is graded: then that is what is wrong with a blank score.
            let isScore = versioned.table.name == "results" && column.name == "score"
            try expect(
                isScore ? .gradedWithoutScore : .cellEmpty, versioned, column, "",
                in: .delta(versioned.version))
        }
    }

    @Test("A status or a time in a bulk file is found", arguments: VersionedTable.all)
    func aStatusOrATimeInABulkFileIsFound(_ versioned: VersionedTable) throws {
        for (name, value) in [("status", "active"), ("dateLastModified", "2026-11-23T02:00:00.000Z")] {
            let column = try #require(versioned.table.column(name))
            try expect(.cellNotBlank, versioned, column, value, in: .bulk(versioned.version))
        }
    }

    @Test("A reference that leads nowhere is found", arguments: VersionedTable.all)
    func aReferenceThatLeadsNowhereIsFound(_ versioned: VersionedTable) throws {
        for column in versioned.table.columns {
            guard column.format == .reference || column.format == .references else { continue }
            try expect(.referenceUnknown, versioned, column, "nowhere", in: .bulk(versioned.version))
        }
    }

    private func expect(
        _ code: FindingCode, _ versioned: VersionedTable, _ column: Column, _ value: String, in set: SampleSet
    ) throws {
        let table = versioned.table.name
        let id = set.spareID(of: table)
        let line = set.line(of: id, in: table)
        var changed = set
        changed.set(table, id, column.name, to: value)
        let expected = Found(code: code, file: table + ".csv", line: line, column: column.name)
        #expect(try changed.found() == [expected], "\(table) \(column.name)")
    }

    private static func wrongValues(_ column: Column) -> [(String, FindingCode)] {
        switch column.format {
        case .id, .reference: [("a b", .valueID)]
        case .references: [("a b", .valueID), ("a,,b", .valueList)]
        case .text:
            [("a\u{1}", .valueControl), ("a\nb", .valueLineBreak), ("=a", .formula)]
        case .texts: [("a,,b", .valueList), ("=a", .formula)]
        case .oneOf(_, let isExtensible):
            isExtensible
                ? [("Nothing", .valueEnumeration), ("ext:", .valueEnumeration)]
                : [("Nothing", .valueEnumeration), ("ext:own", .valueExtension)]
        case .someOf(_, let isExtensible):
            isExtensible
                ? [("student,Nothing", .valueEnumeration)]
                : [("student,Nothing", .valueEnumeration), ("student,ext:own", .valueExtension)]
        case .instant: [("2026-11-23", .valueInstant)]
        case .day: [("2026-02-29", .valueDate), ("2026-11-23T02:00:00Z", .valueDate)]
        case .year: [("27", .valueYear)]
        case .decimal: [("1,5", .valueDecimal), ("five", .valueDecimal)]
        case .integer: [("1.5", .valueInteger)]
        }
    }
}
