import Foundation
import TestSupport
import Testing

@Suite("Help and completion")
struct HelpTests {
    private static let commands = [
        [], ["init"], ["preview"], ["export"], ["bundles"], ["bundles", "list"], ["bundles", "show"],
        ["bundles", "republish"], ["bundles", "mark"], ["readback"], ["nightly"], ["frozen"],
        ["frozen", "list"],
        ["frozen", "release"], ["findings"], ["findings", "list"], ["findings", "known"],
        ["findings", "unknown"], ["times"], ["times", "list"], ["times", "correct"], ["explain"], ["report"],
        ["verify"], ["doctor"], ["status"], ["notify"], ["notify", "test"],
    ]

    @Test(
        "Every command's --help says what it does, shows an EXAMPLE, and tells its options",
        arguments: commands)
    func everyCommandsHelpSaysWhatItDoes(_ command: [String]) throws {
        let help = try Gradebridge.run(command + ["--help"])
        #expect(help.status == 0)
        #expect(help.errors.isEmpty)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("EXAMPLE\n"))
        #expect(help.output.contains("gradebridge"))
        for option in ["--workspace", "--json", "--now", "--quiet"] { #expect(help.output.contains(option)) }
    }

    @Test("Every command that the root's help lists has an EXAMPLE: none was forgotten above")
    func everyCommandThatTheRootsHelpListsHasAnEXAMPLENoneWasForgottenAbove() throws {
        let root = try Gradebridge.run(["--help"]).output
        let list = root.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
        // "  name    what it does"; lines that go on are indented further.
        let names = list.split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See '") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(names.count >= 6)
        for name in names where name != "help" {
            #expect(try Gradebridge.run([name, "--help"]).output.contains("EXAMPLE\n"), "\(name)")
        }
    }

    @Test("The exit codes stand in the help")
    func theExitCodesStandInTheHelp() throws {
        let help = try Gradebridge.run(["--help"]).output
        for code in [
            "0 done", "3 done", "10 no ledger", "11 ", "12 ", "20 ", "21 ", "64 usage", "75 temporary",
        ] {
            #expect(help.contains(code), "\(code)")
        }
    }

    @Test("Completion scripts are made for bash, zsh and fish", arguments: ["bash", "zsh", "fish"])
    func completionScriptsAreMadeForBash(shell: String) throws {
        let script = try Gradebridge.run(["--generate-completion-script", shell])
        #expect(script.status == 0)
        for word in ["gradebridge", "export", "preview", "accept-changes"] {
            #expect(script.output.contains(word), "\(word)")
        }
    }

    @Test("--version tells the version alone in its first line, then the commit and the ledger's format")
    func versionTellsTheVersionAloneInItsFirstLine() throws {
        let version = try Gradebridge.run(["--version"])
        #expect(version.status == 0)
        let lines = /\d+\.\d+\.\d+\ncommit (unknown|[0-9a-f]{40}(-dirty)?)\nledger format (\d+)\n/
        let said = try #require(version.output.wholeMatch(of: lines))
        let workspace = try TestWorkspace()
        let format = try withExtendedLifetime(workspace) { try workspace.ledger.sql("PRAGMA user_version;") }
        #expect(format == "\(said.3)\n")
    }
}
