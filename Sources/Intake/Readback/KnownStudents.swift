import CSVCore
import Domain
import Inputs

/// The students of a read-back under the ids by which we know them (Spec/formats-in.md, "Ids of students").
struct KnownStudents {
    let prefix: PersonPrefix
    let input: String
    let file: String

    /// The table of an extract with the letters before each id that lacks them, in the same order.
    ///
    /// - Throws: the refusal of the input, where two ids of the file would be one.
    func inExtract(_ written: IDTable) throws -> IDTable {
        guard !prefix.isEmpty else { return written }
        let known = IDTable()
        for index in 0..<written.count {
            let added = known.add(prefix.inExtract(written[index]).span)
            guard added.isNew else { throw refusal(written.string(added.index), written.string(index)) }
        }
        return known
    }

    /// The table with those of ours under our ids that the extract writes in another letter case.
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

    /// The same of a OneRoster set, where Campus writes both forms: what is ours as it is stays, and the letters are put
    /// before another id only where that makes one of ours.
    ///
    /// - Parameter sent: all students whom we ever sent; asked for only where there are letters.
    /// - Throws: as above, and where one id could be two of ours.
    func inSet(_ written: IDTable, sent: () throws -> IDTable) throws -> IDTable {
        guard prefix.countsInSets else { return written }
        let ours = try sent()
        let known = IDTable()
        for index in 0..<written.count {
            let added: (index: Int, isNew: Bool)
            switch ours.student(written[index], prefix) {
            case .none: added = known.add(written[index])
            case .one(let student, _): added = known.add(ours[student])
            case .two(let one, let other): throw refusal(ours.string(one), ours.string(other))
            }
            guard added.isNew else { throw refusal(written.string(added.index), written.string(index)) }
        }
        return known
    }

    private func refusal(_ one: String, _ other: String) -> InputRefusal {
        InputRefusal(input: input, file: file, reason: .oneStudent(one, other, prefix: prefix.text))
    }
}
