import CSVCore
import Domain
import Inputs

/// The students of a OneRoster set under the ids by which we know them.
struct SetStudents {
    let ids: IDTable
    /// Of those who may be either of two students whom we never sent: the other one's id.
    var withLetters: [String: String] = [:]
}

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

    /// The same of a OneRoster set, where Campus writes both forms: what is ours as it is stays, and what is ours with the
    /// letters gets them. A bare number that is neither is a student whom we never sent, and gets them as well; where some
    /// of ours are bare numbers, too, he may be either.
    ///
    /// - Parameter sent: all students whom we ever sent; asked for only where there are letters.
    /// - Throws: as above, and where one id could be two of ours.
    func inSet(_ written: IDTable, sent: () throws -> IDTable) throws -> SetStudents {
        guard prefix.countsInSets else { return SetStudents(ids: written) }
        let ours = try sent()
        let someAreBare = (0..<ours.count).contains { prefix.mayLackLetters(ours[$0]) }
        let known = IDTable()
        var withLetters: [String: String] = [:]
        for index in 0..<written.count {
            let id = written[index]
            let added: (index: Int, isNew: Bool)
            switch ours.student(id, prefix) {
            case .one(let student, _): added = known.add(ours[student])
            case .two(let one, let other): throw refusal(ours.string(one), ours.string(other))
            case .none where !prefix.mayLackLetters(id): added = known.add(id)
            case .none where someAreBare:
                added = known.add(id)
                withLetters[written.string(index)] = String(decoding: prefix.before(id), as: UTF8.self)
            case .none: added = known.add(prefix.before(id).span)
            }
            guard added.isNew else { throw refusal(written.string(added.index), written.string(index)) }
        }
        return SetStudents(ids: known, withLetters: withLetters)
    }

    private func refusal(_ one: String, _ other: String) -> InputRefusal {
        InputRefusal(input: input, file: file, reason: .oneStudent(one, other, prefix: prefix.text))
    }
}
