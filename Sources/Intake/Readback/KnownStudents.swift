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
