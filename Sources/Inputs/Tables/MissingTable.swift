import Domain
import DurableFiles
import PlainText

extension TableOpener {
    /// The refusal of an input that lacks a table: what is there in its place tells more than that it is missing.
    func missing(_ shape: TableShape) throws -> InputRefusal {
        let file = profile.file(shape.file)
        // What lies beside other tables is no cause of what is missing, unless it is called like it.
        if let other = try set.foreignFile(where: {
            isCalled($0, shape) || !set.fileNames.contains(where: TableName.isTable)
        }) {
            return InputRefusal(input: set.name, file: other.name, reason: .foreignForm(other.form))
        }
        if let folder = set.onlyFolder {
            return InputRefusal(input: set.name, reason: .folderInside(folder))
        }
        return InputRefusal(input: set.name, file: file, reason: .missingFile(nearest: nearest(file)))
    }

    /// What stands in the place of a table that need not be there, packed or as a workbook, is not passed over: its rows would
    /// be lost without a word.
    func refusePacked(_ shape: TableShape) throws {
        guard let other = try set.foreignFile(where: { isCalled($0, shape) }) else { return }
        throw InputRefusal(input: set.name, file: other.name, reason: .foreignForm(other.form))
    }

    /// `Assessments.csv.gz`, `Assessments.xlsx`
    private func isCalled(_ name: String, _ shape: TableShape) -> Bool {
        name.lowercased().hasPrefix(TableName.key(profile.file(shape.file)).dropLast("csv".count))
    }

    /// With a letter wrong, or with something behind the name: `Assessments_20261123.csv`, `Assessments.csv.txt`.
    private func nearest(_ file: String) -> String? {
        if let slip = Nearest.slip(of: file, among: set.fileNames) { return slip }
        let stem = TableName.key(file).dropLast(".csv".count)
        let longer = set.fileNames.filter {
            let rest = $0.lowercased().dropFirst(stem.count)
            return $0.lowercased().hasPrefix(stem) && rest.first.map { !$0.isLetter } ?? false
        }
        return longer.count == 1 ? longer[0] : nil
    }
}

extension InputSet {
    /// The first file, by its name, that is of another program or packed once more, though it is not called a table.
    fileprivate func foreignFile(
        where isLookedAt: (String) -> Bool
    ) throws -> (name: String, form: ForeignForm)? {
        for name in fileNames.sorted()
        where isLookedAt(name) && !TableName.isTable(name) && !BesideTables.isHarmless(name) {
            if let form = ForeignForm(head: try head(of: name)) { return (name, form) }
        }
        return nil
    }

    /// The one folder of a folder without any file.
    fileprivate var onlyFolder: String? {
        folders.count == 1 && fileNames.allSatisfy(SystemLitter.isLitter) ? folders[0] : nil
    }
}
