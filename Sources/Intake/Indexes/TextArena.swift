import CSVCore

/// Texts one behind the other, found again by where each ends.
struct TextArena {
    private(set) var bytes: [UInt8] = []

    /// Appends a text and gives the place behind it.
    mutating func append(_ text: FieldBytes) -> Int {
        bytes.append(contentsOf: text)
        return bytes.count
    }

    func string(from start: Int, to end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
