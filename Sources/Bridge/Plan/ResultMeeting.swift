import CSVCore
import Domain
import Intake
import Ledger

/// Walks through the packed results of a line item in step with its candidates, both by student.
struct ResultMeeting {
    private var reader: PackedResultsReader
    private var waiting: PackedResult?
    private let freezes: [String: Freeze]

    init(packed: FieldBytes, freezes: [String: Freeze]) throws {
        reader = PackedResultsReader(packed)
        self.freezes = freezes
        waiting = packed.isEmpty ? nil : try reader.next()
    }

    /// The next result whose student comes before `student`; before none, all that are left.
    mutating func next(before student: FieldBytes?) throws -> PlannedResult? {
        guard let result = waiting else { return nil }
        if let student, !ByteOrder.precedes(result.student, student) { return nil }
        waiting = try reader.next()
        return PlannedResult(student: result.student, before: result, freeze: freeze(of: result.student))
    }

    /// What is known of `student`, all earlier ones having been passed.
    ///
    /// Of two candidates of one student only the first meets what the ledger has, so that it is kept once;
    /// neither is sent, because both are ambiguous or rejected.
    mutating func match(_ student: FieldBytes, record: AssessmentRecord) throws -> PlannedResult {
        var met = PlannedResult(student: student, record: record)
        if !student.isEmpty { met.freeze = freeze(of: student) }
        guard let result = waiting, ByteOrder.equal(result.student, student) else { return met }
        met.before = result
        waiting = try reader.next()
        return met
    }

    private func freeze(of student: FieldBytes) -> Freeze? {
        freezes.isEmpty ? nil : freezes[String(decoding: student, as: UTF8.self)]
    }
}
