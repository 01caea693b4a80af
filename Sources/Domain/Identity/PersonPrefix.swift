public import CSVCore
import OneRoster

/// The letters that stand before a student's id in the gradebook, and so in what we send, where files of Campus have the
/// bare id: `s`, where Campus's `101` is our `s101` (`campus.personPrefix`; Spec/formats-in.md, "Ids of students").
public struct PersonPrefix: Sendable, Equatable {
    public static let mostBytes = 32

    public let text: String
    private let bytes: [UInt8]
    /// Of digits alone they cannot be told from the number behind them.
    private let isTold: Bool

    public init(_ text: String = "") {
        self.text = text
        bytes = Array(text.utf8)
        isTold = bytes.contains { !Self.isDigit($0) }
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// The id with the letters before it.
    public func before(_ id: FieldBytes) -> [UInt8] {
        var whole = bytes
        whole.append(contentsOf: id)
        return whole
    }

    /// Whether a file that is no extract may lack the letters: they can be seen where they stand.
    public var countsInSets: Bool { isTold }

    public func stands(before id: FieldBytes) -> Bool { isTold && id.starts(with: bytes.span) }

    /// A bare number, which a file may write in the place of one with the letters.
    public func mayLackLetters(_ id: FieldBytes) -> Bool { Self.isNumber(id) }

    /// What an id of ours has before the bare one, where that may be what the key says; nil where it is another id.
    public static func letters(of ours: FieldBytes, before bare: FieldBytes) -> String? {
        let count = ours.count - bare.count
        guard count > 0, count <= mostBytes, !bare.isEmpty,
            ours.extracting(count..<ours.count).elementsEqual(bare)
        else { return nil }
        let letters = ours.extracting(0..<count)
        guard GUIDRule.accepts(letters) else { return nil }
        let last = letters[count - 1]
        // Part of a number is another number, and part of a word another word.
        let isWhole = isNumber(bare) ? !isDigit(last) : !isDigit(last) && !isLetter(last)
        return isWhole ? String(decoding: letters, as: UTF8.self) : nil
    }

    /// Where the number begins with which an id ends; nil where it ends otherwise, or has nothing before it.
    public static func numberBehindLetters(_ id: FieldBytes) -> Int? {
        guard let last = id.lastIndex(where: { !isDigit($0) }), last + 1 < id.count else { return nil }
        return last + 1
    }

    private static func isNumber(_ id: FieldBytes) -> Bool { !id.isEmpty && id.allSatisfy(isDigit) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
