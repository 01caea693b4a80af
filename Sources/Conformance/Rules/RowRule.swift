import OneRoster

/// A rule that looks beyond single cells: at a row as a whole, or from one row to others.
///
/// The files come in an order in which what is referred to comes first: orgs, academicSessions, courses, classes,
/// users, userProfiles, roles, demographics, enrollments, categories, scoreScales, resources, lineItems, results,
/// and what hangs on them.
protocol RowRule: AnyObject {
    /// Before the rows of a file; false: the rule does not want its rows.
    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool
    func see(_ row: CheckedRow, _ report: (Finding) -> Void) throws
    /// `isRead` is false where the file's end was not reached: what was not seen may be there.
    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) throws
    /// After the last file.
    func finish(_ report: (Finding) -> Void) throws
    /// Columns whose references could not be looked up: `lineItems.csv classSourcedId`.
    var uncheckedReferences: [String] { get }
}

extension RowRule {
    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) throws {}
    func finish(_ report: (Finding) -> Void) throws {}
    var uncheckedReferences: [String] { [] }
}
