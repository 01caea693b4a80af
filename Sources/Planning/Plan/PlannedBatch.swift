package import Bundle
package import CSVCore
package import Domain
import DurableFiles
package import Intake

/// What was decided about one batch.
///
/// Unchecked: the thread that decides it hands it on, and has it no more.
package final class PlannedBatch: @unchecked Sendable {
    /// The line items that may be in a bundle, in their order.
    package var lines: [PlannedLineItem] = []
    /// Result rows of `lines`, one behind the other, the last of them; nil where they are only counted.
    package var rows: ResultRows?
    /// The rows before those, once they were too many to be held; and where those begin.
    private var spilled: ScratchFile?
    private var spilledBytes = 0
    private let spillFolder: FilePath?
    /// What the ledger is to keep of the results of `lines`.
    package var packed = ByteBuffer()
    package var tally = ClassTally()
    package var changeGuard: ChangeGuard
    /// Line items of which more or fewer are gone than at the last export.
    package var vanishedCounts: [(lineItem: Int64, count: Int)] = []
    /// Classes of line items that the ledger has.
    package var knownClasses: [Int] = []
    package let details: BatchDetails
    package let comments: RowComments

    package init(_ batch: ItemBatch, _ context: PlanContext) throws {
        details = context.details.batch(batch.unknownItems)
        comments = batch.comments
        changeGuard = ChangeGuard(changePercent: context.settings.changePercent)
        spillFolder = context.writing?.spillFolder
        if let writing = context.writing {
            rows = try ResultRows(version: writing.version, mode: writing.mode, at: writing.at)
        }
    }

    /// Where the next row will stand.
    package var rowEnd: Int { spilledBytes + (rows?.count ?? 0) }

    /// So many bytes of rows are held; an item of a million scores has a hundred times as many.
    private static let mostHeld = 8 << 20

    /// Puts the rows made so far out of memory, where they are many.
    package func spill() throws {
        guard let spillFolder, let held = rows?.count, held >= Self.mostHeld else { return }
        let scratch = try spilled ?? ScratchFile(in: spillFolder)
        spilled = scratch
        try rows?.drain { try scratch.append($0) }
        spilledBytes += held
    }

    /// Nothing more is written.
    package func finish() throws { try spilled?.finishWriting() }

    /// Lends some of the result rows, in pieces that are cut anywhere.
    package func withRows(_ range: Range<Int>, _ body: (Span<UInt8>) throws -> Void) throws {
        let inFile = range.clamped(to: 0..<spilledBytes)
        if let spilled, !inFile.isEmpty { try lend(inFile, of: spilled, body) }
        let held = range.clamped(to: spilledBytes..<max(spilledBytes, range.upperBound))
        guard !held.isEmpty else { return }
        let place = held.lowerBound - spilledBytes..<held.upperBound - spilledBytes
        try rows?.bytes.lend { try body($0.extracting(place)) }
    }

    private func lend(
        _ range: Range<Int>, of file: ScratchFile, _ body: (Span<UInt8>) throws -> Void
    ) throws {
        var piece = [UInt8](repeating: 0, count: min(range.count, 1 << 16))
        var next = range.lowerBound
        while next < range.upperBound {
            let count = min(piece.count, range.upperBound - next)
            try unsafe piece.withUnsafeMutableBytes { buffer in
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                try unsafe file.read(into: part, at: UInt64(next))
            }
            try body(piece.span.extracting(..<count))
            next += count
        }
    }
}
