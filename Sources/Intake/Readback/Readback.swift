public import CSVCore
public import Domain
public import DurableFiles
public import Inputs

/// A read-back of Campus: what it says of our line items, in memory, and the score rows under them, sorted
/// in scratch files. Rows of other line items are counted and leave nothing behind.
///
/// Nothing of it changes once it is read: several threads ask what its rows say. `ReadbackRows` alone moves on.
public final class Readback: Sendable {
    /// The score rows: `rows` = `ours` + `termGrades` + `madeInCampus` + `withoutLineItem`.
    public struct Counts: Sendable, Equatable {
        public var rows = 0
        public var ours = 0
        /// Under a line item of the category that Campus gives its term grades.
        public var termGrades = 0
        public var madeInCampus = 0
        /// Under a line item that is neither ours nor in lineItems.csv.
        public var withoutLineItem = 0
        /// Of ours: a flag or a date cannot be read, or the student is missing.
        public var unreadable = 0
        /// Of ours: the score is a text with digits in it.
        public var oddNumbers = 0

        mutating func add(_ other: Counts) {
            rows += other.rows
            ours += other.ours
            termGrades += other.termGrades
            madeInCampus += other.madeInCampus
            withoutLineItem += other.withoutLineItem
            unreadable += other.unreadable
            oddNumbers += other.oddNumbers
        }
    }

    public let format: ReadbackFormat
    /// The file with the score rows, as it is called in the set.
    public let scoreFile: String
    /// The manifest says that the set holds changes: what is not in it may still be in Campus.
    public let holdsChangesOnly: Bool
    public let counts: Counts
    /// The flags that its score rows have columns for.
    public let toldFlags: CampusFlags
    /// The titles of assignments that are not ours; nil where its form does not say in which section and period they are.
    public let campusTitles: CampusTitles?
    /// Words of scoreStatus that may mean a flag mean one.
    private let statusTells: Bool
    /// Whether they do by what stands in this read-back; nil where no scores of ours do.
    public let statusTellsHere: Bool?
    private let lineItems: CampusLineItems
    private let ours: IDTable
    private let others: IDTable
    private let sorted: SortedRecords<ReadbackRow>
    private let students: IDTable
    /// The same as the file has them.
    private let writtenStudents: IDTable
    private let withLetters: [String: String]
    /// Student as numbered in `students` → place in the byte order of their ids.
    let studentRank: [UInt32]
    private let users: IDTable
    private let texts: TextStore

    /// Reads all of it.
    ///
    /// - Parameters:
    ///   - ours: the `sourcedId`s of our line items; their indexes are what line items are asked for by.
    ///   - zone: the district's, for a time without one.
    ///   - personPrefix: what stands before our ids of students where the read-back has the bare ones.
    ///   - studentsSent: all whom we ever sent; asked for only where there is a prefix.
    ///   - ourStudents: all whom we know, where an extract writes some of them in another letter case.
    ///   - isPartial: it is known to show a part.
    ///   - statusToldBefore: whether words of scoreStatus told flags in the last full one; of a part nobody could see it.
    ///   - needsChangeTimes: a modifiedDate that cannot be read makes its row unreadable.
    ///   - progress: gets the number of rows read so far, every few thousand rows.
    public init(
        _ set: InputSet, profile: Profile, ours: IDTable, zone: ZoneRules, personPrefix: PersonPrefix,
        studentsSent: () throws -> IDTable = { IDTable() }, ourStudents: IDTable? = nil,
        isPartial: Bool = false, statusToldBefore: Bool? = nil, needsChangeTimes: Bool = true,
        limits: TableLimits = TableLimits(), scratchFolder: FilePath,
        progress: (Int) -> Void = { _ in }, report: @escaping (InputFinding) -> Void
    ) throws {
        self.ours = ours
        let files = try ReadbackFiles(set, profile)
        try files.refuseUnread(in: set)
        let opener = TableOpener(
            .readback, set: set, profile: files.profile, zone: zone, limits: limits, report: report)
        opener.reportUnknownFiles(known: files.known)
        let collector = try RowCollector(scratchFolder: scratchFolder, report: report)
        switch files.format {
        case .oneRoster:
            let reader = try OneRosterReadback(opener, ours: ours)
            try reader.readResults(opener, into: collector, progress: progress)
            lineItems = reader.lineItems
            others = reader.others
            holdsChangesOnly = reader.holdsChangesOnly
            campusTitles = reader.campusTitles
        case .dataExtract:
            var reader = DataExtract(ours: ours, dates: opener.dates, needsChangeTimes: needsChangeTimes)
            try reader.read(opener, into: collector, progress: progress)
            lineItems = reader.lineItems
            others = reader.others
            holdsChangesOnly = false
            campusTitles = nil
        }
        format = files.format
        scoreFile = files.scores
        counts = collector.counts
        toldFlags = collector.toldFlags
        var statuses = collector.statuses
        statusTellsHere = files.format == .oneRoster ? statuses.shown : nil
        statuses.before = isPartial || holdsChangesOnly ? statusToldBefore : nil
        statusTells = statuses.tells
        statuses.report(report)
        sorted = try collector.sorted()
        writtenStudents = collector.students
        let known = KnownStudents(prefix: personPrefix, input: set.name, file: files.scores)
        let named = try Self.named(
            collector.students, by: known, files.format, sent: studentsSent, ours: ourStudents, report)
        students = named.ids
        withLetters = named.withLetters
        users = collector.users
        texts = collector.texts
        studentRank = Self.rank(of: students)
    }

