import Bundle
import Domain
import OneRoster
import Testing

struct Kind: Sendable, CustomTestStringConvertible {
    var version: Version
    var mode: BundleMode
    var testDescription: String { "\(version.rawValue) \(mode.rawValue)" }

    static let all = Version.allCases.flatMap { version in
        [BundleMode.delta, .bulk].map { Kind(version: version, mode: $0) }
    }
}

@Suite("A bundle keeps to the tables of OneRoster", .enabled(if: Python.isThere, "needs python3"))
struct TableConformanceTests {
    @Test("Its files stand in their order, at the root, under OneRoster's names", arguments: Kind.all)
    func itsFilesStandInTheirOrder(_ kind: Kind) throws {
        let names = try archive(kind.version, kind.mode).names
        #expect(names == ["manifest.csv", "categories.csv", "lineItems.csv", "results.csv"])
    }

    @Test("Each header is exactly that of the version, and each row has its cells", arguments: Kind.all)
    func eachHeaderIsExactlyThatOfTheVersion(_ kind: Kind) throws {
        let archive = try archive(kind.version, kind.mode)
        for name in ["categories", "lineItems", "results"] {
            let table = try #require(kind.version.table(name))
            let rows = try #require(archive.files[table.fileName]?.rows)
            #expect(rows.first == table.header)
            #expect(rows.count == 2)
            #expect(rows.allSatisfy { $0.count == table.header.count })
        }
    }

    @Test("Every cell that must be filled is, in a delta the two more", arguments: Kind.all)
    func everyCellThatMustBeFilledIs(_ kind: Kind) throws {
        let archive = try archive(kind.version, kind.mode)
        for name in ["categories", "lineItems", "results"] {
            let table = try #require(kind.version.table(name))
            for cells in try archive.cells(table.fileName) {
                for column in table.columns {
                    let isEmpty = cells[column.name]?.isEmpty ?? true
                    switch column.requirement {
                    case .always: #expect(!isEmpty, "\(name) \(column.name)")
                    case .inDelta: #expect(isEmpty == (kind.mode == .bulk), "\(name) \(column.name)")
                    case .never: break
                    }
                }
            }
        }
    }

    @Test("Every cell has the form that its column asks for", arguments: Kind.all)
    func everyCellHasTheFormThatItsColumnAsksFor(_ kind: Kind) throws {
        let archive = try archive(kind.version, kind.mode)
        for name in ["categories", "lineItems", "results"] {
            let table = try #require(kind.version.table(name))
            for cells in try archive.cells(table.fileName) {
                for column in table.columns {
                    let cell = try #require(cells[column.name])
                    #expect(
                        cell.isEmpty || isWellFormed(cell, column.format), "\(name) \(column.name) \(cell)")
                }
            }
        }
    }

    private func isWellFormed(_ cell: String, _ format: Column.Format) -> Bool {
        switch format {
        case .id, .reference: GUIDRule.accepts(cell.utf8)
        case .day: CalendarDay(cell) != nil
        case .instant: cell.count == 24 && cell.hasSuffix("Z") && Instant(cell) != nil
        case .decimal, .integer: Points(cell) != nil
        case .oneOf(let words, _): words.contains(cell)
        case .year: cell.count == 4 && Int(cell) != nil
        case .text, .texts, .references, .someOf: !cell.contains("\n")
        }
    }

    @Test("Lines end in CRLF, the last one too", arguments: Kind.all)
    func linesEndInCRLFTheLastOneToo(_ kind: Kind) throws {
        for (name, file) in try archive(kind.version, kind.mode).files {
            let lines = file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            #expect(lines.last?.isEmpty == true, "\(name)")
            #expect(lines.dropLast().allSatisfy { $0.last == UInt8(ascii: "\r") }, "\(name)")
        }
    }
}
