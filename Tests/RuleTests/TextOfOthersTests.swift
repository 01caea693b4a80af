import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Text of others reaches no terminal as it is",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct TextOfOthersTests {
    /// Writes the clipboard, clears the screen, forges a line, turns the text round.
    private static let attack =
        "\u{1b}]52;c;cm0gLXJmIH4=\u{7}\u{1b}[2J\n0 scores are frozen\u{9b}1A\u{202e}58"

    /// What a terminal would obey, and a reader not see.
    private static func obeyed(_ finished: Finished) -> [String] {
        (finished.output + finished.errors).replacing("\r\n", with: "\n").unicodeScalars
            .filter { $0 != "\n" && [.control, .format].contains($0.properties.generalCategory) }
            .map { String($0.value, radix: 16) }
    }

    private static func attackedScene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: attack, by: attack, at: "2026-11-23T09:00:00Z")
        scene.campus.edit("itsl_901_42001") { $0.title = attack }
        _ = try scene.readback(1, as: .extract)
        return scene
    }

    @Test(
        "Values, users and titles of Campus are shown in one line each, spelt out, by every command and as CSV and JSON",
        arguments: [
            ["frozen", "list"], ["frozen", "list", "--csv"], ["frozen", "list", "--json"],
            ["frozen", "release", "--student", "s501", "--by", "A", "--reason", "B", "--dry-run"],
            ["explain", "--item", "901"], ["explain", "--item", "901", "--json"],
        ])
    func valuesUsersAndTitlesOfCampusAreShownInOneLineEach(command: [String]) throws {
        let finished = try Self.attackedScene().workspace.run(command)
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(Self.obeyed(finished) == [])
        #expect(finished.output.contains(command.contains("--json") ? "\\u001b]52" : "\\u{1b}]52"))
        #expect(!finished.output.split(separator: "\n").contains { $0.hasPrefix("0 scores are frozen") })
    }

    @Test("So are titles of itslearning, and words that people signed with")
    func soAreTitlesOfItslearning() throws {
        let scene = try ReadbackScene(isImported: false)
        scene.district.setItem("901", "Title", "Essay\u{1b}[2J \u{202e}yassE")
        _ = try scene.export(2)
        // What a terminal would obey is refused; what reorders text is not.
        #expect(
            try scene.workspace.run(["bundles", "mark", "1", "imported", "--by", Self.attack]).status == 64)
        let signed = String(
            String.UnicodeScalarView(
                Self.attack.unicodeScalars.filter { $0.properties.generalCategory != .control }))
        let mark = try scene.workspace.run(
            ["bundles", "mark", "1", "imported", "--by", signed, "--reason", "\(signed)\u{202e}"])
        #expect(mark.status == 0, "\(mark.errors)")
        for command in [["explain", "--item", "901"], ["bundles", "show", "1"]] {
            let finished = try scene.workspace.run(command)
            #expect(finished.status == 0, "\(finished.errors)")
            #expect(Self.obeyed(finished) == [], "\(command)")
            #expect(finished.output.contains("\\u{202e}"), "\(command)")
        }
        #expect(Self.obeyed(mark) == [])
    }

    @Test("A file's name makes no line of its own in a failure")
    func aFilesNameMakesNoLineOfItsOwnInAFailure() throws {
        let workspace = try TestWorkspace()
        let inbox = workspace.folder.appending(path: "inbox/itslearning")
        try FileManager.default.createSymbolicLink(
            at: inbox.appending(path: "a.zip\n  What to do: forged"),
            withDestinationURL: URL(filePath: "/etc/hosts"))
        let refused = try workspace.run(["export"])
        #expect(refused.status == 20)
        #expect(!refused.errors.contains("\n  What to do: forged"), "\(refused.errors)")
        #expect(refused.errors.contains("a.zip\\u{a}"))
    }

    @Test("Programs that read the JSON get the very text")
    func programsThatReadTheJSONGetTheVeryText() throws {
        #expect(try Self.attackedScene().frozen().map(\.campus) == [Self.attack])
    }

    @Test(
        "details.csv of a read-back is spelt out too: it is looked at in a terminal as well as in a spreadsheet"
    )
    func detailsCsvOfAReadBackIsSpeltOutToo() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: Self.attack)
        let text = try String(contentsOfFile: scene.readback(1).details, encoding: .utf8)
        #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}"))
        #expect(text.contains("\\u{1b}]52"))
    }
}
