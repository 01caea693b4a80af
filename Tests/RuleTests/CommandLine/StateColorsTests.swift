import Session
import TestSupport
import Testing

@Suite("Colors on a terminal: for words of state alone")
struct StateColorsTests {
    @Test(
        "Only a terminal gets them, and not where NO_COLOR says something or the terminal has none",
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false),
            (true, ["NO_COLOR": ""], true), (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm"], true),
        ])
    func onlyATerminalGetsThem(isTerminal: Bool, environment: [String: String], isColored: Bool) {
        #expect(Surroundings.isColored(isTerminal: isTerminal, environment: environment) == isColored)
    }

    @Test("The words of state that doctor says are colored on a terminal, in a pipe and as JSON they are not")
    func doctor() throws {
        let workspace = try TestSupport.Gradebridge.$door.withValue(ProgramDoor.run) { try TestWorkspace() }
        try TestSupport.Gradebridge.$door.withValue(ProgramDoor.colored) {
            let text = try workspace.run(["doctor"]).output
            #expect(text.contains("\n  \u{1B}[32mok\u{1B}[0m    configuration"), "\(text)")
            #expect(
                text.matches(of: /\u{1B}\[3[0-9]m[a-zA-Z]+\u{1B}\[0m/).count * 2
                    == text.count { $0 == "\u{1B}" })
            #expect(try !workspace.run(["doctor", "--json"]).output.contains("\u{1B}"))
        }
        let piped = try TestSupport.Gradebridge.$door.withValue(ProgramDoor.run) {
            try workspace.run(["doctor"])
        }
        #expect(!piped.output.contains("\u{1B}"))
    }
}
