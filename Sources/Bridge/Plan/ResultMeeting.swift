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
        return planned(result.student, before: result, record: nil)
    }

    /// What is known of `student`, all earlier ones having been passed.
    ///
    /// Of two candidates of one student only the first meets what the ledger has, so that it is kept once;
    /// neither is sent, because both are ambiguous or rejected.
    mutating func match(_ student: FieldBytes, record: AssessmentRecord) throws -> PlannedResult {
        guard let result = waiting, ByteOrder.equal(result.student, student) else {
            return planned(student, before: nil, record: record)
        }
        waiting = try reader.next()
        return planned(student, before: result, record: record)
    }

    private func planned(
        _ student: FieldBytes, before: PackedResult?, record: AssessmentRecord?
    ) -> PlannedResult {
        var result = PlannedResult(student: student, before: before, record: record)
        // Most line items have no freeze, and then no text is made of ten million ids.
        if !freezes.isEmpty, let freeze = freezes[String(decoding: student, as: UTF8.self)] {
            result.isFrozen = true
            result.campus = freeze.campus
        }
        return result
    }
}
