import CSVCore
import Domain
import DurableFiles
import Inputs

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
    private var toldUnknownItems = 0
    /// How many of those come again.
    private var told = 0
    private var unreadable = UnreadableScores()
    private(set) var unreadableTexts = UnreadableTexts()
    private var rounded = RoundedNumbers()
    private var references = ScoreReferences()

    init(_ gradebook: Gradebook, keepsComments: Bool, scratchFolder: FilePath) throws {
        self.gradebook = gradebook
        self.keepsComments = keepsComments
        self.scratchFolder = scratchFolder
        sorter = RecordSorter(scratchFolder: scratchFolder)
        commentSorter = RecordSorter(scratchFolder: scratchFolder)
        comments = keepsComments ? try TextStore(scratchFolder: scratchFolder) : nil
    }

    func read(
        progress: (Int) -> Void, unknownItem: (AssessmentStream.UnknownItemRow) throws -> Void
    ) throws {
        let reading = BlockReading<ScoreBlock>(
            opener: gradebook.opener, shape: GradebookTables.assessments)
        let opener = gradebook.opener
        let (ids, dates, keepsComments) = (ScoreIDs(gradebook), opener.dates, keepsComments)
        rowCount = try reading.run(
            { ScoreBlock(ids, dates, keepsComments: keepsComments) }, progress: progress, restart: restart
        ) { try take($0, unknownItem) }
        let file = opener.file(GradebookTables.assessments)
        try unreadable.check(
            rows: rowCount, file: file, input: opener.set.name, date: opener.dateContent,
            isOnScoreScale: { try gradebook.items(atRanks: $0..<$0 + 1)[$0].facts.isOnScoreScale })
        try references.check(gradebook)
        rounded.report(opener.report)
        try comments?.finishWriting()
    }

    func sorted() throws -> SortedRecords<AssessmentRecord> { try sorter.sorted() }

    func sortedComments() throws -> SortedRecords<CommentRecord> { try commentSorter.sorted() }

    private func restart() throws {
        sorter = RecordSorter(scratchFolder: scratchFolder)
        commentSorter = RecordSorter(scratchFolder: scratchFolder)
        if comments != nil { comments = try TextStore(scratchFolder: scratchFolder) }
        told = toldUnknownItems
        unreadable = UnreadableScores()
        unreadableTexts = UnreadableTexts()
        rounded = RoundedNumbers()
        references = ScoreReferences()
    }

    private func take(_ block: ScoreBlock, _ unknownItem: (AssessmentStream.UnknownItemRow) throws -> Void)
        throws
    {
        for row in block.unknownItemRows {
            if told > 0 {
                told -= 1
            } else {
                try unknownItem(row)
                toldUnknownItems += 1
            }
        }
        for (place, person) in block.unlisted {
            let rank = gradebook.rank(ofUnlisted: person.span)
            block.records[place].key |= UInt64(rank)
        }
        if let comments {
            for (place, text) in block.comments {
                let record = block.records[place]
                try commentSorter.append(
                    CommentRecord(
                        key: record.key, line: record.lineNumber,
                        place: try comments.append(text.span)))
            }
        }
        unreadable.add(block.unreadable)
        unreadableTexts.add(block.unreadableTexts)
        rounded.add(block.rounded)
        references.add(block)
        try sorter.append(contentsOf: block.records)
    }
}
