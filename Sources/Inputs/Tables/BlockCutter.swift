import CSVCore
import Workers

/// Reads a file and cuts it into blocks, always one block ahead, on a thread of its own: unpacking a zip takes as
/// long as all that is done with its rows.
final class BlockCutter {
    private let source: Source
    private let work = OrderedWork<CSVBlock?>(ahead: 1)
    private var isAtEnd = false
    /// False once a record was longer than a block.
    private(set) var isSound = true

    /// Unchecked: moved by one piece of work at a time, and each is waited for before the next begins; meanwhile
    /// nobody else reads the input, or tells of it: the form of a file is told when it is opened, before any work.
    private final class Source: @unchecked Sendable {
        private let opener: TableOpener
        private let shape: TableShape
        private var blocks: CSVBlocks

        init(_ opener: TableOpener, _ shape: TableShape) throws {
            self.opener = opener
            self.shape = shape
            blocks = try opener.blocks(shape)
        }

        func read() throws -> CSVBlock? { try opener.read(&blocks, of: shape) }
    }

    init(_ opener: TableOpener, _ shape: TableShape) throws {
        source = try Source(opener, shape)
        readOn()
    }

    /// The next block; nil at the end of the file, and where no more can be cut.
    ///
    /// - Throws: the refusal of the file.
    func next() throws -> CSVBlock? {
        guard !isAtEnd else { return nil }
        do {
            if case .some(.some(let block)) = try work.take() {
                readOn()
                return block
            }
        } catch is CSVBlocks.NoCut {
            isSound = false
        }
        isAtEnd = true
        return nil
    }

    /// Waits until nobody reads the file any more.
    func stop() {
        isAtEnd = true
        while !work.isEmpty { _ = try? work.take() }
    }

    private func readOn() {
        let source = source
        work.give { try source.read() }
    }
}
