import Foundation
import Testing

@testable import RunLog

@Suite("A line of the log")
struct LogLineTests {
    static let hostile: [String] = [
        "", " ", "two words", "a=b", "\"quoted\"", "back\\slash", "line\nline", "\r\n",
        "tab\tnull\u{0}escape\u{1B}[2J",
        "\u{85}\u{2028}\u{2029}\u{7F}", "left\u{202E}thgir\u{200B}", "Zoë 😀 👩‍👩‍👧 e\u{301}",
        "\u{FEFF}{\"level\":\"info\"}",
        // Half a surrogate pair and half a character: Swift repairs them before anybody sees them.
        String(decoding: [0xD83D, 0x41] as [UInt16], as: UTF16.self),
        String(decoding: [0xFF, 0xC3] as [UInt8], as: UTF8.self),
        "\u{E0001}\u{10FFFF}",
    ]

    private func line(_ fields: (String, String)...) -> LogLine {
        LogLine(
            time: "2026-11-23T02:00:00.000Z", level: "warning", run: "20261123T020000Z-nightly",
            message: "a file was refused", fields: fields.map { (key: $0.0, value: $0.1) })
    }

    private func parsed(_ line: LogLine) throws -> [String: String] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.json.utf8)) as? [String: String])
    }

    /// Whether any reader, however it counts lines, sees one, and nothing that a terminal obeys.
    private func isOneVisibleLine(_ text: String) -> Bool {
        !text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    @Test("In JSON: time, level, run and message first, then the fields as they came")
    func inJSONTimeLevelRunAndMessageFirst() {
        #expect(
            line(("code", "ragged-row"), ("file", "grades 1.zip")).json
                == #"{"time":"2026-11-23T02:00:00.000Z","level":"warning","run":"20261123T020000Z-nightly","#
                + #""message":"a file was refused","code":"ragged-row","file":"grades 1.zip"}"#)
    }

    @Test("As text: time, level, message, key=value; a value that could be misread is quoted")
    func asTextTimeLevelMessage() {
        #expect(
            line(("code", "ragged-row"), ("file", "grades 1.zip"), ("rows", "0"), ("note", "")).text
                == #"2026-11-23T02:00:00.000Z warning a file was refused code=ragged-row file="grades 1.zip" rows=0 note="""#
        )
    }

    @Test(
        "Whatever stands in keys, values and the message, JSON reads it back and it is one line",
        arguments: hostile)
    func hostileJSON(_ text: String) throws {
        let line = LogLine(
            time: text, level: text, run: text, message: text, fields: [(key: "k" + text, value: text)])
        #expect(isOneVisibleLine(line.json))
        #expect(
            try parsed(line) == [
                "time": text, "level": text, "run": text, "message": text, "k" + text: text,
            ])
    }

    @Test("Whatever stands in keys, values and the message, the text is one line", arguments: hostile)
    func whateverStandsInKeysValuesAndTheMessageTheTextIsOneLine(_ text: String) throws {
        let line = LogLine(
            time: "t", level: "info", run: "", message: "m" + text, fields: [(key: text, value: text)])
        #expect(isOneVisibleLine(line.text))
    }

    @Test("A field in the text ends where it ends: none can pass itself off as another", arguments: hostile)
    func noForgedField(_ text: String) throws {
        let whole = line(("file", text + " code=forged"), ("rows", "1")).text
        #expect(whole.hasPrefix("2026-11-23T02:00:00.000Z warning a file was refused file=\""))
        #expect(whole.hasSuffix(" code=forged\" rows=1"))
    }

    @Test("A field named like one of the line's own does not stand in for it")
    func ownKeys() throws {
        let parsed = try parsed(
            line(("time", "a"), ("level", "b"), ("run", "c"), ("message", "d"), ("x", "e")))
        #expect(parsed["level"] == "warning")
        #expect(parsed["field.level"] == "b")
        #expect(parsed.count == 9)
    }

    @Test("A very long value is cut at a whole character, and the line still parses")
    func aVeryLongValueIsCutAtAWholeCharacter() throws {
        for text in [String(repeating: "\"", count: 100_000), String(repeating: "😀", count: 100_000)] {
            let line = line(("value", text), ("after", "x"))
            let value = try #require(try parsed(line)["value"])
            #expect(value == text.prefix(LogLine.longestValue) + "…")
            #expect(try parsed(line)["after"] == "x")
            #expect(line.text.hasSuffix("…\" after=x"))
        }
    }
}
