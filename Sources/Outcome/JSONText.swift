import Foundation
import PlainText

/// JSON as `--json` prints it and the ledger keeps it: sorted keys, one form for one value.
public enum JSONText {
    /// Also what JSON leaves as it is and a terminal obeys is escaped; programs read the same text.
    public static func pretty(_ value: some Encodable) throws -> String {
        let json = try text(value, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
        guard json.unicodeScalars.contains(where: { $0.isUnprintable && $0 != "\n" }) else { return json }
        return json.unicodeScalars.map { $0.isUnprintable && $0 != "\n" ? $0.jsonEscape : String($0) }
            .joined()
    }

    package static func compact(_ value: some Encodable) throws -> String {
        try text(value, [.sortedKeys, .withoutEscapingSlashes])
    }

    package static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    private static func text(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
