import CSVCore
import Domain
import Inputs

/// The students of a read-back under the ids by which we know them.
enum KnownStudents {
    /// The table with each id replaced by ours, in the same order; the very table where nothing has to be replaced.
    ///
    /// - Throws: the refusal of the input, where two ids of the file would be one.
    static func of(
        _ written: IDTable, prefix: PersonPrefix, isExtract: Bool, input: String, file: String
    ) throws -> IDTable {
        guard !prefix.isEmpty, isExtract || prefix.countsInSets else { return written }
        let known = IDTable()
        for index in 0..<written.count {
            let added = known.add(prefix.known(written[index], isExtract: isExtract).span)
            guard !added.isNew else { continue }
            throw InputRefusal(
                input: input, file: file,
                reason: .oneStudent(
                    written.string(added.index), written.string(index), prefix: prefix.text))
        }
        return known
    }
}
