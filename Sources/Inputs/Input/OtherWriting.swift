import PlainText

/// Ids of the gradebook that a roster has in another way of writing only: with other zeros before a number, in another case,
/// with other marks.
public struct OtherWriting: Sendable, Equatable {
    /// The gradebook's table and column.
    public var table: String
    public var column: String
    /// How many different ids it has there, and how many of them the roster has in another way.
    public var count: Int
    public var found: Int
    /// One of these, as each of both writes it.
    public var ours: String
    public var theirs: String

    /// Both tables are of one gradebook.
    public var isInGradebook: Bool

    public init(
        _ table: String, _ column: String, count: Int, found: Int, ours: String, theirs: String,
        inGradebook: Bool = false
    ) {
        isInGradebook = inGradebook
        self.table = table
        self.column = column
        self.count = count
        self.found = found
        self.ours = ours
        self.theirs = theirs
    }

    var description: String {
        "none of the \(count) ids in \(column) of \(table) is in it as it is written there, and \(found) would be in another way of writing: \(ours.printable) is \(theirs.printable) here"
    }

    var advice: String {
        if isInGradebook {
            return
                "Nothing of this input was used. Have all tables of the gradebook exported together, with the ids to the letter as they are in each other."
        }
        return
            "Nothing was sent. Have both exported with the same ids: \(column) of \(table) must be the sourcedId in Campus, to the letter."
    }
}
