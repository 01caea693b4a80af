/// The bytes of one field or of other text, UTF-8: lent, never owned.
///
/// The compiler lets nobody keep them longer than what lends them lives and stays as it is: a field of a reader
/// ends where `CSVReader.next()` is called again. Whoever needs it longer copies it (Spec/decisions.md, D187).
public typealias FieldBytes = Span<UInt8>

// What a collection of bytes has, and a span has not.

extension Span<UInt8> {
    @inlinable public var first: UInt8? { isEmpty ? nil : self[0] }
    @inlinable public var last: UInt8? { isEmpty ? nil : self[count - 1] }

    @inlinable
    public func allSatisfy(_ predicate: (UInt8) -> Bool) -> Bool {
        for index in indices where !predicate(self[index]) { return false }
        return true
    }

    @inlinable
    public func firstIndex(where predicate: (UInt8) -> Bool) -> Int? {
        for index in indices where predicate(self[index]) { return index }
        return nil
    }

    @inlinable
    public func lastIndex(where predicate: (UInt8) -> Bool) -> Int? {
        var index = count
        while index > 0 {
            index -= 1
            if predicate(self[index]) { return index }
        }
        return nil
    }

    @inlinable
    public func contains(where predicate: (UInt8) -> Bool) -> Bool { firstIndex(where: predicate) != nil }

    @inlinable
    public func firstIndex(of byte: UInt8) -> Int? { firstIndex { $0 == byte } }

    @inlinable
    public func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

    @inlinable
    public func occurrences(of byte: UInt8) -> Int {
        var found = 0
        for index in indices where self[index] == byte { found += 1 }
        return found
    }

    @inlinable
    public func elementsEqual(_ other: FieldBytes) -> Bool { count == other.count && starts(with: other) }

    @inlinable
    public func starts(with prefix: FieldBytes) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices where self[index] != prefix[index] { return false }
        return true
    }

    /// The number whose bytes stand at a place, in the order of this machine; they all must be there.
    @inlinable @inline(__always)
    public func load<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type, at offset: Int) -> Number {
        // Every pattern of bits is a number, and the place is checked.
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self)
    }
}

extension Span<UInt8> {
    /// The same where the caller has looked at the count.
    @unsafe @inlinable @inline(__always)
    public func load<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type, unchecked offset: Int
    ) -> Number {
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Number.self)
    }
}

extension Optional where Wrapped == FieldBytes {
    @inlinable
    public func map<Value>(_ transform: (FieldBytes) throws -> Value) rethrows -> Value? {
        guard let bytes = self else { return nil }
        return try transform(bytes)
    }

    @inlinable
    public func flatMap<Value>(_ transform: (FieldBytes) throws -> Value?) rethrows -> Value? {
        guard let bytes = self else { return nil }
        return try transform(bytes)
    }
}

extension String {
    /// The text of some bytes; what is not UTF-8 among them is replaced.
    @inlinable
    public init(decoding bytes: FieldBytes, as encoding: UTF8.Type) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: encoding) }
    }
}

extension Array<UInt8> {
    /// A copy of some bytes.
    @inlinable
    public init(_ bytes: FieldBytes) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }

    @inlinable
    public mutating func append(contentsOf bytes: FieldBytes) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension StaticString {
    /// Its bytes, which stay as long as the program runs.
    @inlinable
    public var bytes: FieldBytes {
        @_lifetime(immortal)
        get {
            let bytes = unsafe Span(_unsafeStart: utf8Start, count: utf8CodeUnitCount)
            return unsafe _overrideLifetime(bytes, borrowing: ())
        }
    }
}

/// The bytes that RFC 4180 gives a meaning.
enum Punctuation {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C

    static func isPunctuation(_ byte: UInt8) -> Bool {
        byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn
    }
}
