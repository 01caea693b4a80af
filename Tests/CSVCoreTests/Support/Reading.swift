import CSVCore

/// What became of a document: the records before its end or its refusal, and the refusal.
struct Reading: Equatable {
    var rows: [[[UInt8]]] = []
    var refusal: CSVError?

    init(_ reader: consuming CSVReader) throws {
        do {
            while try reader.next() { rows.append(copiedFields(of: reader)) }
        } catch let error as CSVError {
            refusal = error
        }
    }

    init(_ document: [UInt8], _ delivery: Delivery, limits: CSVLimits = CSVLimits()) throws {
        try self.init(delivery.reader(of: document, limits: limits))
    }

    var text: [[String]] { rows.map { row in row.map { String(decoding: $0, as: UTF8.self) } } }
}

func copiedFields(of reader: borrowing CSVReader) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    for index in 0..<reader.fieldCount { fields.append(Array(reader[index])) }
    return fields
}

/// The bytes of a document written as a Latin-1 string, so that a case can hold any byte on one line.
func latin1(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}
