import CSVCore
import Domain
import DurableFiles
import Inputs

/// Takes the score rows of our line items block by block, from whichever table they stand in.
final class RowCollector {
    let students = IDTable()
    let users = IDTable()
    private(set) var texts: TextStore
    private(set) var counts = Readback.Counts()
    /// The flags that the table has columns for.
    private(set) var toldFlags: CampusFlags = []
    private(set) var statuses = ScoreStatuses()
    /// Line items that are not listed and may be ours in another way of writing; so many tell enough.
    private(set) var unlistedLineItems: Set<[UInt8]> = []
    private static let mostUnlisted = 100_000
    private var sorter: RecordSorter<ReadbackRow>
    private let scratchFolder: FilePath
    private let report: (InputFinding) -> Void
    private var toldFindings = 0
    /// How many findings that were told come again.
    private var told = 0

    init(scratchFolder: FilePath, report: @escaping (InputFinding) -> Void) throws {
        texts = try TextStore(scratchFolder: scratchFolder)
        sorter = RecordSorter(scratchFolder: scratchFolder)
        self.scratchFolder = scratchFolder
        self.report = report
    }

    /// Takes the block that stands next in the table.
    func take(_ block: RowBlock) throws {
        counts.add(block.counts)
        toldFlags.formUnion(block.toldFlags)
        statuses.add(block.statuses)
        for finding in block.findings { reportOnce(finding) }
        if unlistedLineItems.count < Self.mostUnlisted {
            unlistedLineItems.formUnion(block.unlistedLineItems)
        }
        number(block)
        for (row, text) in block.texts {
            block.rows[row].score = try texts.append(text.span)
        }
        try sorter.append(contentsOf: block.rows)
    }

    /// Forgets all rows: they come again from the first on.
    func restart() throws {
        texts = try TextStore(scratchFolder: scratchFolder)
        sorter = RecordSorter(scratchFolder: scratchFolder)
        counts = Readback.Counts()
        statuses = ScoreStatuses()
        told = toldFindings
    }

    /// Forgets all rows: they come again from the first on, and only with findings that are new.
    func readAgain() throws {
        try restart()
        told = 0
    }

    /// Ends the reading.
    func sorted() throws -> SortedRecords<ReadbackRow> {
        try texts.finishWriting()
        return try sorter.sorted()
    }

    private func reportOnce(_ finding: InputFinding) {
        guard told == 0 else { return told -= 1 }
        report(finding)
        toldFindings += 1
    }

    /// From the numbers of the block to those of all rows, which are those that one reader would give.
    private func number(_ block: RowBlock) {
        let students = self.students.add(all: block.students)
        let users = self.users.add(all: block.users)
        for place in block.rows.indices {
            block.rows[place].studentIndex = students[block.rows[place].studentIndex]
            let user = block.rows[place].changedBy
            if user != ReadbackRow.nobody { block.rows[place].changedBy = UInt32(users[Int(user)]) }
        }
    }
}
