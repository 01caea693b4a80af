public import CSVCore
public import Domain
public import DurableFiles
public import Inputs

/// An itslearning gradebook export in memory, all but its scores and, where they are many, the rows of its items.
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
    let unlisted = IDTable()

    /// - Parameters:
    ///   - scratchFolder: where the rows of items that are many are kept; nil keeps all of them in memory.
    ///   - report: gets everything that a person should know about single rows and columns.
    public init(
        _ set: InputSet, profile: Profile, zone: ZoneRules = .utc, limits: TableLimits = TableLimits(),
        scratchFolder: FilePath? = nil, report: @escaping (InputFinding) -> Void
    ) throws {
        opener = TableOpener(
            .gradebook, set: set, profile: profile, zone: zone, limits: limits, report: report)
        opener.reportUnknownFiles(known: GradebookTables.all.map(\.file))
        courses = try Courses(opener)
        var people = try PersonTable(opener)
        let groups = try GroupTable(opener, courses: courses)
        var members = try Members(opener, groups: groups, persons: &people)
        let ranking = Persons.ranking(people)
        persons = ranking.0
        members.number(persons: ranking.rank)
        sections = Sections(
            courses: courses, groups: groups, members: members, persons: persons.ids.count)
        terms = try Terms(opener)
        categories = try Categories(opener)
        items = try Items(
            opener, courses: courses, terms: terms, categories: categories, scratchFolder: scratchFolder)
        requests = try TransferRequests(opener, courses: courses, items: items, sections: sections)
    }

    public var hasTransferRequests: Bool { requests.isPresent }
    public var itemCount: Int { items.ids.count }

    /// The items at these ranks, ranks following the byte order of the ids.
    ///
    /// - Throws: a `FileError` where their scratch file cannot be read.
    public func items(atRanks ranks: Range<Int>) throws -> GradebookItems {
        GradebookItems(gradebook: self, ranks: ranks, rows: try items.rows(ofRanks: ranks))
    }

    /// The id of the item at a rank.
    @_lifetime(borrow self)
    public func itemID(atRank rank: Int) -> FieldBytes {
        let ids = items.ids
        return unsafe _overrideLifetime(ids[rank], borrowing: self)
    }

    public var sectionCount: Int { sections.course.count }

    public func section(_ index: Int) -> GradebookSection {
        GradebookSection(gradebook: self, index: index)
    }

    /// The sections that a person, by rank, is in.
    public func sections(ofPerson rank: Int) -> ArraySlice<UInt32> {
        rank < personCount ? sections.ofPerson[rank] : []
    }

    /// Calls `body` with the place, among these sections, of each one that a person, by rank, is in.
    ///
    /// - Returns: how many there are.
    public func forEachSection(
        ofPerson rank: Int, among some: ArraySlice<UInt32>, _ body: (Int) -> Void
    ) -> Int {
        guard rank < personCount else { return 0 }
        var found = 0
        sections.ofPerson.forEach(of: rank) { section in
            guard let place = some.firstIndex(of: section) else { return }
            body(place - some.startIndex)
            found += 1
        }
        return found
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

    /// The student's id in Campus.
    @_lifetime(borrow self)
    public func studentID(_ student: Int) -> FieldBytes {
        let ids = persons.studentIDs
        return unsafe _overrideLifetime(ids[student], borrowing: self)
    }

    /// The same; nil for a person without a student.
    @_lifetime(borrow self)
    public func studentID(_ student: Int?) -> FieldBytes? {
        guard let student else { return nil }
        return studentID(student)
    }

    public func classID(_ classIndex: Int) -> String { sections.classIDs.string(classIndex) }
    public func classIndex(ofSection section: Int) -> Int { Int(sections.classIndex[section]) }

    /// The rank of a person whom nothing but scores names, added where it is new: behind all others, in the order
    /// in which they are first asked for.
    func rank(ofUnlisted id: FieldBytes) -> Int { personCount + unlisted.add(id).index }

    public func personID(atRank rank: Int) -> String {
        rank < personCount ? persons.ids.string(rank) : unlisted.string(rank - personCount)
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
