import TestSupport
import Testing

@testable import Workspace

@Suite("gradebridge.yaml: what it says about mistakes")
struct ConfigurationProblemTests {
    @Test("a mistyped group is told with its line and the key that was meant")
    func aMistypedGroupIsToldWithItsLineAndTheKeyThatWasMeant() {
        let text = yaml("\n# a comment\n\nbundel:\n  # another\n  mode: bulk\n")
        #expect(told(text) == ["line 9: unknown key bundel.mode; did you mean bundle.mode?"])
    }

    @Test(
        "a mistyped key is told with the key that was meant",
        arguments: [
            ("bundle:\n  mdoe: bulk\n", "line 5: unknown key bundle.mdoe; did you mean bundle.mode?"),
            (
                "bundle:\n  titlelimit: 50\n",
                "line 5: unknown key bundle.titlelimit; did you mean bundle.titleLimit?"
            ),
            ("titleLimit: 50\n", "line 4: unknown key titleLimit; did you mean bundle.titleLimit?"),
            (
                "mode: bulk\n",
                "line 4: unknown key mode; take it out; the groups are bundle, campus, categories, "
                    + "deliver, district, fetch, guard, inbox, limits, log, metrics, notify, profile, readback, "
                    + "report, retention, roster, sftp, transfer"
            ),
            ("gaurd: 5\n", "line 4: unknown key gaurd; did you mean guard?"),
            (
                "campus:\n  changePercent: 5\n",
                "line 5: unknown key campus.changePercent; did you mean guard.changePercent?"
            ),
            ("bundle.mode.x: 5\n", "line 4: unknown key bundle.mode.x; did you mean bundle.mode?"),
        ])
    func aMistypedKeyIsToldWithTheKeyThatWasMeant(rest: String, message: String) {
        #expect(told(yaml(rest)) == [message])
    }

