public import CSVCore
public import Domain

/// Builds the packed results of one line item; entries must come in the order of their students.
public struct PackedResultsWriter: ~Copyable {
    private var buffer = ByteBuffer()
    private var isEmpty = true
    /// Where the last student's id stands in the buffer.
    private var lastStudent = 0..<0

    public init() {}

    public mutating func removeAll() {
        buffer.removeAll(keepingCapacity: true)
        isEmpty = true
        lastStudent = 0..<0
    }

    /// A result as it was.
    public mutating func keep(_ result: PackedResult) throws(PackedResultsDisorder) {
        try open(result.student)
        buffer.append(result.sends)
        close(result.memory)
    }

    /// A result that another bundle carries now; `before` is what was known of it.
    public mutating func send(
        _ value: ScoreValue, bundle: Int, student: FieldBytes, before: PackedResult?
    ) throws(PackedResultsDisorder) {
        try open(student)
        if let before {
            buffer.append(before.sends)
            buffer.append(UInt8(ascii: ","))
        }
        buffer.append(decimal: bundle)
        buffer.append(UInt8(ascii: ","))
        value.appendJSON(to: &buffer)
        close((before?.memory ?? ResultMemory()).afterSending(value))
    }

    /// A result that a person released: what was sent stays known, and counts as never seen.
    public mutating func release(
        _ student: FieldBytes, before: PackedResult?
    ) throws(PackedResultsDisorder) {
        try open(student)
        if let before {
            buffer.append(before.sends)
            buffer.append(UInt8(ascii: ","))
        }
        buffer.append("0,null")
        close(ResultMemory())
    }

    /// The finished text, `[…]`.
    public mutating func withText<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        if isEmpty { buffer.append(UInt8(ascii: "[")) }
        buffer.append(UInt8(ascii: "]"))
        return try body(buffer.bytes)
    }

    private mutating func open(_ student: FieldBytes) throws(PackedResultsDisorder) {
        guard isEmpty || follows(student) else { throw PackedResultsDisorder() }
        buffer.append(isEmpty ? "[[\"" : ",[\"")
        isEmpty = false
        lastStudent = buffer.count..<(buffer.count + student.count)
        buffer.append(student)
        buffer.append("\",[")
    }

    /// One entry for each student, rising: a second one would be a second truth about one score.
    private borrowing func follows(_ student: FieldBytes) -> Bool {
        compareBytes(buffer.bytes.extracting(lastStudent), student) < 0
    }

    private mutating func close(_ memory: ResultMemory) {
        buffer.append(UInt8(ascii: "]"))
        if let seen = memory.seen {
            buffer.append(UInt8(ascii: ","))
            seen.appendJSON(to: &buffer)
        } else if memory.mark != nil {
            buffer.append(",null")
        }
        if let mark = memory.mark {
            buffer.append(UInt8(ascii: ","))
            buffer.append(decimal: Int(mark.rawValue))
        }
        buffer.append(UInt8(ascii: "]"))
    }
}

/// A fault in gradebridge: the results of a line item did not come in the order of their students.
public struct PackedResultsDisorder: Error, Sendable, Equatable {
    public init() {}
}
