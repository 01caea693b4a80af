import CSVCore
import DurableFiles
import Workers

/// Reads Assessments.csv by all cores: cuts it into blocks, has them read, and sorts what is in them.
final class AssessmentReader {
    private let gradebook: Gradebook
    private let keepsComments: Bool
    private let scratchFolder: FilePath
    private var sorter: RecordSorter<AssessmentRecord>
    private var commentSorter: RecordSorter<CommentRecord>
    private(set) var comments: TextStore?
    private(set) var rowCount = 0
    /// How many rows of unknown items were told of.
    private var toldStrays = 0
    /// The columns that nobody asked for were told of.
    private var hasReported = false

    init(_ gradebook: Gradebook, keepsComments: Bool, scratchFolder: FilePath) throws {
        self.gradebook = gradebook
        self.keepsComments = keepsComments
        self.scratchFolder = scratchFolder
        sorter = RecordSorter(scratchFolder: scratchFolder)
        commentSorter = RecordSorter(scratchFolder: scratchFolder)
        comments = keepsComments ? try TextStore(scratchFolder: scratchFolder) : nil
    }

    func read(
        progress: (Int) -> Void, stray: (AssessmentStream.StrayRow) throws -> Void
    ) throws {
        if try !readBlocks(progress, stray) {
            // A reader of the whole says precisely what is wrong and where, or reads what blocks cannot.
            sorter = RecordSorter(scratchFolder: scratchFolder)
            commentSorter = RecordSorter(scratchFolder: scratchFolder)
            if comments != nil { comments = try TextStore(scratchFolder: scratchFolder) }
            rowCount = 0
            try readWhole(progress, stray)
        }
        try comments?.finishWriting()
    }

    func sorted() throws -> SortedRecords<AssessmentRecord> { try sorter.sorted() }

    func sortedComments() throws -> SortedRecords<CommentRecord> { try commentSorter.sorted() }

    // MARK: In blocks

    /// False where blocks cannot read the file: it has a fault, or a record longer than a block.
    private func readBlocks(
        _ progress: (Int) -> Void, _ stray: (AssessmentStream.StrayRow) throws -> Void
    ) throws -> Bool {
        let opener = gradebook.opener
        var blocks = try opener.blocks(GradebookTables.assessments)
        guard let first = try firstBlock(&blocks) else { return false }
        let table = try opener.table(GradebookTables.assessments, firstBlock: first)
        hasReported = true
        let work = OrderedWork<ScoreBlock>(ahead: 2 * Threads.count + 2)
        let (gradebook, keepsComments) = (gradebook, keepsComments)
        work.give { try ScoreBlock(gradebook, keepsComments: keepsComments).read(table) }
        var isSound = !first.endsBlank
        var isAtEnd = false
        while true {
            while isSound, !isAtEnd, !work.isFull {
                do {
                    guard let block = try opener.read(&blocks, of: GradebookTables.assessments) else {
                        isAtEnd = true
                        break
                    }
                    isSound = !block.endsBlank
                    work.give {
                        try ScoreBlock(gradebook, keepsComments: keepsComments)
                            .read(TableReader(block, of: table))
                    }
                } catch is CSVBlocks.NoCut {
                    isSound = false
                }
            }
            guard isSound else { return false }
            do {
                guard let block = try work.take() else { return true }
                try take(block, stray)
                // The rows of all blocks together.
                if rowCount > opener.limits.rows { return false }
                progress(rowCount)
            } catch is InputRefusal {
                return false
            }
        }
    }

    private func firstBlock(_ blocks: inout CSVBlocks) throws -> CSVBlock? {
        do {
            return try gradebook.opener.read(&blocks, of: GradebookTables.assessments)
        } catch is CSVBlocks.NoCut {
            return nil
        }
    }

    // MARK: As a whole

    private func readWhole(
        _ progress: (Int) -> Void, _ stray: (AssessmentStream.StrayRow) throws -> Void
    ) throws {
        let untold = toldStrays
        var strays = 0
        let opener = hasReported ? gradebook.opener.silent : gradebook.opener
        let table = try opener.required(GradebookTables.assessments)
        var isAtEnd = false
        while !isAtEnd {
            let block = ScoreBlock(gradebook, keepsComments: keepsComments)
            while !isAtEnd, block.rowCount < 4_096 {
                isAtEnd = try !table.next()
                if !isAtEnd { try block.take(table) }
            }
            try take(block) { row in
                strays += 1
                if strays > untold { try stray(row) }
            }
            progress(rowCount)
        }
    }

    // MARK: In order

    private func take(_ block: ScoreBlock, _ stray: (AssessmentStream.StrayRow) throws -> Void) throws {
        rowCount += block.rowCount
        for row in block.strays {
            try stray(row)
            toldStrays += 1
        }
        for (place, person) in block.strangers {
            let rank = person.withUnsafeBufferPointer { gradebook.rank(ofStranger: $0) }
            block.records[place].key |= UInt64(rank)
        }
        if let comments {
            for (place, text) in block.comments {
                let record = block.records[place]
                try commentSorter.append(
                    CommentRecord(
                        key: record.key, line: record.lineNumber,
                        place: try text.withUnsafeBufferPointer(comments.append)))
            }
        }
        try sorter.append(contentsOf: block.records)
    }
}
