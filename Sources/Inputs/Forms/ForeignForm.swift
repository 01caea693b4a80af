public import DurableFiles
public import ZipArchive

/// Files that people give for tables and that are none, told by how they begin.
public enum ForeignForm: Sendable, Equatable {
    case workbook
    case openDocument
    case pdf
    case webPage
    /// Packed; inside a folder or zip nothing is unpacked.
    case gzip
    case zip
    /// Packed by a program whose archives are not read.
    case otherArchive
    /// Four bytes for each letter.
    case utf32

    /// - Parameter head: the first bytes of a file.
    init?(head: some Collection<UInt8>) {
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .workbook
        } else if head.starts(with: [0x50, 0x4B, 3, 4]) {
            self = .zip
        } else if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if Self.otherArchives.contains(where: { head.starts(with: $0) }) {
            self = .otherArchive
        } else if Self.utf32Marks.contains(where: { head.starts(with: $0) }) {
            self = .utf32
        } else if head.starts(with: "%PDF-".utf8) {
            self = .pdf
        } else if let first = head.first(where: { !Self.blanks.contains($0) }), first == UInt8(ascii: "<") {
            self = .webPage
        } else {
            return nil
        }
    }

    /// Of a zip, by the names of what is in it.
    public init?(namesInside names: [String]) {
        if names.contains("[Content_Types].xml") {
            self = .workbook
        } else if names.contains("mimetype"), names.contains("content.xml") {
            self = .openDocument
        } else {
            return nil
        }
    }

    /// Of a file that is no archive of tables; nil where it cannot be told.
    public init?(archive path: FilePath, _ limits: ZipLimits) throws {
        let file = try InputFile(path)
        if let names = try ZipReader.names(in: file, limits: limits) {
            self.init(namesInside: names)
        } else {
            self.init(head: try file.head(64))
            // An archive that is cut off is an archive.
            if self == .zip || self == .gzip { return nil }
        }
    }

    /// Of a file that is called a table.
    public init?(table path: FilePath) throws {
        self.init(head: try InputFile(path).head(64))
    }

    /// 7-Zip, RAR, xz, bzip2 and Zstandard. A tar is known by its name alone.
    private static let otherArchives: [[UInt8]] = [
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07],
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x42, 0x5A, 0x68], [0x28, 0xB5, 0x2F, 0xFD],
    ]

    /// Its byte order marks; the first of them begins like that of UTF-16.
    private static let utf32Marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

    /// White space, the byte order marks of UTF-8 and UTF-16, and the other half of a letter in UTF-16.
    private static let blanks: [UInt8] = [0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0]

    /// Reads on after "it is".
    var words: String {
        switch self {
        case .workbook: "an Excel workbook, not a CSV file"
        case .openDocument: "an OpenDocument file, not a CSV file"
        case .pdf: "a PDF, not a CSV file"
        case .webPage: "a web page or an XML file, not a CSV file"
        case .gzip: "packed with gzip"
        case .zip: "a zip or an Excel workbook, not a CSV file"
        case .otherArchive: "packed as tar, 7z, rar, xz, bzip2 or zstd"
        case .utf32: "written in UTF-32"
        }
    }

    var advice: String {
        switch self {
        case .workbook, .openDocument:
            "Open it and save it as CSV UTF-8, or have the tables exported as CSV."
        case .pdf: "Have the tables exported as CSV."
        case .webPage:
            "Have the tables exported as CSV. If it was downloaded, look into it: it may be a page to sign in."
        case .gzip: "Unpack it, and give the CSV files themselves."
        case .otherArchive: "Unpack it, and give the CSV files themselves, in a folder or a zip."
        case .utf32: "Have the tables exported as UTF-8."
        case .zip:
            "If it is a workbook, open it and save it as CSV UTF-8. If it is a zip, unpack it, and give the CSV files themselves."
        }
    }
}
