import CSVCore

/// Texts one behind the other, in pieces of memory that never move: what is lent of them stays where it is while more
/// is added.
///
/// A place is a number. Piece k has the places from 2^k up to those of the next, so it is twice as long as the one
/// before; no text stands in two pieces.
@safe struct StableTexts: ~Copyable {
    /// Its places begin at 4096.
    private static var firstPiece: Int { 12 }

    private let pieces: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
    private var piece = firstPiece
    private var used = 1 << firstPiece
    private var ends = TextEnds(first: 1 << firstPiece)

    init() {
        unsafe pieces = .allocate(capacity: Int.bitWidth)
        unsafe pieces.initialize(repeating: nil, count: Int.bitWidth)
        unsafe pieces[piece] = .allocate(capacity: 1 << piece)
    }

    deinit {
        for piece in 0..<Int.bitWidth { unsafe pieces[piece]?.deallocate() }
        unsafe pieces.deallocate()
    }

    var count: Int { ends.count }

    subscript(index: Int) -> FieldBytes {
        @inline(__always) @_lifetime(borrow self)
        get {
            let place = ends[index]
            let piece = Self.piece(of: place.upperBound &- 1)
            // Where it found no room behind the one before, it begins its piece.
            let start = max(place.lowerBound, 1 &<< piece)
            // Before the first piece there is nothing but an empty text.
            guard let bytes = unsafe pieces[piece] else { return FieldBytes() }
            let text = unsafe UnsafeBufferPointer(
                start: bytes + (start &- 1 &<< piece), count: place.upperBound &- start)
            return unsafe _overrideLifetime(Span(_unsafeElements: text), borrowing: self)
        }
    }

    @inline(__always)
    func isSame(_ index: Int, as text: FieldBytes) -> Bool { ByteOrder.equal(self[index], text) }

    mutating func append(_ text: FieldBytes) {
        if text.count > 1 << (piece + 1) - used { addPiece(for: text.count) }
        let offset = used - 1 << piece
        unsafe text.withUnsafeBufferPointer { text in
            guard let source = text.baseAddress, let bytes = unsafe pieces[piece] else { return }
            unsafe (bytes + offset).update(from: source, count: text.count)
        }
        used += text.count
        ends.append(used)
    }

    private mutating func addPiece(for count: Int) {
        piece = max(piece + 1, Self.piece(of: max(count - 1, 1)) + 1)
        used = 1 << piece
        unsafe pieces[piece] = .allocate(capacity: 1 << piece)
    }

    @inline(__always)
    private static func piece(of place: Int) -> Int { Int.bitWidth &- 1 &- place.leadingZeroBitCount }
}
