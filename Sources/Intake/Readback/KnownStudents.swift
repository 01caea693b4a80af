import CSVCore
import Domain
import Inputs

/// The students of a file under the ids by which we know them, in the order of the file's own table.
struct ReadStudents {
    let ids: IDTable
    /// Of those who may be either of two students whom we never sent: the other one's id.
    var withLetters: [String: String] = [:]
}

/// The students of a read-back under the ids by which we know them (Spec/formats-in.md, "Ids of students").
struct KnownStudents {
    let prefix: PersonPrefix
    let input: String
    let file: String

    /// The students of an extract, as those of a set; letters that cannot be told from the number behind them are put
    /// before every number.
    ///
    /// - Parameter sent: all students whom we ever sent; asked for only where there are letters.
    /// - Throws: the refusal of the input, where two ids of the file would be one, or one could be two of ours.
    func inExtract(_ written: IDTable, sent: () throws -> IDTable) throws -> ReadStudents {
        guard !prefix.isEmpty else { return ReadStudents(ids: written) }
        guard !prefix.countsInSets else { return try inSet(written, sent: sent) }
        var adding = Adding(names: self, written: written)
        for index in 0..<written.count {
            let id = written[index]
            if id.isEmpty {
                try adding.add(id, for: index)
            } else {
                try adding.add(prefix.before(id).span, for: index)
            }
        }
        return adding.students
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

    /// The students of a OneRoster set, where Campus writes both forms: what is ours as it is stays, and what is ours with the
    /// letters gets them. A bare number that is neither is a student whom we never sent, and gets them as well; where some
    /// of ours are bare numbers, too, he may be either.
    ///
    /// - Parameter sent: all students whom we ever sent; asked for only where there are letters.
    /// - Throws: the refusal of the input, where two ids of the file would be one, or one could be two of ours.
    func inSet(_ written: IDTable, sent: () throws -> IDTable) throws -> ReadStudents {
        guard prefix.countsInSets else { return ReadStudents(ids: written) }
        let ours = try sent()
        let someAreBare = (0..<ours.count).contains { prefix.mayLackLetters(ours[$0]) }
        var adding = Adding(names: self, written: written)
        for index in 0..<written.count {
            try adding.add(index, knownFrom: ours, mayBeEither: someAreBare)
        }
        return adding.students
    }

    /// Makes the one table from the other, id by id.
    private struct Adding {
        let names: KnownStudents
        let written: IDTable
        var students = ReadStudents(ids: IDTable())

        mutating func add(_ id: FieldBytes, for index: Int) throws {
            let added = students.ids.add(id)
            guard added.isNew else {
                throw names.refusal(written.string(added.index), written.string(index))
            }
        }

        mutating func add(_ index: Int, knownFrom ours: IDTable, mayBeEither: Bool) throws {
            let (written, prefix) = (written, names.prefix)
            let id = written[index]
            switch ours.student(id, prefix) {
            case .one(let student, _): try add(ours[student], for: index)
            case .two(let one, let other): throw names.refusal(ours.string(one), ours.string(other))
            case .none where !prefix.mayLackLetters(id): try add(id, for: index)
            case .none where mayBeEither:
                try add(id, for: index)
                students.withLetters[written.string(index)] = String(
                    decoding: prefix.before(id), as: UTF8.self)
            case .none: try add(prefix.before(id).span, for: index)
            }
        }
    }

    private func refusal(_ one: String, _ other: String) -> InputRefusal {
        InputRefusal(input: input, file: file, reason: .oneStudent(one, other, prefix: prefix.text))
    }
}
