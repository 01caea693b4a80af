import CSVCore
import Domain
import DurableFiles
import OneRoster
import Testing

@testable import Workspace

@Suite("gradebridge.yaml: what it gives")
struct ConfigurationLoadingTests {
    @Test("a file with the two keys of the district has the default everywhere else")
    func aFileWithTheTwoKeysOfTheDistrictHasTheDefaultEverywhere() async throws {
        #expect(try await loaded(yaml("")) == smallest)
        #expect(smallest.bundle == .init(mode: .delta, version: .v1p1, split: .district, titleLimit: 50))
        #expect(smallest.bundle.comments == false)
        #expect(smallest.roster.endDate == .exclusive)
        #expect(smallest.transfer == .init(mode: .all, sections: [], courses: [], exempt: .hold))
        #expect(smallest.changeGuard.changePercent == 20)
        #expect(smallest.readback.maxAgeDays == 3)
        #expect(smallest.campus == .init(decimals: nil, importUser: nil))
        #expect(smallest.categories.defaultID == "11111111-1111-1111-1111-111111111111")
        #expect(smallest.categories.defaultTitle == "itslearning")
        #expect(smallest.limits.entries == 64)
        #expect(smallest.limits.expandedBytes == 17_179_869_184)
        #expect(smallest.limits.ratio == 200)
        #expect(smallest.limits.rows == 1_000_000_000)
        #expect(smallest.limits.columns == 512)
        #expect(smallest.limits.recordBytes == 4_194_304)
        #expect(smallest.limits.fieldBytes == 1_048_576)
    }

    @Test("every key arrives where it belongs")
    func everyKeyArrivesWhereItBelongs() async throws {
        let text = """
            district: {name: "Zürich: Nord", timeZone: Europe/Zurich}
            roster: {endDate: inclusive}
            bundle: {mode: bulk, version: 1.2, split: school, titleLimit: 255, comments: true}
            transfer: {mode: requested, sections: [42001, "42002"], courses: [007], exempt: send}
            guard: {changePercent: 0}
            readback: {maxAgeDays: 0}
            campus: {decimals: 0, importUser: 1234}
            categories:
              default: abc-1
              defaultTitle: LMS
              map: ["Homework = 1207 | Home = work | all", "A | B = C = 12 | D"]
            profile:
              files: ["Assessments.csv = grades.csv"]
              columns: ["Assessments.csv: Score = Punkte: neu", "Assessments.csv: PersonId = P", "Terms.csv:TermId=T"]
            limits: {entries: 9, expandedBytes: 1000, ratio: 7, rows: 80, columns: 20, recordBytes: 2000, fieldBytes: 300}
            """
        let expected = BridgeConfiguration(
            district: .init(name: "Zürich: Nord", timeZone: "Europe/Zurich"),
            roster: .init(endDate: .inclusive),
            bundle: .init(mode: .bulk, version: .v1p2, split: .school, titleLimit: 255, comments: true),
            transfer: .init(mode: .requested, sections: ["42001", "42002"], courses: ["007"], exempt: .send),
            changeGuard: .init(changePercent: 0), readback: .init(maxAgeDays: 0),
            campus: .init(decimals: 0, importUser: "1234"),
            categories: .init(
                defaultID: "abc-1", defaultTitle: "LMS",
                map: [
                    .init(itslearning: "Homework", sourcedID: "1207", title: "Home = work | all"),
                    .init(itslearning: "A | B = C", sourcedID: "12", title: "D"),
                ]),
            profile: .init(
                files: ["Assessments.csv": "grades.csv"],
                columns: [
                    "Assessments.csv": ["Score": "Punkte: neu", "PersonId": "P"],
                    "Terms.csv": ["TermId": "T"],
                ]),
            limits: .init(
                entries: 9, expandedBytes: 1000, ratio: 7, rows: 80, columns: 20, recordBytes: 2000,
                fieldBytes: 300))
        #expect(try await loaded(text) == expected)
    }

