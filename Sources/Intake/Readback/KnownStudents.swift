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

    /// The table with those of ours under our ids that the file writes in another letter case.
    ///
    /// - Returns: nil where there is none; or where one may be two of ours, or stands in the file in another way as
    ///   well: then none is taken.
    static func inOurCase(_ known: IDTable, of ours: IDTable) -> (students: IDTable, count: Int)? {
        let letterCase = LetterCase(of: ours)
        var meant: [Int: Int] = [:]
        var taken: Set<Int> = []
        for index in 0..<known.count where ours.index(of: known[index]) == nil {
            switch letterCase.meaning(of: known[index]) {
            case .none: continue
            case .doubtful: return nil
            case .one(let own):
                guard known.index(of: ours[own]) == nil, taken.insert(own).inserted else { return nil }
                meant[index] = own
            }
        }
        guard !meant.isEmpty else { return nil }
        let students = IDTable()
        for index in 0..<known.count {
            if let own = meant[index] { _ = students.add(ours[own]) } else { _ = students.add(known[index]) }
        }
        return (students, meant.count)
    }
}
