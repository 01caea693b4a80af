import CSVCore
import TestSupport
import Testing

@Suite("Random documents")
struct RandomDocumentTests {
    @Test("What appendCell wrote is read back equal, each field at its place, however it arrives")
    func roundTrip() throws {
        var source = RandomSource()
        for _ in 1...2000 {
            let document = RandomDocument(&source)
            for delivery in Delivery.all + [.random(&source)] {
                var reader = delivery.reader(of: document.bytes)
                var rows: [[[UInt8]]] = []
                var positions: [[CSVPosition]] = []
                while try reader.next() {
                    rows.append(copiedFields(of: reader))
                    var places: [CSVPosition] = []
                    for field in 0..<reader.fieldCount { places.append(reader.position(ofField: field)) }
                    positions.append(places)
                }
                try #require(rows == document.rows)
                try #require(positions == document.positions)
            }
        }
    }

    @Test("A damaged document is read and refused the same, however it arrives")
    func deliveryDoesNotMatter() throws {
        var source = RandomSource()
        var refused = 0
        for _ in 1...2000 {
            let document = RandomDocument(&source).mutated(&source)
            let limits = CSVLimits(
                maxFieldBytes: .random(in: 3...100, using: &source),
                maxRecordBytes: .random(in: 10...200, using: &source),
                maxColumns: .random(in: 2...6, using: &source))
            let whole = try Reading(document, .whole, limits: limits)
            refused += whole.refusal == nil ? 0 : 1
            for delivery in [.byteByByte, .smallest, .random(&source)] as [Delivery] {
                try #require(try Reading(document, delivery, limits: limits) == whole)
            }
        }
        #expect((200...1950).contains(refused))
    }
}
