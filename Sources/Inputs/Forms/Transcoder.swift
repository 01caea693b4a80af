/// Turns the bytes of a text into UTF-8, piece by piece.
struct Transcoder {
    enum Form: Equatable {
        case utf16(isBigEndian: Bool)
        case windows1252
    }

    /// A character that cannot be: half of one, or a value that the encoding does not have.
    struct IllFormed: Error {
        /// Of the text as it stands in the file.
        let byte: Int
    }

    let form: Form
    /// Bytes that were taken.
    private var taken = 0
    /// The first byte of a unit of two, and the first of two units.
    private var halfUnit: UInt8?
    private var highSurrogate: UInt32?

    init(_ form: Form) { self.form = form }

    /// How many bytes so many may become: a unit of UTF-16 becomes three at most, a byte of Windows-1252 too, and a character
    /// may wait from the call before.
    static func mostText(of bytes: Int) -> Int { bytes * 3 + 8 }

    /// Writes what the bytes say to the front of `output`, which has room for it (`mostText`).
    ///
    /// - Returns: how many bytes it is.
    mutating func convert(
        _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(IllFormed) -> Int {
        switch form {
        case .windows1252: try unsafe convertWindows1252(bytes, into: output)
        case .utf16(let isBigEndian): try unsafe convertUTF16(bytes, isBigEndian, into: output)
        }
    }

    /// To be called at the end of the text.
    func finish() throws(IllFormed) {
        guard halfUnit == nil, highSurrogate == nil else { throw IllFormed(byte: taken) }
    }

    private mutating func convertUTF16(
        _ bytes: UnsafeRawBufferPointer, _ isBigEndian: Bool, into output: UnsafeMutableRawBufferPointer
    ) throws(IllFormed) -> Int {
        var (index, end) = (0, 0)
        while index < bytes.count {
            // Nearly all of a gradebook is letters of ASCII.
            if halfUnit == nil, highSurrogate == nil {
                let letters = unsafe Self.copyLetters(bytes, from: index, isBigEndian, to: output, at: end)
                (index, end) = (index + 2 * letters, end + letters)
                if index == bytes.count { break }
            }
            let byte = unsafe bytes[index]
            index += 1
            guard let first = halfUnit else {
                halfUnit = byte
                continue
            }
            halfUnit = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            guard let scalar = try scalar(unit, endingAt: taken + index) else { continue }
            end = try unsafe Self.put(scalar, output, end, taken + index)
        }
        taken += bytes.count
        return end
    }

    /// Copies letters of ASCII, eight at once, up to the first eight that are not all such.
    ///
    /// - Returns: how many.
    private static func copyLetters(
        _ bytes: UnsafeRawBufferPointer, from start: Int, _ isBigEndian: Bool,
        to output: UnsafeMutableRawBufferPointer, at end: Int
    ) -> Int {
        let others: UInt64 = isBigEndian ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80
        let shift: UInt64 = isBigEndian ? 8 : 0
        var count = 0
        while start + 2 * count + 16 <= bytes.count {
            let place = start + 2 * count
            let first = unsafe UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let second = unsafe UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
            guard (first | second) & others == 0 else { break }
            let letters = packed(first &>> shift) | packed(second &>> shift) &<< 32
            unsafe output.storeBytes(of: letters.littleEndian, toByteOffset: end + count, as: UInt64.self)
            count += 8
        }
        return count
    }

    /// The lower bytes of four units, side by side.
    private static func packed(_ units: UInt64) -> UInt64 {
        let pairs = (units | units &>> 8) & 0x0000_FFFF_0000_FFFF
        return (pairs | pairs &>> 16) & 0xFFFF_FFFF
    }

    /// Nil where the second of two units is still to come.
    private mutating func scalar(_ unit: UInt16, endingAt end: Int) throws(IllFormed) -> UInt32? {
        guard let high = highSurrogate else {
            switch unit {
            case 0xD800..<0xDC00:
                highSurrogate = UInt32(unit - 0xD800) << 10
                return nil
            case 0xDC00..<0xE000: throw IllFormed(byte: end - 2)
            default: return UInt32(unit)
            }
        }
        guard (0xDC00..<0xE000).contains(unit) else { throw IllFormed(byte: end - 2) }
        highSurrogate = nil
        return 0x10000 + (high | UInt32(unit - 0xDC00))
    }

    private mutating func convertWindows1252(
        _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(IllFormed) -> Int {
        var end = 0
        for index in bytes.indices {
            let byte = unsafe bytes[index]
            guard byte >= 0x80 else {
                unsafe output[end] = byte
                end += 1
                continue
            }
            guard let scalar = byte < 0xA0 ? Self.windows1252[Int(byte - 0x80)] : UInt32(byte) else {
                throw IllFormed(byte: taken + index)
            }
            end = try unsafe Self.put(scalar, output, end, taken + index)
        }
        taken += bytes.count
        return end
    }

    /// - Returns: where the next byte goes.
    private static func put(
        _ scalar: UInt32, _ output: UnsafeMutableRawBufferPointer, _ start: Int, _ byte: Int
    ) throws(IllFormed) -> Int {
        guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else {
            throw IllFormed(byte: byte)
        }
        var end = start
        for byte in encoded {
            unsafe output[end] = byte
            end += 1
        }
        return end
    }

    /// 0x80 to 0x9F (the WHATWG's index); the five that it leaves to control characters are none.
    private static let windows1252: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        nil,
        0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A,
        0x0153, nil, 0x017E, 0x0178,
    ]
}

extension Transcoder.Form {
    /// The encoding that the first bytes of a CSV file tell, which are ASCII letters or a byte order mark; nil for UTF-8
    /// and for what cannot be told.
    init?(head: [UInt8]) {
        let first = Array(head.prefix(8))
        guard first.count >= 4 else { return nil }
        if first[0] == 0xFF, first[1] == 0xFE {
            self = .utf16(isBigEndian: false)
        } else if first[0] == 0xFE, first[1] == 0xFF {
            self = .utf16(isBigEndian: true)
        } else if Self.isASCII(first, at: 0) {
            self = .utf16(isBigEndian: false)
        } else if Self.isASCII(first, at: 1) {
            self = .utf16(isBigEndian: true)
        } else {
            return nil
        }
    }

    /// Every second byte from here is a character, and the others are zero.
    private static func isASCII(_ bytes: [UInt8], at start: Int) -> Bool {
        bytes.enumerated().allSatisfy { index, byte in
            index % 2 == start ? byte >= 0x09 && byte < 0x7F : byte == 0
        }
    }
}
