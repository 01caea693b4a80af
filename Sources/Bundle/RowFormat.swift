import CSVCore
import Domain
import OneRoster

/// How each row of a bundle is written, for one OneRoster version and mode.
///
/// The columns stand in the order of the OneRoster tables; a test reads the rows back by those tables.
struct RowFormat {
    let version: Version
    let mode: BundleMode
    let categories: Table
    let lineItems: Table
    let results: Table
    /// `,active,<time>,` in a delta; `,,,` in bulk, where both cells stay blank.
    private let afterID: String

    init(version: Version, mode: BundleMode, at instant: Instant) throws {
        func table(_ name: String) throws -> Table {
            guard let table = version.table(name) else { throw BundleError.missingTable(name) }
            return table
        }
        self.version = version
        self.mode = mode
        categories = try table("categories")
        lineItems = try table("lineItems")
        results = try table("results")
        afterID = mode == .delta ? ",active,\(instant)," : ",,,"
    }

    func appendManifest(present: Set<String>, to buffer: inout ByteBuffer) {
        buffer.append(utf8: Manifest.header.joined(separator: ",") + "\r\n")
        for property in version.manifestProperties {
            let value =
                switch property {
                case "manifest.version": "1.0"
                case "oneroster.version": version.rawValue
                case "source.systemName": "itslearning by gradebridge"
                case "source.systemCode": "gradebridge"
                default: present.contains(property) ? mode.rawValue : Manifest.Presence.absent.rawValue
                }
            buffer.append(utf8: property)
            buffer.append(UInt8(ascii: ","))
            buffer.appendCell(value)
            buffer.append("\r\n")
        }
    }

    func appendCategory(id: String, title: String, to buffer: inout ByteBuffer) {
        buffer.append(utf8: id)
        buffer.append(utf8: afterID)
        buffer.appendCell(TitleForm.singleLine(title))
        // Rule 11: weighting stays in Campus, so 1.2's weight stays empty.
        if version == .v1p2 { buffer.append(UInt8(ascii: ",")) }
        buffer.append("\r\n")
    }

    func appendLineItem(
        id: String, version line: LineItemVersion, section: String, school: String,
        to buffer: inout ByteBuffer
    ) {
        buffer.append(utf8: id)
        buffer.append(utf8: afterID)
        buffer.appendCell(line.sentTitle)
        buffer.append(",,")
        line.assignDate.append(to: &buffer)
        buffer.append(UInt8(ascii: ","))
        line.dueDate.append(to: &buffer)
        for id in [section, line.category, line.period] {
            buffer.append(UInt8(ascii: ","))
            buffer.append(utf8: id)
        }
        buffer.append(",0,")
        line.maxPoints.append(to: &buffer)
        if version == .v1p2 {
            buffer.append(UInt8(ascii: ","))
            buffer.append(utf8: school)
        }
        buffer.append("\r\n")
    }

    func appendResult(
        _ lineItem: LineItemIdentity, student: FieldBytes, value: ScoreValue, day: CalendarDay,
        section: String, comment: String?, _ pieces: inout RepeatedCells, to buffer: inout ByteBuffer
    ) {
        lineItem.appendResultID(student: student, to: &buffer)
        pieces.append(lineItem.id, after: afterID, to: &buffer)
        buffer.append(student)
        switch value {
        case .points(let points):
            buffer.append(",fully graded,")
            points.append(to: &buffer)
        case .exempt:
            buffer.append(",exempt,")
        }
        buffer.append(UInt8(ascii: ","))
        pieces.append(day, to: &buffer)
        buffer.append(UInt8(ascii: ","))
        if let comment { buffer.appendCell(TitleForm.singleLine(comment)) }
        if version == .v1p2 {
            // Rule 12: lateness is not flagged by us, so the flags stay empty.
            buffer.append(",,")
            buffer.append(utf8: section)
            buffer.append(",,,,")
        }
        buffer.append("\r\n")
    }

    /// The row that Campus has itself, as far as OneRoster can say it: importing it changes nothing.
    ///
    /// Version 1.1 has no column for a text; there it stands in `score`, which Campus keeps as text.
    func appendCampusResult(
        _ lineItem: LineItemIdentity, student: FieldBytes, _ campus: CampusResult, day: CalendarDay,
        section: String, to buffer: inout ByteBuffer
    ) {
        lineItem.appendResultID(student: student, to: &buffer)
        buffer.append(utf8: afterID)
        buffer.append(utf8: lineItem.id)
        buffer.append(UInt8(ascii: ","))
        buffer.append(student)
        let isExempt = campus.flags.contains(.exempt) || campus.score == .value(.exempt)
        buffer.append(
            isExempt ? ",exempt," : campus.score.isBlank ? ",not submitted," : ",fully graded,")
        var text = ""
        switch campus.score {
        case .value(.points(let points)): points.append(to: &buffer)
        case .text(let letters): text = letters
        case .blank, .value(.exempt): break
        }
        if version == .v1p1 { buffer.appendCell(text) }
        buffer.append(UInt8(ascii: ","))
        day.append(to: &buffer)
        buffer.append(UInt8(ascii: ","))
        if version == .v1p2 {
            buffer.append(UInt8(ascii: ","))
            buffer.appendCell(text)
            buffer.append(UInt8(ascii: ","))
            buffer.append(utf8: section)
            buffer.append(UInt8(ascii: ","))
            for flag in [CampusFlags.incomplete, .late, .missing] {
                buffer.append(campus.flags.contains(flag) ? ",true" : ",")
            }
        }
        buffer.append("\r\n")
    }
}
