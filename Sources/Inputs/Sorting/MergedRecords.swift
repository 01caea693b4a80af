import DurableFiles

/// Sorted runs read back as one sorted sequence, a small buffer for each run.
public final class MergedRecords<Record: SortableRecord> {
    private struct Run {
        var records: [Record]
        var index = 0
        /// The records of this run that are still in the scratch file.
        var rest: Range<UInt64>
    }

    private static var readCount: UInt64 { 2_048 }

    private let scratch: ScratchFile?
    private var runs: [Run]
    /// The runs that have records left, as a heap with the lowest next record at the top.
    private var heap: [Int] = []

    init(inMemory records: [Record]) {
        scratch = nil
        runs = [Run(records: records, rest: 0..<0)]
        heap = records.isEmpty ? [] : [0]
    }

    init(scratch: ScratchFile, runs ranges: [Range<UInt64>]) throws {
        self.scratch = scratch
        runs = ranges.map { Run(records: [], rest: $0) }
        for index in runs.indices {
            try refill(index)
            heap.append(index)
            siftUp(heap.count - 1)
        }
    }

    public var peek: Record? {
        guard let top = heap.first else { return nil }
        return runs[top].records[runs[top].index]
    }

    public func next() throws -> Record? {
        guard let top = heap.first else { return nil }
        let record = runs[top].records[runs[top].index]
        runs[top].index += 1
        if runs[top].index == runs[top].records.count {
            if runs[top].rest.isEmpty {
                let last = heap.removeLast()
                if heap.isEmpty { return record }
                heap[0] = last
            } else {
                try refill(top)
            }
        }
        if heap.count > 1 { siftDown() }
        return record
    }

    /// Appends the records that come next as long as they belong.
    public func take(into taken: inout [Record], while belongs: (Record) -> Bool) throws {
        while let top = heap.first {
            // A run that is alone is walked through without asking the heap.
            guard heap.count == 1 else {
                guard let record = peek, belongs(record) else { return }
                taken.append(record)
                _ = try next()
                continue
            }
            let start = runs[top].index
            var end = start
            let count = runs[top].records.count
            while end < count, belongs(runs[top].records[end]) { end += 1 }
            taken.append(contentsOf: runs[top].records[start..<end])
            runs[top].index = end
            guard end == count else { return }
            if runs[top].rest.isEmpty { return heap.removeAll() }
            try refill(top)
        }
    }

    /// Passes over the first records, those that come before something: however many, few of them are read.
    ///
    /// - Parameter isBefore: true of some first records, false of all others.
    public func skip(while isBefore: (Record) -> Bool) throws {
        let passing = heap
        heap.removeAll(keepingCapacity: true)
        for index in passing where try skip(in: index, while: isBefore) {
            heap.append(index)
            siftUp(heap.count - 1)
        }
    }

    /// - Returns: false where nothing of the run is left.
    private func skip(in index: Int, while isBefore: (Record) -> Bool) throws -> Bool {
        while let last = runs[index].records.last, isBefore(last) {
            if runs[index].rest.isEmpty { return false }
            try leap(in: index, while: isBefore)
        }
        var (low, high) = (runs[index].index, runs[index].records.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(runs[index].records[middle]) { low = middle + 1 } else { high = middle }
        }
        runs[index].index = low
        return low < runs[index].records.count
    }

    /// Reads on behind as many records as steps of growing width find to come before.
    private func leap(in index: Int, while isBefore: (Record) -> Bool) throws {
        var step = Self.readCount
        while step < UInt64(runs[index].rest.count) {
            let start = runs[index].rest.lowerBound
            let passed = try read((start + step - 1)..<(start + step))
            guard passed.allSatisfy(isBefore) else { break }
            runs[index].rest = (start + step)..<runs[index].rest.upperBound
            step *= 2
        }
        try refill(index)
    }

    private func read(_ range: Range<UInt64>) throws -> [Record] {
        guard let scratch else { return [] }
        let stride = UInt64(MemoryLayout<Record>.stride)
        return try unsafe [Record](unsafeUninitializedCapacity: range.count) { records, filled in
            let bytes = unsafe UnsafeMutableRawBufferPointer(records)[..<(range.count * Int(stride))]
            try unsafe scratch.read(
                into: UnsafeMutableRawBufferPointer(rebasing: bytes), at: range.lowerBound * stride)
            filled = range.count
        }
    }

    private func refill(_ index: Int) throws {
        guard scratch != nil else { return }
        let rest = runs[index].rest
        let end = rest.lowerBound + min(Self.readCount, UInt64(rest.count))
        runs[index].records = try read(rest.lowerBound..<end)
        runs[index].index = 0
        runs[index].rest = end..<rest.upperBound
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        Record.isInOrder(runs[a].records[runs[a].index], runs[b].records[runs[b].index])
    }

    private func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private func siftDown() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if precedes(heap[child], heap[least]) { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
