public import CSVCore
public import Domain

/// An itslearning gradebook export in memory, all but its scores.
///
/// Its size follows the numbers of courses, sections, members, persons and items, never the number of
/// scores: Assessments.csv is read as a stream afterwards (`AssessmentStream`).
public final class Gradebook {
    let opener: TableOpener
    let courses: Courses
    let persons: Persons
    let sections: Sections
    let terms: Terms
    let categories: Categories
    let items: Items
    let requests: TransferRequests
    /// Persons that only Assessments.csv names; they rank behind all others and are in no section.
    let strangers = IDTable()

    /// - Parameter report: gets everything that a person should know about single rows and columns.
    public init(
        _ set: InputSet, profile: Profile, limits: TableLimits = TableLimits(),
        report: @escaping (IntakeFinding) -> Void
    ) throws {
        opener = TableOpener(set: set, profile: profile, limits: limits, report: report)
        opener.reportUnknownFiles(known: GradebookTables.all.map(\.file))
        courses = try Courses(opener)
        var people = try PersonTable(opener)
        let groups = try GroupTable(opener, courses: courses)
        let members = try Members(opener, groups: groups, persons: &people)
        persons = Persons(ranking: people)
        sections = Sections(opener, courses: courses, groups: groups, members: members, persons: persons)
        terms = try Terms(opener)
        categories = try Categories(opener)
        items = try Items(opener, courses: courses, terms: terms, categories: categories)
        requests = try TransferRequests(opener, courses: courses, items: items, sections: sections)
    }

    public var hasTransferRequests: Bool { requests.isPresent }
    public var itemCount: Int { items.ids.count }

    /// The item at a rank, ranks following the byte order of the ids.
    public func item(atRank rank: Int) -> GradebookItem {
        GradebookItem(gradebook: self, index: Int(items.byRank[rank]))
    }

    /// The id of the item at a rank, valid while the gradebook lives.
    public func itemID(atRank rank: Int) -> FieldBytes { items.ids[Int(items.byRank[rank])] }

    public var sectionCount: Int { sections.course.count }

    public func section(_ index: Int) -> GradebookSection {
        GradebookSection(gradebook: self, index: index)
    }

    /// The sections that a person, by rank, is in.
    public func sections(ofPerson rank: Int) -> ArraySlice<UInt32> {
        rank < personCount ? sections.ofPerson[rank] : []
    }

    /// The sections of one course that a person, by rank, is in, one after the other.
    public func forEachSection(ofPerson rank: Int, inCourse course: Int, _ body: (UInt32) -> Void) {
        guard rank < personCount else { return }
        sections.ofPerson.forEach(of: rank) { section in
            if Int(sections.course[Int(section)]) == course { body(section) }
        }
    }

    public var personCount: Int { persons.ids.count }
    public var classCount: Int { sections.classIDs.count }
    public func classIndex(of id: FieldBytes) -> Int? { sections.classIDs.index(of: id) }

    /// The student's index for a person by rank; nil for a person without a SyncKey.
    public func student(ofPerson rank: Int) -> Int? {
        guard rank < personCount else { return nil }
        let student = persons.student[rank]
        return student == PersonTable.noStudent ? nil : Int(student)
    }

    public func student(withID id: FieldBytes) -> Int? { persons.studentIDs.index(of: id) }

    /// The student's id in Campus, valid while the gradebook lives.
    public func studentID(_ student: Int) -> FieldBytes { persons.studentIDs[student] }

    public func classID(_ classIndex: Int) -> String { sections.classIDs.string(classIndex) }
    public func classIndex(ofSection section: Int) -> Int { Int(sections.classIndex[section]) }
    public func courseIndex(ofSection section: Int) -> Int { Int(sections.course[section]) }

    /// The rank of the item that an Assessments row names; nil where the export does not have it.
    func rank(ofItem id: FieldBytes) -> UInt32? { items.ids.index(of: id).map { items.rank[$0] } }

    /// The rank of a person whom anything but scores names.
    func knownRank(ofPerson id: FieldBytes) -> UInt32? { persons.ids.index(of: id).map { persons.rank[$0] } }

    /// The rank of a person whom nothing but scores names, added where it is new: behind all others, in the order
    /// in which they are first asked for.
    func rank(ofStranger id: FieldBytes) -> Int { personCount + strangers.add(id).index }

    public func personID(atRank rank: Int) -> String {
        rank < personCount
            ? persons.ids.string(Int(persons.byRank[rank])) : strangers.string(rank - personCount)
    }
}

/// One gradebook item, as a view into the index.
public struct GradebookItem {
    let gradebook: Gradebook
    let index: Int
    private var row: ItemRow { gradebook.items.rows[index] }

    public var id: String { gradebook.items.ids.string(index) }
    public var title: String { gradebook.items.title(index) }
    /// -1 for an item whose course is not in the export.
    public var courseIndex: Int { row.course == ItemRow.none ? -1 : Int(row.course) }
    public var courseID: String {
        row.course == ItemRow.none ? "" : gradebook.courses.ids.string(Int(row.course))
    }
    /// A value of the item's own row cannot be read.
    public var isRejected: Bool { row.marks.contains(.rejected) }

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

    /// The sections of the item's course, in the byte order of their classes.
    public var sections: ArraySlice<UInt32> {
        row.course == ItemRow.none ? [] : gradebook.sections.ofCourse[Int(row.course)]
    }

    public func compareID(to other: String) -> Int {
        var text = other
        return text.withUTF8 { ByteOrder.compare(gradebook.items.ids[index], $0) }
    }

    public var facts: ItemFacts {
        let row = row
        var facts = ItemFacts()
        if row.course != ItemRow.none {
            let marks = gradebook.courses.marks[Int(row.course)]
            facts.courseFromCampus = marks.contains(.fromCampus)
            facts.passbackOn = marks.contains(.passback)
            facts.courseActive = marks.contains(.active)
        }
        facts.isTransferredType = row.marks.contains(.transferredType)
        facts.isActive = row.marks.contains(.active)
        facts.isVisible = row.marks.contains(.visible)
        facts.hasTerm = row.marks.contains(.hasTerm)
        facts.isOnScoreScale = row.marks.contains(.scoreScale)
        facts.maxPoints = row.maxPoints < 0 ? nil : Points(billionths: row.maxPoints)
        facts.deadline = Self.instant(row.deadline)
        facts.activeFrom = Self.instant(row.activeFrom)
        return facts
    }

    /// When the newest transfer of this item in a section was asked for; nil when never.
    public func newestRequest(section: Int) -> Instant? {
        gradebook.requests.newest(course: Int(row.course), item: index, section: section)
    }

    private static func instant(_ seconds: Int64) -> Instant? {
        seconds == ItemRow.noInstant ? nil : Instant(secondsSince1970: seconds)
    }
}

/// One section, as a view into the index.
public struct GradebookSection {
    let gradebook: Gradebook
    public let index: Int

    /// The class's `sourcedId` in Campus.
    public var classID: String { gradebook.sections.classIDs.string(classIndex) }
    public var classIndex: Int { Int(gradebook.sections.classIndex[index]) }
    public var courseIndex: Int { Int(gradebook.sections.course[index]) }
    public var courseID: String { gradebook.courses.ids.string(courseIndex) }
}
