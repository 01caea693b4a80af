import CSVCore
import Inputs

/// Reads one file of a set, and turns what stops it into its one finding.
struct SetTable: ~Copyable {
    let file: String
    private(set) var reader: CSVReader
    private let maxRows: Int
    private(set) var rows = 0
    /// False once something has stopped it before the file's end.
    private(set) var isRead = true

    /// - Parameter columns: of the table that it should be.
    init(
        _ file: String, columns: [String], of source: SetSource, _ options: CheckOptions,
        _ report: (Finding) -> Void
    ) throws {
        self.file = file
        maxRows = options.maxRows
        do {
            let text = try unsafe HeadedText(try source.open(file))
            if let fault = Self.delimiterFault(text.head, file, columns, options) { throw fault }
            reader = unsafe CSVReader(limits: options.csv, fill: { try unsafe text.read(into: $0) })
        } catch let fault as SetFault {
            isRead = false
            report(fault.finding)
            reader = unsafe CSVReader(limits: options.csv, fill: { _ in 0 })
        }
    }

    /// OneRoster has commas between cells; of a file without them every cell would be at fault.
    private static func delimiterFault(
        _ head: [UInt8], _ file: String, _ columns: [String], _ options: CheckOptions
    ) -> SetFault? {
        let search = DelimiterSearch(head, required: columns, limits: options.csv)
        if search.hasSeparatorLine {
            return SetFault(finding: Finding(.csvSeparatorLine, file: file, line: 1))
        }
        guard let sign = search.otherSign else { return nil }
        let detail = "it has \(sign)"
        return SetFault(finding: Finding(.csvOtherDelimiter, file: file, line: 1, detail: detail))
    }

    /// Moves to the header; false where there is none to be read.
    mutating func header(_ report: (Finding) -> Void) throws -> Bool {
        guard isRead, try advance(report) else { return false }
        if reader.position.byte > 0 { report(Finding(.byteOrderMark, file: file, line: 1)) }
        return true
    }

    /// Moves to the next row; false at the end, or where reading stops.
    mutating func next(_ report: (Finding) -> Void) throws -> Bool {
        guard isRead, try advance(report) else { return false }
        guard rows < maxRows else {
            isRead = false
            let limit = "\(maxRows) rows are allowed (limits.rows)"
            report(Finding(.csvTooManyRows, file: file, line: reader.position.line, detail: limit))
            return false
        }
        rows += 1
        return true
    }

    private mutating func advance(_ report: (Finding) -> Void) throws -> Bool {
        do {
            return try reader.next()
        } catch let error as CSVError {
            report(SetFault(error, file: file).finding)
        } catch let fault as SetFault {
            report(fault.finding)
        }
        isRead = false
        return false
    }
}
