public import CSVCore
public import Domain
import PlainText

/// An input that cannot be used as a whole: nothing of it was applied (exit code 20).
public struct InputRefusal: Error, Sendable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case notFound
        case notAFolderOrArchive
        /// A file of another program, told by how it begins.
        case foreignForm(ForeignForm)
        /// Files whose names differ in upper and lower case or ending alone: nobody knows which is the table.
        case alikeFiles([String])
        /// It cannot be told what stands between cells.
        case delimiter(DelimiterFault)
        /// - Parameter nearest: a file that is there and is called nearly so.
        case missingFile(nearest: String? = nil)
        /// Nothing is in it but a folder.
        case folderInside(String)
        /// - Parameter nearest: of each, the column there that is called nearly so.
        case missingColumns([String], nearest: [String?] = [])
        case repeatedColumn(String)
        /// A column is called otherwise than it must be, but for blanks and signs.
        case otherColumnName(String, meant: String)
        case malformed(String)
        /// A line ends in a carriage return alone, or a cell without quotes holds one.
        case bareCarriageReturn
        /// Tabs or pipes stand between the cells, and quotes may be those of one cell or of two rows.
        case doubtfulQuotes
        /// What the profile or the file itself says of its characters is not so.
        case wrongEncoding(TextEncoding, byte: Int)
        case notUTF8
        /// The profile says that it is written in Windows-1252.
        case isUTF8
        /// More than a limit of gradebridge.yaml allows.
        case overLimit(String, key: String)
        /// - Parameter firstLine: that of the row that it repeats, where that is known.
        case repeatedKey([String], firstLine: Int? = nil)
        /// A row does not say what it is of, and may be of anything that is ours.
        case blankID(String)
        /// Most cells of a column that decides cannot be read.
        case unreadableColumn(String, CellContent, unreadable: Int, of: Int, shapes: [String])
        /// No row says what some must say.
        case noneOfThem(String, advice: String)
        /// Two ids, of its students or of the gradebook's, would be one.
        case oneStudent(String, String, prefix: String)
        /// A spreadsheet has written so many ids of a column in short; what one looks like (`CellShape`).
        case shortenedIDs(String, count: Int, shape: String)
        /// The roster has no id of a column of the gradebook as that writes it, and some in another way of writing.
        case otherWriting(OtherWriting)
        /// None of the students of a roster is one of the gradebook's.
        case noStudentMatches(StudentShapes)
        case unsafeArchive(String)
        /// No zip archive, or one without its end.
        case notAnArchive
        /// Changed on the way, or made wrongly.
        case damagedArchive(String)
        /// Encrypted, or compressed in a way that is not read.
        case lockedArchive(String)
        case unreadable(String)
        case changedWhileRead
        case unsupported(String)
        /// None of the tables is in it by which its kind is known.
        case otherKind(String, tables: [String])
        /// Nobody reads this part of it.
        case unread
    }

    /// The folder or archive.
    public let input: String
    /// The file in it, where one is to blame.
    public let file: String?
    public let position: CSVPosition?
    public let reason: Reason
    /// The file is not all there yet, as far as anybody can tell: it may become whole by growing, or by its mark.
    /// Anything else is final.
    public let mayBecomeWhole: Bool

    public init(
        input: String, file: String? = nil, position: CSVPosition? = nil, reason: Reason,
        mayBecomeWhole: Bool = false
    ) {
        self.input = input
        self.file = file
        self.position = position
        self.reason = reason
        // Replaced or taken away while it was looked at: the next look finds what is there then.
        self.mayBecomeWhole = mayBecomeWhole || reason == .notFound || reason == .changedWhileRead
    }

    public var description: String { "\(input.printable) was refused: \(cause)" }

    /// What is wrong and where in the input, for a sentence that names the input itself.
    public var cause: String {
        guard let file else { return "\(reason)" }
        guard let position else { return "\(file.printable): \(reason)" }
        let place = "record \(position.record), line \(position.line), byte \(position.byte)"
        return "\(file.printable), \(place): \(reason)"
    }
}

