/// What the rules share: the files that are referred to, and where the current row stands and leads.
final class SetIndex {
    /// By the table's name, once its rows have begun.
    var files: [String: KnownFile] = [:]

    /// The current row's index in its own `KnownFile`; -1 where nothing refers to its file, or it has no id.
    var own = -1
    /// The current row says `tobedeleted`: it is asked for its id only. In a bulk file, where the cell should be
    /// blank, that cell was found fault with, and the row is one like any other.
    var isDeleted = false
    /// For each column of the current row the index of the row that it leads to; -1 where that is not known, or
    /// where the reference has a finding of its own.
    var links: [Int] = []

    /// The file is there in bulk and was read to its end.
    func isWhole(_ table: String) -> Bool { files[table]?.isWhole ?? false }
}
