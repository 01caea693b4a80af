import Foundation
import Testing

@testable import OneRoster

@Suite("The tables of OneRoster")
struct TablesTests {
    @Test(
        "The tables are those of the project's specification, column by column",
        arguments: Version.allCases)
    func theTablesAreThoseOfTheProjectsSpecification(_ version: Version) throws {
        try compare(version, try Reference(Reference.inSpec(version)))
    }

    @Test(
        "The tables are those of the binding documents, column by column",
        .enabled(if: Reference.isBeside, "needs ../shared/reference beside the checkout"),
        arguments: Version.allCases)
    func theTablesAreThoseOfTheBindingDocuments(_ version: Version) throws {
        try compare(version, try Reference(Reference.beside(version)))
    }

    private func compare(_ version: Version, _ reference: Reference) throws {
        let manifest = try #require(reference.files[Manifest.fileName])
        let tables = reference.files.filter { $0.key != Manifest.fileName }
        #expect(manifest.map(\.name) == version.manifestProperties)
        #expect(version.tables.map(\.fileName).sorted() == tables.keys.sorted())
        for table in version.tables {
            let cells = try #require(tables[table.fileName])
            #expect(table.header == cells.map(\.name), "\(table.fileName)")
            for (column, cell) in zip(table.columns, cells) {
                #expect(try column == Column(cell), "\(table.fileName)")
            }
        }
    }
}

extension Column {
    fileprivate init(_ cell: Reference.Cell) throws {
        self.init(
            name: cell.name, requirement: try Self.requirement(cell.required),
            format: try Self.format(cell))
    }

    private static func requirement(_ text: String) throws -> Requirement {
        switch text {
        case "Yes": .always
        case "Yes for Delta": .inDelta
        case "No": .never
        default: throw UnknownWord(word: text)
        }
    }

    private static func format(_ cell: Reference.Cell) throws -> Format {
        let isExtensible = cell.extensible ?? false
        return switch cell.format {
        case "GUID": .id
        case "GUID Reference": .reference
        case "List of GUID References": .references
        case "String", "ID": .text
        case "List of Strings": .texts
        case "Enumeration": .oneOf(cell.enum ?? [], extensible: isExtensible)
        case "Enumeration List": .someOf(cell.enum ?? [], extensible: isExtensible)
        case "Boolean": .oneOf(["true", "false"], extensible: false)
        case "DateTime": .instant
        case "Date": .day
        case "Year": .year
        case "Float": .decimal
        case "Integer": .integer
        default: throw UnknownWord(word: cell.format)
        }
    }

    private struct UnknownWord: Error { var word: String }
}
