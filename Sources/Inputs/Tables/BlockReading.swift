import CSVCore
import Workers

/// Rows of one table that are read on their own, some or all of them, to be taken in the order of the table.
public protocol TableBlock: AnyObject, SendableMetatype {
    var rowCount: Int { get }

    /// Takes the row at hand.
    func take(_ row: borrowing TableReader) throws
}

/// Reads a table by all cores: cuts the file into blocks, has them read, and takes them in order. Where that
/// cannot be done, one reader of the whole reads it, or says precisely what is wrong and where.
public struct BlockReading<Block: TableBlock> {
    private let opener: TableOpener
    private let shape: TableShape
    private let known: Set<String>
    /// How many rows a reader of the whole hands on at once.
    private static var rowsAtOnce: Int { 4_096 }

    /// - Parameter known: columns that are no surprise beside those of the shape.
    public init(opener: TableOpener, shape: TableShape, known: Set<String> = []) {
        self.opener = opener
        self.shape = shape
        self.known = known
    }

    /// - Parameters:
    ///   - makeBlock: an empty block, whose `take` touches nothing that another thread changes meanwhile.
    ///   - progress: gets the number of rows read so far.
    ///   - restart: what was taken is to be forgotten: all of it comes again, and perhaps more.
    ///   - take: gets the blocks in the order of the table.
    /// - Returns: how many rows the table has.
    public func run(
        _ makeBlock: @escaping @Sendable () -> sending Block, progress: (Int) -> Void,
        restart: () throws -> Void,
        take: (Block) throws -> Void
    ) throws -> Int {
        var hasReported = false
        if let count = try readBlocks(makeBlock, progress, &hasReported, take) { return count }
        try restart()
        return try readWhole(makeBlock, progress, hasReported ? opener.silent : opener, take)
    }

    /// Nil where blocks cannot read the file: it has a fault, too many rows, or a record longer than a block.
    private func readBlocks(
        _ makeBlock: @escaping @Sendable () -> sending Block, _ progress: (Int) -> Void,
        _ hasReported: inout Bool,
        _ take: (Block) throws -> Void
    ) throws -> Int? {
        let cutter = try BlockCutter(opener, shape)
        // A reader of the whole must not find the file in use.
        defer { cutter.stop() }
        guard let first = try cutter.next(), !first.endsBlank else { return nil }
        var table = try opener.table(shape, firstBlock: first, known: known)
        let layout = table.layout
        hasReported = true
        let work = OrderedWork<Block>(ahead: 2 * Threads.count + 2)
        var (rowCount, isFirst) = (0, true)
        while true {
            while !work.isFull, let block = try cutter.next() {
                if block.endsBlank { return nil }
                work.give {
                    var table = TableReader(block, of: layout)
                    return try Self.read(&table, into: makeBlock())
                }
            }
            guard cutter.isSound else { return nil }
            do {
                // The one that begins with the header is read here, while others read those behind it.
                let next = isFirst ? try Self.read(&table, into: makeBlock()) : try work.take()
                isFirst = false
                guard let block = next else { return rowCount }
                rowCount += block.rowCount
                if rowCount > opener.limits.rows { return nil }
                try take(block)
                progress(rowCount)
            } catch is InputRefusal {
                return nil
            }
        }
    }

    private static func read(_ table: inout TableReader, into block: Block) throws -> Block {
        while try table.next() { try block.take(table) }
        return block
    }

    private func readWhole(
        _ makeBlock: () -> Block, _ progress: (Int) -> Void, _ opener: TableOpener,
        _ take: (Block) throws -> Void
    ) throws -> Int {
        var table = try opener.required(shape, known: known)
        var isAtEnd = false
        while !isAtEnd {
            let block = makeBlock()
            while !isAtEnd, block.rowCount < Self.rowsAtOnce {
                isAtEnd = try !table.next()
                if !isAtEnd { try block.take(table) }
            }
            try take(block)
            progress(table.rowCount)
        }
        return table.rowCount
    }
}
