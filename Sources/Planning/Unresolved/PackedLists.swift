import CSVCore
import Inputs
import Records

/// The students of one finding, and the persons without one, as the ledger packs them.
package struct PackedLists: ~Copyable {
    private var students = ByteBuffer()
    private var persons = ByteBuffer()
    /// Some id stands in its list more than once.
    private(set) var hasRepeats = false

    /// - Parameters:
    ///   - heard: students before persons, in the order of their ids, which lie in `ids`.
    ///   - isPerStudent: else there are no lists at all.
    package mutating func pack(_ heard: ArraySlice<ItemFindings.Heard>, in ids: [UInt8], isPerStudent: Bool) {
        students.removeAll(keepingCapacity: true)
        persons.removeAll(keepingCapacity: true)
        hasRepeats = false
        guard isPerStudent else { return }
        students.append("[")
        let bytes = ids.span
        var last = 0..<0
        for (place, one) in zip(heard.indices, heard) {
            let id = bytes.extracting(one.id)
            let isFirst = place == heard.startIndex || heard[place - 1].isPerson != one.isPerson
            if !isFirst, ByteOrder.equal(id, bytes.extracting(last)) { hasRepeats = true }
            if one.isPerson {
                persons.append(isFirst ? "[" : ",")
                PackedIDs.append(id, to: &persons)
            } else {
                if !isFirst { students.append(",") }
                PackedIDs.append(id, to: &students)
            }
            last = one.id
        }
        students.append("]")
        if !persons.isEmpty { persons.append("]") }
    }

    /// Lends both lists; no bytes for one that there is not.
    borrowing func lend(_ body: (_ students: FieldBytes, _ persons: FieldBytes) throws -> Void) rethrows {
        try body(students.bytes, persons.bytes)
    }
}
