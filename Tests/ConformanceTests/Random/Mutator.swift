import Conformance
import OneRoster
import TestSupport

/// A way to make one fault in a random set.
struct Mutator: Sendable {
    let code: FindingCode
    /// The table that was hit; nil where the set offers no place for the fault.
    let hit: @Sendable (inout SampleSet, inout RandomSource) -> String?

    static let all: [Mutator] =
        formats + [emptied, unknownReference, repeatedID, repeatedResult, ragged, missingFile, unknownColumn]

    // MARK: Cells

    private static let formats: [Mutator] = [
        cell(.valueDate, ["2026-02-30", "soon", "2026-1-1"]) { $0 == .day },
        cell(.valueDecimal, ["1,5", "ten", "1.2.3"]) { $0 == .decimal },
        cell(.valueYear, ["27", "2026/27"]) { $0 == .year },
        cell(.valueInstant, ["2026-11-23", "now"]) { $0 == .instant },
        cell(.valueEnumeration, ["Nothing", "EXT:x"]) {
            if case .oneOf = $0 { true } else { false }
        },
        cell(.valueList, ["a,,b", ",a"]) { $0 == .texts },
        cell(.valueLineBreak, ["a\nb", "a\r\nb"]) { $0 == .text },
        cell(.valueControl, ["a\u{1}b"]) { $0 == .text },
        cell(.valueSpaces, [" 9", "9 "]) { $0 == .decimal },
        cell(.formula, ["=A1", "@x"]) { $0 == .text },
    ]

    /// Any cell of a column with such a format gets one of the values; of bulk and delta files those that are
    /// blank there are left out.
    private static func cell(
        _ code: FindingCode, _ values: [String], where fits: @escaping @Sendable (Column.Format) -> Bool
    ) -> Mutator {
        Mutator(code: code) { set, random in
            let place = place(in: set, &random) { table, column in
                fits(column.format) && (column.requirement != .inDelta || set.isDelta(table))
            }
            guard let place else { return nil }
            set[place.table].table.rows[place.row][place.column] = random.pick(values, else: "")
            return place.table
        }
    }

    /// A score may be blank, and without its id a row is nothing that others could refer to.
    private static let emptied = Mutator(code: .cellEmpty) { set, random in
        let place = place(in: set, &random) { table, column in
            let isNeeded =
                column.requirement == .always || column.requirement == .inDelta && set.isDelta(table)
            return isNeeded && !["sourcedId", "score"].contains(column.name)
        }
        guard let place else { return nil }
        set[place.table].table.rows[place.row][place.column] = ""
        return place.table
    }

    private static let unknownReference = Mutator(code: .referenceUnknown) { set, random in
        let place = place(in: set, &random) { table, column in
            let isReference = column.format == .reference || column.format == .references
            // Where the file that it leads to is not there nobody can know.
            return isReference && !set.isDelta(table) && column.name != "userProfileSourcedId"
        }
        guard let place else { return nil }
        set[place.table].table.rows[place.row][place.column] = "nowhere"
        return place.table
    }

    // MARK: Rows and files

    private static let repeatedID = Mutator(code: .idRepeated) { set, random in
        guard let place = place(in: set, &random, { _, column in column.name == "sourcedId" }) else {
            return nil
        }
        let rows = set[place.table].table.rows
        set[place.table].table.rows.insert(rows[place.row], at: random.number(0...rows.count))
        return place.table
    }

    private static let repeatedResult = Mutator(code: .resultRepeated) { set, random in
        guard let row = set["results"].table.rows.randomElement(using: &random) else { return nil }
        set["results"].table.rows.append(row.merging(["sourcedId": "again"]) { $1 })
        return "results"
    }

    private static let ragged = Mutator(code: .csvRaggedRow) { set, random in
        guard let place = place(in: set, &random, { _, _ in true }) else { return nil }
        set[place.table].rewrite { $0 += "one,two" }
        return place.table
    }

    private static let missingFile = Mutator(code: .fileMissing) { set, random in
        guard let place = place(in: set, &random, { _, _ in true }) else { return nil }
        set.files[place.table + ".csv"] = nil
        return place.table
    }

    private static let unknownColumn = Mutator(code: .columnUnknown) { set, random in
        guard let place = place(in: set, &random, { _, _ in true }) else { return nil }
        set[place.table].table.set("colour", to: "blue")
        return place.table
    }

    // MARK: Places

    private struct CellPlace {
        let table: String
        let row: Int
        let column: String
    }

    private static func place(
        in set: SampleSet, _ random: inout RandomSource, _ fits: (String, Column) -> Bool
    ) -> CellPlace? {
        var places: [CellPlace] = []
        for table in set.version.tables {
            for column in table.columns where fits(table.name, column) {
                for row in set[table.name].table.rows.indices {
                    places.append(CellPlace(table: table.name, row: row, column: column.name))
                }
            }
        }
        return places.randomElement(using: &random)
    }
}

extension SampleSet {
    func isDelta(_ table: String) -> Bool {
        self["manifest"].table.rows(where: ["propertyName": Manifest.property(ofFile: table)])
            .contains { $0["value"] == "delta" }
    }
}
