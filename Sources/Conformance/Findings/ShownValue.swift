import CSVCore
import PlainText

/// What a finding may tell of a value: its shape always, the value itself only where it was asked for.
struct ShownValue {
    /// `12 characters: letters, digits`; `empty`.
    let shape: String
    let value: String?

    init(_ text: String, _ options: CheckOptions) {
        shape = Self.shape(text)
        value = options.showsValues ? text.printableValue : nil
    }

    init(_ bytes: FieldBytes, _ options: CheckOptions) {
        self.init(String(decoding: bytes, as: UTF8.self), options)
    }

    /// A name that a person gave, if it looks like one.
    static func name(_ text: String) -> String? {
        let isName =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"") }
        return isName ? text : nil
    }

    private static func shape(_ text: String) -> String {
        if text.isEmpty { return "empty" }
        var count = 0
        var seen: Set<Kind> = []
        for character in text {
            count += 1
            seen.insert(Kind(character))
        }
        let kinds = Kind.allCases.filter(seen.contains).map(\.rawValue).joined(separator: ", ")
        return "\(count) character\(count == 1 ? "" : "s"): \(kinds)"
    }

    private enum Kind: String, CaseIterable {
        case letters, digits, spaces, points, commas, hyphens, slashes, colons
        case lineBreaks = "line breaks"
        case controls = "control characters"
        case signs = "other signs"

        init(_ character: Character) {
            switch character {
            case "0"..."9": self = .digits
            case " ": self = .spaces
            case ".": self = .points
            case ",": self = .commas
            case "-": self = .hyphens
            case "/": self = .slashes
            case ":": self = .colons
            case "\n", "\r", "\r\n": self = .lineBreaks
            default:
                let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f }
                self = isControl ? .controls : character.isLetter ? .letters : .signs
            }
        }
    }
}