    @Test("what an input is written in is known by its kind")
    func whatAnInputIsWrittenInIsKnownByItsKind() async throws {
        let text = """
            profile:
              dates: ["roster = us"]
              encoding: ["gradebook = windows-1252"]
              delimiter: ["gradebook = semicolon", "roster=tab", "readback = pipe"]
            """
        let profile = try await loaded(yaml(text)).profile
        #expect(profile.dates == [.roster: .us] && profile.encodings == [.gradebook: .windows1252])
        #expect(profile.delimiters == [.gradebook: .semicolon, .roster: .tab, .readback: .pipe])
        for delimiter in Delimiter.allCases {
            let line = "profile.delimiter: [\"roster = \(delimiter.rawValue)\"]\n"
            #expect(try await loaded(yaml(line)).profile.delimiters == [.roster: delimiter])
        }
    }

    @Test("the version of OneRoster is read with and without quotes", arguments: ["1.2", "\"1.2\"", "'1.2'"])
    func theVersionOfOneRosterIsReadWithAndWithoutQuotes(text: String) async throws {
        #expect(
            try await loaded(yaml("bundle:\n  version: \(text)\ncategories.default: 5\n")).bundle.version
                == .v1p2)
    }

    @Test("a key may be written with its group in one word")
    func aKeyMayBeWrittenWithItsGroupInOneWord() async throws {
        let text = "district.name: Example\ndistrict.timeZone: America/Chicago\nbundle.mode: bulk\n"
        #expect(try await loaded(text).bundle.mode == .bulk)
    }

    @Test(
        "a key or a group left blank has its default",
        arguments: [
            "bundle:\n", "bundle: ~\n", "bundle:\n  mode:\n  titleLimit: null\n  comments: ~\n  version:\n",
            "campus:\n  decimals:\n  importUser: null\n", "categories:\n  map:\n  default:\n",
            "transfer:\n  sections:\n  exempt:\n", "limits: {}\n",
        ])
    func aKeyOrAGroupLeftBlankHasItsDefault(text: String) async throws {
        #expect(try await loaded(yaml(text)) == smallest)
    }

    @Test("a file that is not there, is a link or is a folder is refused as such")
    func aFileThatIsNotThere() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending("gradebridge.yaml")
            let missing = #expect(throws: FileError.self) { try BridgeConfiguration.load(path) }
            #expect(missing?.isMissing == true)
            try put(yaml(""), at: folder.appending("real.yaml"))
            try link(path, to: "real.yaml")
            #expect(throws: NotARegularFile(path: path, kind: .symlink)) {
                try BridgeConfiguration.load(path)
            }
            #expect(throws: NotARegularFile(path: folder, kind: .folder)) {
                try BridgeConfiguration.load(folder)
            }
        }
    }

    @Test("a file that is no text, or far too large, is refused with its path")
    func noText() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending("gradebridge.yaml")
            try Files.writeDurably(Array(yaml("").utf8) + [0xff, 0xfe], to: path)
            let text = #expect(throws: ConfigurationError.self) {
                try BridgeConfiguration.load(path)
            }
            #expect(text?.description == "\(path): the file is not UTF-8; save it as plain text in UTF-8")
            try Files.writeDurably([UInt8](repeating: 0x23, count: (1 << 20) + 1), to: path)
            let size = #expect(throws: ConfigurationError.self) {
                try BridgeConfiguration.load(path)
            }
            #expect(size?.problems.map(\.what) == ["the file is larger than 1048576 bytes"])
        }
    }

    @Test("load tells all problems of the file, in the order of its lines")
    func loadTellsAllProblemsOfTheFileInTheOrderOfItsLines() async throws {
        let text = "bundle:\n  mode: detla\nbundel:\n  split: school\ndistrict:\n  name: X\n"
        let error = await #expect(throws: ConfigurationError.self) { try await loaded(text) }
        #expect(error?.problems.map(\.line) == [2, 4, nil])
        #expect(error?.problems.map(\.key) == ["bundle.mode", "bundel.split", "district.timeZone"])
    }
}