extension InputRefusal.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFound: "nothing is there"
        case .notAFolderOrArchive: "it is neither a folder nor a zip archive nor a CSV file"
        case .foreignForm(let form): "it is \(form.words)"
        case .alikeFiles(let names):
            "\(names.map(\.printable).joined(separator: " and ")) differ in upper and lower case or ending alone"
        case .delimiter(let fault): fault.words
        case .notAnArchive: "it is no zip archive, or its end is cut off"
        case .missingFile(let nearest):
            "the file is missing" + (nearest.map { " (there is \($0.printable))" } ?? "")
        case .folderInside(let name): "nothing is in it but the folder \(name.printable)"
        case .missingColumns(let names, let nearest):
            "required columns are missing: "
                + names.enumerated().map { place, name in
                    let near = place < nearest.count ? nearest[place] : nil
                    return near.map { "\(name) (there is \($0.printable))" } ?? name
                }.joined(separator: ", ")
        case .repeatedColumn(let name): "the header names the column \(name) twice"
        case .otherColumnName(let name, let meant): "the column \(meant) is called \(name.printable)"
        case .malformed(let what): what
        case .bareCarriageReturn: "\(CSVError.Code.bareCarriageReturn)"
        case .doubtfulQuotes: "\(CSVError.Code.doubtfulQuotes)"
        case .wrongEncoding(let encoding, let byte):
            "byte \(byte) of the file is no character of \(encoding == .utf16 ? "UTF-16" : "Windows-1252")"
        case .notUTF8: "\(CSVError.Code.notUTF8); it looks like Windows-1252"
        case .isUTF8: "it is written in UTF-8, and profile.encoding says windows-1252"
        case .overLimit(let what, let key): "\(what) (\(key))"
        case .repeatedKey(let columns, let line):
            "this row repeats the \(columns.joined(separator: " and ")) of "
                + (line.map { "line \($0), and says something else" } ?? "an earlier one")
        case .blankID(let column): "this row has no \(column): nobody knows whose score it is"
        case .unreadableColumn(let column, let content, let unreadable, let cells, let shapes):
            "\(unreadable) of \(cells) values of the column \(column) \(content.fault); they look like "
                + shapes.map { "\"\($0)\"" }.joined(separator: ", ")
                + " (9 stands for a digit, a and A for a letter)"
        case .noneOfThem(let what, _): what
        case .oneStudent(let first, let second, let prefix):
            "\(first.printable) and \(second.printable) would be one student, because campus.personPrefix is \(prefix)"
        case .shortenedIDs(let column, let count, let shape):
            "a spreadsheet has shortened \(count) ids of the column \(column), which look like \"\(shape)\" (9 stands for a digit, A for a letter): their last digits are lost"
        case .otherWriting(let ids): ids.description
        case .noStudentMatches(let shapes): shapes.description
        case .unsafeArchive(let what), .damagedArchive(let what), .lockedArchive(let what): what
        case .unreadable(let what), .unsupported(let what): what
        case .changedWhileRead: "the file changed while it was read"
        case .unread: "gradebridge does not read this file, and it may hold scores"
        case .otherKind(let kind, let tables):
            "it is no \(kind): it holds none of \(tables.joined(separator: ", "))"
        }
    }

    /// What a person does next.
    public var advice: String {
        switch self {
        case .notFound:
            "Check the path. Where export, preview and readback are given none, they take the newest in the inbox."
        case .notAFolderOrArchive: "Give a folder of CSV files, or a zip with the CSV files at its root."
        case .foreignForm(let form): form.advice
        case .alikeFiles:
            "Nothing of this input was used, because it is not known which of them counts. Leave one of them in it and give it again."
        case .delimiter(let fault): fault.advice
        case .notAnArchive:
            "If it is a zip, fetch or copy it again, whole; else give a folder of CSV files, or a zip with the CSV files at its root."
        case .missingFile:
            "Add the file to the export, or name your district's own file in profile.files of gradebridge.yaml."
        case .folderInside:
            "Give the CSV files themselves, without a folder around them."
        case .missingColumns:
            "Have it exported with these columns, or name your district's own in profile.columns of gradebridge.yaml."
        case .blankID(let column):
            "Nothing of this input was used. Have it exported again, with the \(column) in each row; do not repair it by hand."
        case .unreadableColumn(_, let content, _, _, let shapes): content.advice(shapes)
        case .noneOfThem(_, let advice): advice
        case .oneStudent(_, _, let prefix):
            "Nothing of this input was used. Have all ids of students written in one way, with \(prefix) before them or without it; if these are two students, leave campus.personPrefix blank in gradebridge.yaml, and give a read-back that has both with --accept-changes."
        case .shortenedIDs:
            "Nothing of this input was used. Have it exported again, and do not save it from a spreadsheet: give the file as the system wrote it."
        case .otherWriting(let ids): ids.advice
        case .noStudentMatches(let shapes): shapes.advice
        case .otherColumnName(_, let meant):
            "Have it exported with the column named \(meant), or name your district's own in profile.columns of gradebridge.yaml; if it is another column, say there, behind the name of the file, that \(meant) = \(meant)."
        case .notUTF8:
            "Nothing of this input was used. Have it exported as UTF-8; or, if your district's exports are written in Windows-1252, say so in profile.encoding of gradebridge.yaml."
        case .isUTF8:
            "Nothing of this input was used. Take profile.encoding for this kind of input out of gradebridge.yaml: UTF-8 needs none. If another table of it is refused then, have all of them exported as UTF-8."
        case .wrongEncoding(.windows1252, _):
            "Nothing of this input was used. It is not written in Windows-1252: take it out of profile.encoding in gradebridge.yaml. If it is refused again, have it exported as UTF-8."
        case .wrongEncoding:
            "Nothing of this input was used. Fetch or copy it again, whole; if it is refused again, have it exported as UTF-8."
        case .repeatedColumn(let name):
            "Nothing of this input was used. Have it exported again, with the column \(name) once; do not repair it by hand."
        case .malformed:
            "Nothing of this input was used. Have it exported again, whole; if it is refused again, have each cell of text put into quotes, and each quote in one doubled. Do not repair it by hand."
        case .bareCarriageReturn:
            "Nothing of this input was used. Have it exported again with a line feed at the end of each line: old programs of the Mac write none, and Excel does where it saves as CSV UTF-8. If a cell holds the carriage return, have each cell of text put into quotes."
        case .doubtfulQuotes:
            "Nothing of this input was used. Have it exported again, with commas between the cells. If profile.delimiter of gradebridge.yaml names another sign for it, take that out there."
        case .repeatedKey(let columns, _):
            "Nothing of this input was used. Have it exported again, with one row for each \(columns.joined(separator: " and ")); do not repair it by hand."
        case .overLimit(_, let key):
            "Nothing of this input was used. If you trust the file, raise \(key) in gradebridge.yaml; else have it exported again."
        case .unsafeArchive:
            "Give the CSV files themselves, each once, in a folder or zipped, and nothing else: no links, and no folders in folders."
        case .damagedArchive:
            "Nothing of this input was used. Fetch or copy it again, whole; if it is refused again, have it exported again."
        case .lockedArchive: "Have it zipped again without a password, in the ordinary way (deflate)."
        case .unreadable:
            "Nothing of this input was used. Copy it there again, whole, and a .sha256 beside it as well; then run again."
        case .changedWhileRead: "Wait until the transfer is complete and run again."
        case .unread:
            "Have Campus export lineItems.csv and results.csv, or one data extract, and nothing else with them."
        case .otherKind:
            "Drop a gradebook into inbox/itslearning, a roster into inbox/campus/roster, and an export of Campus's scores into inbox/campus/readback. If these tables have other names in your district, give them in profile.files of gradebridge.yaml."
        case .unsupported: "Export a full OneRoster 1.1 or 1.2 CSV set (bulk) from Campus."
        }
    }
}
