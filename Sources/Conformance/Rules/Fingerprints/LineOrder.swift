import DurableFiles
import Inputs

/// A line that has a finding, and an earlier one that it is about.
struct MarkedLine: SortableRecord {
    enum Kind: UInt8, BitwiseCopyable {
        case same, alike, unknown, marked
    }

    var line: Int
    /// The line that the finding names; 0 where it names none.
    var other: Int
    var kind: Kind

    static func isInOrder(_ a: MarkedLine, _ b: MarkedLine) -> Bool { a.line < b.line }
}

/// Findings that came in the order of fingerprints, put into the order of the file, however many they are.
struct LineOrder {
    private let sorter: RecordSorter<MarkedLine>

    init(scratchFolder: FilePath) {
        sorter = RecordSorter(scratchFolder: scratchFolder)
    }

    func append(_ kind: MarkedLine.Kind, line: Int, other: Int = 0) throws {
        try sorter.append(MarkedLine(line: line, other: other, kind: kind))
    }

    func forEach(_ body: (MarkedLine) -> Void) throws {
        let walk = try sorter.sorted().walk()
        while let line = try walk.next() { body(line) }
    }
}
