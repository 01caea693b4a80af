import DurableFiles

/// Records in order, in memory or in a scratch file, to be walked through as often as wanted.
public struct SortedRecords<Record: SortableRecord>: Sendable {
    private enum Place: Sendable {
        case memory([Record])
        case runs(ScratchFile, [Range<UInt64>])
    }

    private let place: Place

    init(inMemory records: [Record]) {
        place = .memory(records)
    }

    /// - Parameter runs: where each sorted run lies in the scratch file, counted in records.
    init(scratch: ScratchFile, runs: [Range<UInt64>]) {
        place = .runs(scratch, runs)
    }

    /// All of them from the first on.
    public func walk() throws -> MergedRecords<Record> {
        switch place {
        case .memory(let records): MergedRecords(inMemory: records)
        case .runs(let scratch, let runs): try MergedRecords(scratch: scratch, runs: runs)
        }
    }
}
