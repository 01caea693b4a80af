import CSVCore
import OneRoster

/// What is wrong with a header row, and where each column of the table is all the same (Spec/verify.md).
struct HeaderCheck {
    /// For each column of the table its place in the file; -1 where the file lacks it.
    private(set) var places: [Int]
    /// Places of `metadata.*` columns.
    private(set) var metadata: [Int] = []

    private let table: Table
    private let file: String
    private let names: [String]
    /// For each place the column of the table that it holds.
    private var columns: [Int?]

    init(_ reader: borrowing CSVReader, _ table: Table, file: String, _ report: (Finding) -> Void) {
        self.table = table
        self.file = file
        names = reader.texts
        places = Array(repeating: -1, count: table.columns.count)
        columns = Array(repeating: nil, count: names.count)
        bind(report)
        checkMetadata(report)
        checkOrder(report)
        for (index, place) in places.enumerated() where place < 0 {
            reportFinding(.columnMissing, table.columns[index].name, report)
        }
    }

    private mutating func bind(_ report: (Finding) -> Void) {
        var seen: Set<String> = []
        var left: [Int] = []
        for (place, name) in names.enumerated() {
            let index = table.columns.firstIndex { $0.name == name }
            if !seen.insert(name).inserted {
                reportFinding(.columnRepeated, index == nil ? "\(place + 1)" : name, report)
            } else if let index {
                places[index] = place
                columns[place] = index
            } else if name.hasPrefix("metadata.") {
                metadata.append(place)
            } else {
                left.append(place)
            }
        }
        for place in left { bindLoosely(place, report) }
    }

    /// A column that has its table's name but for upper and lower case, or no name that is known.
    private mutating func bindLoosely(_ place: Int, _ report: (Finding) -> Void) {
        let name = names[place].lowercased()
        let index = table.columns.indices.first {
            places[$0] < 0 && table.columns[$0].name.lowercased() == name
        }
        guard let index else { return reportFinding(.columnUnknown, "\(place + 1)", report, called(place)) }
        places[index] = place
        columns[place] = index
        reportFinding(.columnCase, table.columns[index].name, report)
    }

    /// How an unknown column is called, where most of the others are known: else this may be no header, but names of people.
    private func called(_ place: Int) -> String? {
        guard columns.count(where: { $0 != nil }) * 2 > columns.count else { return nil }
        return ShownValue.name(names[place]).map { "it is called \($0)" }
    }

    private func checkMetadata(_ report: (Finding) -> Void) {
        guard let first = metadata.first, columns[first...].contains(where: { $0 != nil }) else { return }
        reportFinding(.metadataNotLast, "\(first + 1)", report)
    }

    /// The first column that stands where another should.
    private func checkOrder(_ report: (Finding) -> Void) {
        let found = columns.compactMap { $0 }
        guard let (index, expected) = zip(found, found.sorted()).first(where: { $0 != $1 }) else { return }
        reportFinding(
            .columnOrder, table.columns[index].name, report,
            "here \(table.columns[expected].name) is expected")
    }

    private func reportFinding(
        _ code: FindingCode, _ column: String, _ report: (Finding) -> Void, _ detail: String? = nil
    ) {
        report(Finding(code, file: file, line: 1, column: column, detail: detail))
    }
}
