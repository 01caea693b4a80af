import CSVCore
import TestSupport
import Testing

func written(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.text
}

@Suite("Byte buffer")
struct ByteBufferTests {
    @Test("Bytes, fields, literals and text come out as they went in, in order")
    func bytesFieldsLiteralsAndTextComeOutAsTheyWentIn() {
        let text = written { out in
            out.append(UInt8(ascii: "a"))
            out.append("bc".utf8.span)
            out.append(FieldBytes())
            out.append("dé")
            out.append(utf8: "f漢")
            out.append(utf8: "")
        }
        #expect(text == "abcdéf漢")
    }

    @Test("It grows from any capacity and keeps what it holds")
    func itGrowsFromAnyCapacityAndKeepsWhatItHolds() {
        for capacity in [0, 1, 64, 100] {
            var buffer = ByteBuffer(capacity: capacity)
            var expected: [UInt8] = []
            for number in 0..<2000 {
                let piece = Array("\(number),".utf8)
                buffer.append(piece.span)
                expected += piece
            }
            #expect(buffer.count == expected.count)
            let written = Array(buffer.bytes)
            #expect(written == expected)
        }
    }

    @Test("An integer is written in decimal")
    func anIntegerIsWrittenInDecimal() {
        var source = RandomSource()
        var values = [0, 9, 10, 99, 100, -1, -10, .max, .min, 999_999_999_999, 1_000_000_000_000]
        for shift in 0..<64 { values.append(Int.random(in: .min ... .max, using: &source) >> shift) }
        for value in values { #expect(written { $0.append(decimal: value) } == String(value)) }
    }

    @Test("Emptied, it starts over", arguments: [true, false])
    func removeAll(keepingCapacity: Bool) {
        var buffer = ByteBuffer()
        for _ in 1...3 {
            buffer.append("before")
            buffer.removeAll(keepingCapacity: keepingCapacity)
            #expect(buffer.count == 0)
            let isEmpty = buffer.isEmpty
            #expect(isEmpty)
            buffer.append("after")
            let text = buffer.text
            #expect(text == "after")
        }
    }
}