    @Test("a locale that is none of ours is told with the nearest")
    func aLocaleThatIsNoneOfOursIsToldWithTheNearest() {
        #expect(
            told("district:\n  name: A\n  timeZone: UTC\n  locale: en-GBR\n") == [
                "line 4: district.locale is \"en-GBR\", but takes en-US or en-GB or es-US or sv-SE; did you mean en-GB?"
            ])
    }

    @Test("a repeated key is told at its last line, and the rest of the file is looked at all the same")
    func repeatedKey() {
        let text = yaml(
            """
            bundle:
              mode: bulk
              "mode": delta
              'mode': delta
              split: shcool
            bundle:
              mode: delta
            """)
        #expect(
            told(text) == [
                "line 8: bundle.split is \"shcool\", but takes district or school; did you mean school?",
                "line 9: bundle stands again, after line 4; keep one of them",
                "line 10: bundle.mode stands again, after line 5 and 6 and 7; keep one of them",
            ])
    }

    @Test("a key written with its group in one word repeats the same key below its group")
    func repeatedInTwoWays() {
        #expect(
            told(yaml("bundle:\n  mode: bulk\nbundle.mode: delta\n")) == [
                "line 6: bundle.mode stands again, after line 5; keep one of them"
            ])
    }

    @Test(
        "a value of another type is told with what is expected and a value that would do",
        arguments: [
            (
                "bundle:\n  mode:\n    a: b\n",
                "line 6: bundle.mode is a map, but takes delta or bulk; write, for example, mode: delta"
            ),
            (
                "bundle: delta\n",
                "line 4: bundle is a group of keys and has no value of its own; below it, indented, stand mode, "
                    + "version, split, titleLimit, comments"
            ),
            (
                "bundle:\n  titleLimit: many\n",
                "line 5: bundle.titleLimit is \"many\", but takes a whole number from 8 to 255; "
                    + "write, for example, titleLimit: 50"
            ),
            (
                "bundle:\n  comments: maybe\n",
                "line 5: bundle.comments is \"maybe\", but takes true or false; write, for example, comments: false"
            ),
            (
                "transfer:\n  sections: 42001\n",
                "line 5: transfer.sections is \"42001\", but takes a list, each entry an id; "
                    + "write, for example, sections: [\"42001\"]"
            ),
            (
                "transfer:\n  sections:\n    - 1\n    - [2]\n",
                "line 7: an entry of transfer.sections is a list, but takes an id; write, for example, - \"42001\""
            ),
            (
                "roster:\n  endDate: [exclusive]\n",
                "line 5: roster.endDate is a list, but takes exclusive or inclusive; write, for example, "
                    + "endDate: exclusive"
            ),
        ])
    func wrongType(rest: String, message: String) {
        #expect(told(yaml(rest)) == [message])
    }

    @Test(
        "a value outside its range is refused",
        arguments: [
            "bundle.titleLimit: 7", "bundle.titleLimit: 256", "bundle.titleLimit: 50.5",
            "bundle.titleLimit: \"50\"",
            "bundle.titleLimit: 010", "bundle.titleLimit: 1:30", "bundle.titleLimit: 1_0",
            "guard.changePercent: -1",
            "guard.changePercent: 101", "readback.maxAgeDays: -1", "campus.decimals: 10",
            "campus.decimals: -1",
            "bundle.version: 1.3", "bundle.version: 1.10", "bundle.mode: Delta", "bundle.comments: \"true\"",
            "limits.entries: 0", "limits.ratio: 0", "limits.expandedBytes: 99999999999999999999",
            "limits.rows: 0", "limits.columns: 9", "limits.recordBytes: 16",
            "limits.fieldBytes: 16", "categories.default: \"a b\"", "categories.default: \"\"",
            "categories.defaultTitle: \" \"", "categories.defaultTitle: \"a\\nb\"", "campus.importUser: \"\"",
            "transfer.sections: [\"\"]", "transfer.courses: [\"a\\tb\"]",
        ])
    func outOfRange(line: String) {
        let key = String(line.prefix { $0 != ":" })
        #expect(BridgeConfiguration.problems(inYAML: yaml(line + "\n")).map(\.key) == [key])
    }

    @Test(
        "the first and the last value of a range are taken",
        arguments: [
            "bundle.titleLimit: 8", "bundle.titleLimit: 255", "guard.changePercent: 0",
            "guard.changePercent: 100",
            "readback.maxAgeDays: 0", "campus.decimals: 0", "campus.decimals: 9", "bundle.comments: yes",
        ])
    func theFirstAndTheLastValueOfARangeAreTaken(line: String) {
        #expect(told(yaml(line + "\n")) == [])
    }

    @Test("the district needs a name and a zone that the system knows")
    func theDistrictNeedsANameAndAZoneThatTheSystemKnows() {
        #expect(
            told("") == [
                "district.name is missing; write, for example, name: Example Unified School District below district:",
                "district.timeZone is missing; write, for example, timeZone: America/Chicago below district:",
            ])
        #expect(
            told("district:\n  name:\n  timeZone: America/Chigaco\n") == [
                "line 2: district.name is missing; write, for example, name: Example Unified School District "
                    + "below district:",
                "line 3: district.timeZone is \"America/Chigaco\", but takes the name of a time zone, Region/City; "
                    + "did you mean America/Chicago?",
            ])
    }

    @Test("exempt scores can be sent with OneRoster 1.2 only")
    func exemptScoresCanBeSentWithOneRoster1_2Only() {
        let problem =
            "transfer.exempt is send, which OneRoster 1.1 has no word for; write exempt: hold, "
            + "or set bundle.version to 1.2"
        #expect(told(yaml("transfer:\n  exempt: send\n")) == ["line 5: \(problem)"])
        #expect(told(yaml("bundle.version: 1.1\ntransfer.exempt: send\n")) == ["line 5: \(problem)"])
        #expect(told(yaml("bundle.version: \"1.2\"\ncategories.default: 5\ntransfer.exempt: send\n")) == [])
    }

    @Test("OneRoster 1.2 asks for a category of the district's own, and says which key to set")
    func categoriesNotTaken() {
        let id = "11111111-1111-1111-1111-111111111111"
        let advice =
            "and Campus takes no line item of OneRoster 1.2 in that category; write the sourcedId of a category "
            + "that your Campus has, or set bundle.version to 1.1"
        let version = "bundle.version: 1.2\n"
        #expect(
            told(yaml(version)) == ["line 4: categories.default is not set, which means \(id), " + advice])
        #expect(
            told(yaml(version + "categories.default:\n"))
                == ["line 4: categories.default is not set, which means \(id), " + advice])
        #expect(
            told(
                yaml(
                    "categories:\n  default: \(id)\n  map: [\"Tests = 5 | T\", \"Quiz = \(id) | Q\"]\n"
                        + version))
                == [
                    "line 5: categories.default is \(id), " + advice,
                    "line 6: categories.map names \(id), " + advice,
                ])
        // What it says to do helps, each of both ways.
        #expect(told(yaml(version + "categories.default: 5500\n")) == [])
        #expect(told(yaml("bundle.version: 1.1\ncategories.default: \(id)\n")) == [])
        #expect(told(yaml("categories.map: [\"Quiz = \(id) | Q\"]\n")) == [])
    }

    @Test(
        "an entry of another form is refused",
        arguments: [
            ("categories.map", "Homework"), ("categories.map", "Homework = 1207"),
            ("categories.map", "= 1207 | H"),
            ("categories.map", "Homework = 12 07 | H"), ("categories.map", "Homework = 1207 |"),
            ("profile.files", "Assessments.csv"), ("profile.files", "Assessments = grades.csv"),
            ("profile.files", "Assessments.csv ="), ("profile.files", "Assessments.csv = ../grades.csv"),
            ("profile.files", "in/Assessments.csv = grades.csv"), ("profile.files", ".csv = grades.csv"),
            ("profile.columns", "Score = Punkte"), ("profile.columns", "Assessments: Score = Punkte"),
            ("profile.columns", "Assessments.csv: Score"), ("profile.columns", "Assessments.csv: = Punkte"),
            ("profile.delimiter", "gradebook = ;"), ("profile.delimiter", "Assessments.csv = tab"),
            ("profile.delimiter", "semicolon"),
        ])
    func anEntryOfAnotherFormIsRefused(key: String, entry: String) {
        let problems = BridgeConfiguration.problems(inYAML: yaml("\(key):\n- \"\(entry)\"\n"))
        #expect(problems.map(\.line) == [5])
        #expect(problems.map(\.key) == [key])
    }

    @Test("an entry without its quotes, which YAML reads as a map, is told to need them")
    func unquotedEntry() {
        #expect(
            told(yaml("profile:\n  columns:\n    - Assessments.csv: Score = Punkte\n")) == [
                "line 6: an entry of profile.columns is a map, but takes \"file name of gradebridge, ending in .csv: "
                    + "its column = your column\"; write, for example, - \"Assessments.csv: Score = Points\", "
                    + "with the quotes"
            ])
    }

    @Test(
        "two entries about one thing are refused",
        arguments: [
            ("categories.map", "A = 1 | B", "A = 2 | C"), ("profile.files", "A.csv = b.csv", "A.csv=c.csv"),
            ("profile.columns", "A.csv: B = c", "A.csv:B = d"),
            ("profile.delimiter", "roster = tab", "roster = pipe"), ("transfer.sections", "1", "1"),
        ])
    func twoEntriesAboutOneThingAreRefused(key: String, first: String, second: String) {
        let problems = BridgeConfiguration.problems(
            inYAML: yaml("\(key):\n- \"\(first)\"\n- \"\(second)\"\n"))
        #expect(problems.map(\.line) == [6])
        #expect(problems.map(\.advice) == ["keep one of them"])
    }

    @Test("a text that is no YAML is told with its line")
    func aTextThatIsNoYAMLIsToldWithItsLine() {
        let problems = BridgeConfiguration.problems(inYAML: yaml("bundle:\n\tmode: bulk\n"))
        #expect(problems.map(\.line) == [5])
        #expect(problems.first?.what.hasPrefix("not readable as YAML") == true)
        #expect(problems.first?.advice.contains("never tabs") == true)
    }

    @Test(
        "a text of another form than keys and values is refused",
        arguments: [
            "- a\n- b\n", "just text\n", "? [a]\n: b\n", "a: *nothing\n", "a: b\n---\nc: d\n", "a: \u{1}\n",
        ])
    func aTextOfAnotherFormThanKeysAndValuesIsRefused(text: String) {
        #expect(!told(text).isEmpty)
    }

    @Test("whatever a file holds, it is read or refused with an advice")
    func whateverAFileHolds() {
        var random = RandomSource()
        let pieces = [
            "district", "bundle", "mode", ":", ": ", " ", "  ", "\n", "\n", "- ", "[", "]", "{", "}", "\"",
            "'", "&a ",
            "*a", "!!str ", "#", "?", "|", ">", "\t", "é", "\u{E000}", "\u{85}", "\r\n", "1.1", "---\n",
            "<<: ", ".",
        ]
        for _ in 0..<3000 {
            let count = Int.random(in: 0..<24, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let problems = BridgeConfiguration.problems(inYAML: text)
            #expect(
                !problems.isEmpty && problems.allSatisfy { !$0.advice.isEmpty },
                "\(random) \(text.debugDescription)")
        }
    }
}
