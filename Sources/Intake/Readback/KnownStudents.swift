import CSVCore
import Domain
import Inputs

/// The students of a read-back under the ids by which we know them.
enum KnownStudents {
    /// The table with each id replaced by ours, in the same order; the very table where nothing has to be replaced.
    ///
    /// - Parameter ours: whom we ever sent. In a OneRoster set what is ours as it is stays, and letters are put before
    ///   another id only where that makes one of ours: Campus writes both forms.
    /// - Throws: the refusal of the input, where two ids of the file would be one, or one could be two.
    static func of(
        _ written: IDTable, prefix: PersonPrefix, ours: IDTable, isExtract: Bool, input: String, file: String
    ) throws -> IDTable {
        guard !prefix.isEmpty, isExtract || prefix.countsInSets else { return written }
        let known = IDTable()
        for index in 0..<written.count {
            if !isExtract, case .two(let one, let other) = ours.student(written[index], prefix) {
                throw InputRefusal(
                    input: input, file: file,
                    reason: .oneStudent(ours.string(one), ours.string(other), prefix: prefix.text))
            }
            let isBare = isExtract || ours.index(of: prefix.before(written[index]).span) != nil
            let id = isBare ? prefix.known(written[index], isExtract: isExtract) : Array(written[index])
            let added = known.add(id.span)
            guard !added.isNew else { continue }
            throw InputRefusal(
                input: input, file: file,
                reason: .oneStudent(
                    written.string(added.index), written.string(index), prefix: prefix.text))
        }
        return known
    }
}
