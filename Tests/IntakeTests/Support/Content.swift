import CSVCore
import Domain

@testable import Intake

/// What a gradebook holds, line by line, for comparing two of them.
func content(of gradebook: Gradebook) -> [String] {
    let items = (0..<gradebook.itemCount).map { rank in
        let item = gradebook.item(atRank: rank)
        let sections = item.sections.map { gradebook.section(Int($0)).classID }
        return
            "\(item.id) \(item.title) \(item.courseID) \(item.facts) \(sections) \(item.externalTerm ?? "-") "
            + "\(item.category?.title ?? "-") \(item.isRejected)"
    }
    let persons = (0..<gradebook.personCount).map { rank in
        let sections = gradebook.sections(ofPerson: rank).map { gradebook.section(Int($0)).classID }
        let student = gradebook.student(ofPerson: rank).map {
            String(decoding: gradebook.studentID($0), as: UTF8.self)
        }
        return "\(gradebook.personID(atRank: rank)) \(student ?? "-") \(sections)"
    }
    return items + persons
}
