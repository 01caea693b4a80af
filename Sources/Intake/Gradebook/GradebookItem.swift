public import Domain
import Inputs

/// Some items that come one after the other.
public final class GradebookItems {
    let gradebook: Gradebook
    private let ranks: Range<Int>
    let rows: StoredItemRows

    init(gradebook: Gradebook, ranks: Range<Int>, rows: StoredItemRows) {
        self.gradebook = gradebook
        self.ranks = ranks
        self.rows = rows
    }

    public subscript(rank: Int) -> GradebookItem {
        GradebookItem(items: self, rank: rank, place: rank - ranks.lowerBound)
    }
}

/// One gradebook item, as a view into some of them.
public struct GradebookItem {
    // All that it refers to: threads that count references to the gradebook wait for one another.
    private let items: GradebookItems
    let rank: Int
    private let place: Int

    fileprivate init(items: GradebookItems, rank: Int, place: Int) {
        self.items = items
        self.rank = rank
        self.place = place
    }

    private var gradebook: Gradebook { items.gradebook }
    private var row: ItemRow { items.rows.rows[place] }

    public var id: String { gradebook.items.ids.string(rank) }
    public var title: String { items.rows.title(place) }
    public var courseID: String {
        row.course == ItemRow.none ? "" : gradebook.courses.ids.string(Int(row.course))
    }
    /// A value of the item's own row cannot be read.
    public var isRejected: Bool { row.flags.contains(.rejected) }

    /// CategoryId and title of the item's category, where the export says so.
    public var category: (id: String, title: String)? {
        row.category == ItemRow.none
            ? nil
            : (
                gradebook.categories.ids.string(Int(row.category)),
                gradebook.categories.titles[Int(row.category)]
            )
    }
    /// academicSession sourcedId; nil without a term, or where the term has none.
    public var externalTerm: String? {
        guard row.term != ItemRow.none else { return nil }
        let id = gradebook.terms.external[Int(row.term)]
        return id.isEmpty ? nil : id
    }

    /// EndDate of its term: the last day, by itslearning.
    public var termEnd: CalendarDay? {
        row.term == ItemRow.none ? nil : gradebook.terms.endDates[Int(row.term)]
    }

    /// The sections of the item's course, in the byte order of their classes.
    public var sections: ArraySlice<UInt32> {
        row.course == ItemRow.none ? [] : gradebook.sections.ofCourse[Int(row.course)]
    }

    public var facts: ItemFacts {
        let row = row
        var facts = ItemFacts()
        if row.course != ItemRow.none {
            let flags = gradebook.courses.flags[Int(row.course)]
            facts.courseFromCampus = flags.contains(.fromCampus)
            facts.passbackOn = flags.contains(.passback)
            facts.courseActive = flags.contains(.active)
        }
        facts.isTransferredType = row.flags.contains(.transferredType)
        facts.isActive = row.flags.contains(.active)
        facts.isVisible = row.flags.contains(.visible)
        facts.hasTerm = row.flags.contains(.hasTerm)
        facts.isOnScoreScale = row.flags.contains(.scoreScale)
        facts.maxPoints = row.maxPoints < 0 ? nil : Points(billionths: row.maxPoints)
        facts.deadline = Self.instant(row.deadline)
        facts.activeFrom = Self.instant(row.activeFrom)
        return facts
    }

    /// When the newest transfer of this item in a section was asked for; nil when never.
    public func newestRequest(section: Int) -> Instant? {
        gradebook.requests.newest(course: Int(row.course), item: rank, section: section)
    }

    private static func instant(_ seconds: Int64) -> Instant? {
        seconds == ItemRow.noInstant ? nil : Instant(secondsSince1970: seconds)
    }
}
