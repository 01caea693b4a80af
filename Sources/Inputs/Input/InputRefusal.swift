public import CSVCore
import PlainText

/// An input that cannot be used as a whole: nothing of it was applied (exit code 20).
public struct InputRefusal: Error, Sendable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case notFound
        case notAFolderOrArchive
        case missingFile
        case missingColumns([String])
        case repeatedColumn(String)
        /// A column is called otherwise than it must be, but for upper and lower case and blanks.
        case otherColumnName(String, meant: String)
        case malformed(String)
        /// More than a limit of gradebridge.yaml allows.
        case overLimit(String, key: String)
        case repeatedKey([String])
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
        case .notAnArchive: "it is no zip archive, or its end is cut off"
        case .missingFile: "the file is missing"
        case .missingColumns(let names): "required columns are missing: \(names.joined(separator: ", "))"
        case .repeatedColumn(let name): "the header names the column \(name) twice"
        case .otherColumnName(let name, let meant): "the column \(meant) is called \(name)"
        case .malformed(let what): what
        case .overLimit(let what, let key): "\(what) (\(key))"
        case .repeatedKey(let columns):
            "this row repeats the \(columns.joined(separator: " and ")) of an earlier one"
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
        case .notFound: "Check the path, or leave it out to take the newest in the inbox."
        case .notAFolderOrArchive: "Give a folder of CSV files, or a zip with the CSV files at its root."
        case .notAnArchive:
            "If it is a zip, fetch or copy it again, whole; else give a folder of CSV files, or a zip with the CSV files at its root."
        case .missingFile:
            "Add the file to the export, or name your district's own file in profile.files of gradebridge.yaml."
        case .missingColumns:
            "Column names are compared to the letter; name your district's own in profile.columns of gradebridge.yaml."
        case .otherColumnName(_, let meant):
            "Have it exported with the column named \(meant), or name your district's own in profile.columns of gradebridge.yaml."
        case .repeatedColumn, .malformed, .repeatedKey:
            "Nothing of this input was used. Have it exported again; do not repair it by hand."
        case .overLimit(_, let key):
            "Nothing of this input was used. If you trust the file, raise \(key) in gradebridge.yaml; else have it exported again."
        case .unsafeArchive: "Give the CSV files themselves, zipped without a folder, and nothing else."
        case .damagedArchive:
            "Nothing of this input was used. Fetch or copy it again, whole; if it is refused again, have it exported again."
        case .lockedArchive: "Have it zipped again without a password, in the ordinary way (deflate)."
        case .unreadable: "Check that the file is complete and may be read by this user."
        case .changedWhileRead: "Wait until the transfer is complete and run again."
        case .unread:
            "Have Campus export lineItems.csv and results.csv, or one data extract, and nothing else with them."
        case .otherKind:
            "Drop a gradebook into inbox/itslearning, a roster into inbox/campus/roster, and an export of Campus's scores into inbox/campus/readback. If these tables have other names in your district, give them in profile.files of gradebridge.yaml."
        case .unsupported: "Export a full OneRoster 1.1 or 1.2 CSV set (bulk) from Campus."
        }
    }
}