    /// The students under our ids, and which of them have letters in theirs.
    private static func named(
        _ written: IDTable, by known: KnownStudents, _ format: ReadbackFormat, sent: () throws -> IDTable,
        ours: IDTable?, _ report: (InputFinding) -> Void
    ) throws -> ReadStudents {
        let column = format == .oneRoster ? OneRosterReadback.studentColumn : DataExtract.personColumn
        try written.refuseShortened(column, file: known.file, input: known.input)
        switch format {
        case .oneRoster: return try known.inSet(written, sent: sent)
        case .dataExtract:
            let listed = try known.inExtract(written, sent: sent)
            let found = ours.flatMap { KnownStudents.inOurCase(listed.ids, of: $0) }
            if let count = found?.count {
                report(
                    InputFinding(
                        code: .otherCase, file: known.file, column: column, count: count))
            }
            return ReadStudents(ids: found?.students ?? listed.ids, withLetters: listed.withLetters)
        }
    }

    /// The place of each student in the byte order of their ids.
    private static func rank(of students: IDTable) -> [UInt32] {
        var rank = Array(repeating: UInt32(0), count: students.count)
        for (place, student) in students.sorted().enumerated() { rank[Int(student)] = UInt32(place) }
        return rank
    }

    /// The fingerprint that the set will have once it was read as a read-back, without reading it as one.
    ///
    /// A folder's `InputSet.sha256` knows only files that were read already.
    public static func sha256(of set: InputSet, profile: Profile) throws -> String {
        try set.sha256(reading: ReadbackFiles(set, profile).read)
    }

    /// The same; nil for a folder in which nothing of a read-back is: all of those would be alike.
    public static func fingerprint(of set: InputSet, profile: Profile) throws -> String? {
        let files = try ReadbackFiles(set, profile)
        return files.anyIsIn(set) ? try set.sha256(reading: files.read) : nil
    }

    /// Something of ours is in it: a line item, or a row under one.
    public var seesOurs: Bool { counts.ours > 0 || lineItems.hasAny }

    /// A score row of ours is in it. A set that names our line items alone is no look at their scores.
    public var seesOurScores: Bool { counts.ours > 0 }

    /// What its other line items tell of its ids.
    public var foreignLineItems: ForeignLineItems {
        ForeignLineItems(others, unlike: ours, seesOurs: seesOurs)
    }

    /// What it says of a line item; nil where the line item is not in it.
    public func lineItem(_ index: Int) -> CampusLineItem? { lineItems[index] }

    /// All rows of ours from the first on, as often as wanted.
    public func rows() throws -> ReadbackRows {
        ReadbackRows(self, try sorted.walk())
    }

    /// The student's `sourcedId` with us, the prefix included that the file may lack.
    @_lifetime(borrow self)
    public func student(_ row: ReadbackRow) -> FieldBytes {
        let students = students
        return unsafe _overrideLifetime(students[row.studentIndex], borrowing: self)
    }

    /// The other one of two students whom we never sent, where a bare number may be either.
    public func otherMeaning(of student: String) -> String? { withLetters[student] }

    /// How the file writes the id of a student whom it has.
    public func written(_ student: FieldBytes) -> [UInt8] {
        let written = writtenStudents
        guard written !== students, let index = students.index(of: student) else { return Array(student) }
        return Array(written[index])
    }

    /// What stands in the score, also of a row that cannot be read otherwise.
    public func score(_ row: ReadbackRow) throws -> CampusScore {
        switch row.kind {
        case .blank, .deleted: .blank
        case .points: .value(.points(Points(billionths: row.score)))
        case .text: .text(try texts.text(at: row.score))
        }
    }

    /// What the row says; nil where it cannot be known, because a flag or a date cannot be read.
    public func result(_ row: ReadbackRow) throws -> CampusResult? {
        if row.isUnreadable { return nil }
        return CampusResult(
            score: try score(row),
            flags: CampusFlags(rawValue: statusTells ? row.flags | row.mappedFlags : row.flags),
            changedBy: row.changedBy == ReadbackRow.nobody ? nil : users.string(Int(row.changedBy)),
            changedAt: row.changedSeconds == ReadbackRow.none
                ? nil : Instant(secondsSince1970: row.changedSeconds))
    }
}
