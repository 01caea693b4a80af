import Foundation
import TestSupport
import Testing

@testable import Workspace

@Suite("The table of Spec/configuration.md")
struct ConfigurationPageTests {
    private static let page = PackageFolder.root.appending(path: "Spec/configuration.md")

    @Test("It says of each key what the program's own table says")
    func itSaysOfEachKeyWhatTheProgramsOwnTableSays() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- drawn: keys -->\n"))
        let end = try #require(text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex))
        let drawn = text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: Self.rows)
        guard ProcessInfo.processInfo.environment["GRADEBRIDGE_DRAW_SPEC"] == nil else {
            return try drawn.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(drawn == text, "draw it anew: GRADEBRIDGE_DRAW_SPEC=1 swift test --filter ConfigurationPage")
    }

    private static var rows: String {
        (["| key | default | values | meaning |", "|---|---|---|---|"] + Setting.all.map(row)).map {
            $0 + "\n"
        }
        .joined()
    }

    private static func row(_ setting: Setting) -> String {
        let standard = setting.isRequired ? "none" : setting.standard.isEmpty ? "blank" : setting.standard
        return "| \(setting.key) | \(standard) | \(setting.values) | \(setting.meaning) |"
    }
}
