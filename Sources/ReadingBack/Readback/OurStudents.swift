import Domain
import Inputs
import Ledger
import Records

extension LedgerSession {
    /// Every student whom we ever sent.
    func studentsSent() throws -> IDTable {
        let students = IDTable()
        let scan = try scanLineItems()
        while !scan.isAtEnd {
            try scan.withResults { packed in
                var reader = PackedResultsReader(packed)
                while let known = try reader.next() { _ = students.add(known.student) }
            }
            try scan.advance()
        }
        return students
    }

    /// The same, and those who are known by a freeze alone.
    func studentsKnown() throws -> IDTable {
        let students = try studentsSent()
        for frozen in try freezes().values {
            for student in frozen.keys { _ = students.add(Array(student.utf8).span) }
        }
        return students
    }
}
