/// What Campus has after it imported bundles and people worked in it, and what it exports of that.
///
/// It knows OneRoster's rules for importing, and nothing of what gradebridge makes of an export.
public struct CampusExport: Sendable, Equatable {
    public struct LineItem: Sendable, Equatable {
        public var id: String
        public var title: String
        public var assignDate: String
        public var dueDate: String
        public var section: String
        public var category: String
        public var period: String
        public var maxPoints: String
        /// A bundle brought it: the next bulk bundle may take it away.
        public var isImported = true
        /// `tobedeleted` in a set of changes.
        public var status = ""
    }

    public struct Score: Sendable, Equatable {
        public var lineItem: String
        public var student: String
        public var score: String
        public var flags: Set<String> = []
        public var comment = ""
        public var changedBy = ""
        public var changedAt = ""
        public var status = ""

        public init(lineItem: String, student: String, score: String) {
            self.lineItem = lineItem
            self.student = student
            self.score = score
        }
    }

    public static let termGradeCategory = "00000000-0000-0000-0000-000000000000"
    static let flagNames = ["late", "missing", "exempt", "incomplete", "cheated", "dropped", "turnedIn"]

    public var lineItems: [LineItem] = []
    public var scores: [Score] = []
    /// Who stands in the rows that an import wrote; empty where this Campus does not tell.
    public var importUser = ""
    /// Stands in every row where gradebridge does not look: it makes the exports of two nights differ.
    public var touched = ""

    public init() {}

    public func lineItem(_ id: String) -> LineItem? { lineItems.first { $0.id == id } }

    public func score(_ lineItem: String, _ student: String) -> Score? {
        scores.first { $0.lineItem == lineItem && $0.student == student }
    }

    // MARK: Importing

    /// Imports a bundle: a delta adds and replaces; what a bulk one lacks is deleted.
    ///
    /// - Parameter at: the moment that rows get where `importUser` is set.
    public mutating func take(_ bundle: BundleContents, at: String = "") {
        let manifest = bundle.manifest
        let isBulk = manifest["file.lineItems"] == "bulk" || manifest["file.results"] == "bulk"
        let before = self
        if isBulk { dropImported() }
        for row in bundle.lineItems.rows { take(lineItem: row) }
        for row in bundle.results.rows { take(result: row, before: before, at: at) }
    }

    private mutating func dropImported() {
        let gone = Set(lineItems.filter(\.isImported).map(\.id))
        lineItems.removeAll { gone.contains($0.id) }
        scores.removeAll { gone.contains($0.lineItem) }
    }

    private mutating func take(lineItem row: CSVTable.Row) {
        let new = LineItem(
            id: row["sourcedId"] ?? "", title: row["title"] ?? "", assignDate: row["assignDate"] ?? "",
            dueDate: row["dueDate"] ?? "", section: row["classSourcedId"] ?? "",
            category: row["categorySourcedId"] ?? "",
            period: row["gradingPeriodSourcedId"] ?? row["academicSessionSourcedId"] ?? "",
            maxPoints: row["resultValueMax"] ?? "")
        if let place = lineItems.firstIndex(where: { $0.id == new.id }) {
            lineItems[place] = new
        } else {
            lineItems.append(new)
        }
    }

    /// A result without its line item is refused. Flags that OneRoster has no column for stay as they are.
    private mutating func take(result row: CSVTable.Row, before: CampusExport, at: String) {
        let id = row["lineItemSourcedId"] ?? ""
        guard lineItem(id) != nil else { return }
        let student = row["studentSourcedId"] ?? ""
        var new = before.score(id, student) ?? Score(lineItem: id, student: student, score: "")
        let old = new
        let text = row["textScore"] ?? ""
        new.score = text.isEmpty ? row["score"] ?? "" : text
        if row["scoreStatus"] == "exempt" { new.flags.insert("exempt") }
        for flag in ["late", "missing", "incomplete"] where row[flag] == "true" { new.flags.insert(flag) }
        if new != old || before.score(id, student) == nil {
            new.changedBy = importUser
            new.changedAt = importUser.isEmpty ? "" : at
        }
        scores.removeAll { $0.lineItem == id && $0.student == student }
        scores.append(new)
    }

    // MARK: What people do

    /// Changes, clears (with an empty text) or enters a score.
    public mutating func set(
        _ lineItem: String, _ student: String, to score: String, by user: String = "", at: String = ""
    ) {
        change(lineItem, student) {
            $0.score = score
            $0.changedBy = user
            $0.changedAt = at
        }
    }

    public mutating func flag(_ lineItem: String, _ student: String, _ flags: String...) {
        change(lineItem, student) { $0.flags.formUnion(flags) }
    }

    public mutating func change(_ lineItem: String, _ student: String, _ edit: (inout Score) -> Void) {
        if let place = scores.firstIndex(where: { $0.lineItem == lineItem && $0.student == student }) {
            edit(&scores[place])
        } else {
            var new = Score(lineItem: lineItem, student: student, score: "")
            edit(&new)
            scores.append(new)
        }
    }

    public mutating func removeRow(_ lineItem: String, _ student: String) {
        scores.removeAll { $0.lineItem == lineItem && $0.student == student }
    }

    /// A second row of one line item and student.
    public mutating func repeatRow(_ lineItem: String, _ student: String, score: String) {
        scores.append(Score(lineItem: lineItem, student: student, score: score))
    }

    public mutating func edit(_ lineItem: String, _ change: (inout LineItem) -> Void) {
        for place in lineItems.indices where lineItems[place].id == lineItem { change(&lineItems[place]) }
    }

    public mutating func removeLineItem(_ id: String) {
        lineItems.removeAll { $0.id == id }
        scores.removeAll { $0.lineItem == id }
    }

    /// A term grade, as Campus's own OneRoster shows it.
    public mutating func addTermGrade(section: String, _ student: String, _ score: String) {
        add("term-\(section)", title: "Quarter 2", section: section, category: Self.termGradeCategory)
        scores.append(Score(lineItem: "term-\(section)", student: student, score: score))
    }

    /// An assignment that a teacher makes in Campus.
    public mutating func addByHand(
        _ id: String, title: String, section: String, _ student: String, _ score: String
    ) {
        add(id, title: title, section: section, category: "1207")
        scores.append(Score(lineItem: id, student: student, score: score))
    }

    private mutating func add(_ id: String, title: String, section: String, category: String) {
        guard lineItem(id) == nil else { return }
        lineItems.append(
            LineItem(
                id: id, title: title, assignDate: "2026-11-01", dueDate: "2026-11-09", section: section,
                category: category, period: "gp2", maxPoints: "100", isImported: false))
    }

    /// What an export of these line items alone would hold.
    public func part(_ ids: String...) -> CampusExport {
        var part = self
        part.lineItems.removeAll { !ids.contains($0.id) }
        part.scores.removeAll { !ids.contains($0.lineItem) }
        return part
    }
}
