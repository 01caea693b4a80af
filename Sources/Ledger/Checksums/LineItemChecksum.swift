import CSVCore
import Checksums
import Domain
import GRDB

/// The two checksums of a line item's row: of its results, and of everything else. Read-backs write the results of
/// nearly all line items night after night, and have nothing else of them at hand.
enum LineItemChecksum {
    static let table = "line_item"

    /// Of the packed results; the line item's number is in it, so that they cannot stand under another.
    static func of(results: FieldBytes, lineItem id: Int64) -> Int64 {
        let number = withUnsafeBytes(of: id.littleEndian) { CRC32.adding($0, to: 0) }
        return Int64(CRC32.adding(UnsafeRawBufferPointer(results), to: number))
    }

    /// Of everything else, in the order of `LineItemRows.columns`.
    static func of(_ line: StoredLineItem) -> Int64 {
        var checksum = RowChecksum()
        let (written, version) = (line.written, line.version)
        checksum.add(written.id)
        for text in [written.item, written.section, written.sourcedID, written.school] { checksum.add(text) }
        for text in version.columns { checksum.add(text) }
        checksum.add(StoredLineItem.json(written.bundles))
        checksum.add(line.campusHold?.rawValue)
        checksum.add(line.isEditedInCampus ? 1 : 0)
        checksum.add(Int64(line.shown.rawValue))
        checksum.add(Int64(written.vanished))
        checksum.add(line.isDueAgain ? 1 : 0)
        checksum.add(Int64(written.worded))
        checksum.add(line.lastThere?.description)
        for text in line.campusColumns { checksum.add(text) }
        return checksum.take()
    }
}

extension LineItemVersion {
    /// Its seven columns, in the order of the schema.
    var columns: [String] {
        [
            title, sentTitle, assignDate.description, dueDate.description, category, period,
            maxPoints.description,
        ]
    }
}

extension StoredLineItem {
    /// What Campus says of it, in the order of the schema.
    var campusColumns: [String?] {
        [campus?.title, campus?.dueDate?.description, campus?.category, campus?.maxPoints?.description]
    }
}
