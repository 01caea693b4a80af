import Foundation

/// A zip archive put together byte by byte, so that every one of its statements can be made wrong.
struct HandMadeZip: Sendable {
    var entries: [Entry]

    /// An entry that is not compressed; what it states is what is true until a test changes it.
    struct Entry: Sendable {
        var name: Data
        var body: Data
        var method: UInt16 = 0
        /// The name is UTF-8 (0x800): said where it is not ASCII, as others do.
        var flags: UInt16
        /// 3 is Unix; its mode stands in the upper half of the attributes.
        var system: UInt8 = 3
        var attributes: UInt32 = 0o100644 << 16
        var checksum: UInt32
        var size: UInt32
        var storedSize: UInt32
        /// Where the directory says that the entry begins; nil: where it does.
        var offset: UInt32?

        init(_ name: String, _ content: Data) {
            self.name = Data(name.utf8)
            flags = name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x800
            body = content
            checksum = CRC32.of(content)
            size = UInt32(content.count)
            storedSize = size
        }

        /// Deflated, in the way that leaves the bytes as they are: at most 65,535 of them.
        init(_ name: String, stored content: Data) {
            self.init(name, content)
            let count = UInt16(content.count)
            body = Data([1]) + little(count) + little(~count) + content
            method = 8
            storedSize = UInt32(body.count)
        }

        /// So many zero bytes, compressed as far as deflate goes.
        init(_ name: String, zeros count: Int) {
            self.init(name, Data(count: count))
            body = Deflate.zeros(count)
            method = 8
            storedSize = UInt32(body.count)
        }
    }

    /// Changes the entry with this name.
    mutating func change(_ name: String, _ change: (inout Entry) -> Void) {
        for index in entries.indices where entries[index].name == Data(name.utf8) { change(&entries[index]) }
    }

    var bytes: Data {
        var out = Data()
        var directory = Data()
        for entry in entries {
            let begin = UInt32(out.count)
            let common = entry.common
            out += little(UInt32(0x0403_4b50)) + common + entry.name + entry.body
            directory += little(UInt32(0x0201_4b50)) + Data([20, entry.system]) + common
            directory += Data(count: 6) + little(entry.attributes) + little(entry.offset ?? begin)
            directory += entry.name
        }
        let count = little(UInt16(entries.count))
        let end = little(UInt32(0x0605_4b50)) + Data(count: 4) + count + count
        return out + directory + end + little(UInt32(directory.count)) + little(UInt32(out.count))
            + Data(count: 2)
    }
}

extension HandMadeZip.Entry {
    /// What the local header and the directory both say. The time is 2026-02-01, midnight.
    fileprivate var common: Data {
        var data =
            little(UInt16(20)) + little(flags) + little(method) + little(UInt16(0)) + little(UInt16(0x5c41))
        data += little(checksum) + little(storedSize) + little(size)
        return data + little(UInt16(name.count)) + little(UInt16(0))
    }
}

private func little(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
}

/// The checksum of zip archives, bit by bit.
private enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }

    static func of(_ data: Data) -> UInt32 {
        ~data.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
}

private enum Deflate {
    /// One block of fixed codes: a zero, then "258 bytes, from one byte before" again and again.
    static func zeros(_ count: Int) -> Data {
        let repeats = (count - 1) / 258
        var bits: [Bool] = [true, true, false]
        let zero = bitsOf(0b0011_0000, 8)
        bits += zero
        for _ in 0..<repeats { bits += bitsOf(0b1100_0101, 8) + bitsOf(0, 5) }
        for _ in 0..<(count - 1 - repeats * 258) { bits += zero }
        bits += bitsOf(0, 7)
        return packed(bits)
    }

    /// A code begins with its highest bit.
    private static func bitsOf(_ code: Int, _ length: Int) -> [Bool] {
        (0..<length).reversed().map { code >> $0 & 1 == 1 }
    }

    private static func packed(_ bits: [Bool]) -> Data {
        var bytes = Data(count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }
}
