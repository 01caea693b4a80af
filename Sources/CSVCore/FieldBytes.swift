/// The bytes of one field, UTF-8 checked and already unquoted.
///
/// A field is a slice of its reader's buffer: it is valid until the next call of `CSVReader.next()` and
/// while the reader lives, and whoever needs it longer copies it.
public typealias FieldBytes = UnsafeBufferPointer<UInt8>

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
