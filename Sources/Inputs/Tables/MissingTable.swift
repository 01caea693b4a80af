import Domain
import DurableFiles
import PlainText

extension TableOpener {
    /// The refusal of an input that lacks a table: what is there in its place tells more than that it is missing.
    func missing(_ shape: TableShape) throws -> InputRefusal {
        let file = profile.file(shape.file)
        if let other = try set.foreignFile() {
            return InputRefusal(input: set.name, file: other.name, reason: .foreignForm(other.form))
        }
        if let folder = set.onlyFolder {
            return InputRefusal(input: set.name, reason: .folderInside(folder))
        }
        return InputRefusal(input: set.name, file: file, reason: .missingFile(nearest: nearest(file)))
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
    fileprivate func foreignFile() throws -> (name: String, form: ForeignForm)? {
        for name in fileNames.sorted()
        where !TableName.isTable(name) && !BesideTables.isHarmless(name) {
            if let form = ForeignForm(head: try head(of: name)) { return (name, form) }
        }
        return nil
    }

    /// The one folder of a folder without any file.
    fileprivate var onlyFolder: String? {
        folders.count == 1 && fileNames.allSatisfy(SystemLitter.isLitter) ? folders[0] : nil
    }
}
