import CSVCore
import PlainText

/// What stands under one key, in all its ages, as one text: `[3,["s2003","s2004"],["501"]]`, scores, students, persons.
public enum FindingContent {
    /// nil where nothing stands there.
    public static func text(_ rows: [UnresolvedRow]) -> String? {
        guard !rows.isEmpty else { return nil }
        var buffer = ByteBuffer()
        buffer.append("[")
        buffer.append(decimal: rows.reduce(0) { $0 + $1.scores })
        for ids in [rows.flatMap(\.students), rows.flatMap(\.persons)] {
            buffer.append(",")
            PackedIDs.append(list: ids.sorted { $0.precedesBytewise($1) }, to: &buffer)
        }
        buffer.append("]")
        return buffer.text
    }
}
