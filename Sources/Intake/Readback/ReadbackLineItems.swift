import CSVCore
import Domain
import Inputs

/// Whose the line items of a OneRoster read-back are. Changes no more once lineItems.csv was read.
struct ReadbackLineItems: Sendable {
    enum Owner {
        /// As numbered in the table of our line items.
        case ours(Int)
        case termGrade
        case madeInCampus
        /// Neither ours nor in lineItems.csv.
        case unknown
    }

    /// Campus's own category for term grades, which are no assignments (Spec/formats-in.md).
    private static let termGradeCategory: StaticString = "00000000-0000-0000-0000-000000000000"

    let ours: IDTable
    /// Line items of others, and for each whether it is a term grade.
    let others = IDTable()
    private var isTermGrade: [Bool] = []

    init(ours: IDTable) {
        self.ours = ours
    }

    /// Notes a line item that is not ours; false where it was noted before.
    mutating func addOther(_ id: FieldBytes, category: FieldBytes) -> Bool {
        guard others.add(id).isNew else { return false }
        isTermGrade.append(Self.isTermGrade(category))
        return true
    }

    static func isTermGrade(_ category: FieldBytes) -> Bool { Cell.equals(category, termGradeCategory) }

    func owner(of id: FieldBytes) -> Owner {
        if let index = ours.index(of: id) { return .ours(index) }
        guard let other = others.index(of: id) else { return .unknown }
        return isTermGrade[other] ? .termGrade : .madeInCampus
    }
}
