import Testing

@testable import Workspace

@Suite("gradebridge.yaml: as init writes it")
struct ConfigurationTemplateTests {
    private let text = ConfigurationTemplate.text(district: "Example", timeZone: "America/Chicago")

    @Test("it is valid as it is and holds the defaults")
    func itIsValidAsItIsAndHoldsTheDefaults() async throws {
        #expect(told(text) == [])
        #expect(try await loaded(text) == smallest)
    }

    @Test("every key is in it, below its group and with an explanation above it or its group")
    func everyKey() {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var group = ""
        var found: [String] = []
        for line in lines where !line.drop(while: { $0 == " " }).hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon]
            if name.hasPrefix("  ") {
                found.append(group + "." + name.dropFirst(2))
            } else {
                group = String(name)
            }
        }
        #expect(found == Setting.all.map(\.key))
        #expect(lines.count { $0.hasPrefix("  #") } > Setting.all.count)
    }

    @Test("the values that it states are the defaults, not blanks that stand for them")
    func theValuesThatItStatesAreTheDefaults() {
        let blank = [
            "roster.inactive", "campus.decimals", "campus.importUser", "campus.personPrefix",
            "fetch.gradebook",
            "fetch.roster",
            "fetch.readback", "deliver.host", "sftp.config", "metrics.textfile", "report.mailFrom",
        ]
        #expect(Set(ConfigurationCheck(text).values.keys) == Set(Setting.all.map(\.key)).subtracting(blank))
    }

    @Test("no line is longer than a terminal that people use")
    func noLineIsLongerThanATerminalThatPeopleUse() {
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 110 })
    }

    @Test(
        "a district's name is read back whatever is in it",
        arguments: [
            "O'Brien \"North\" USD #5: a\\b", "Zürich", "no", "~", "12", "- a", "東京 🏫", "{x}",
            "a\u{2028}",
        ])
    func aDistrictsNameIsReadBackWhateverIsInIt(name: String) async throws {
        let text = ConfigurationTemplate.text(district: name, timeZone: "UTC")
        let problems = told(text)
        if name.unicodeScalars.contains("\u{2028}") {
            #expect(problems.count == 1)
        } else {
            #expect(try await loaded(text).district == .init(name: name, timeZone: "UTC"))
        }
    }

    @Test("an example in an explanation is itself valid")
    func anExampleInAnExplanationIsItselfValid() {
        for setting in Setting.all {
            let rest = setting.isRequired ? "" : "\(setting.key): \(setting.shape.example)\n"
            #expect(told(yaml(rest)) == [], "\(setting.key)")
        }
        #expect(told(yaml("categories:\n  map:\n    - \"Homework = 1207 | Homework\"\n")) == [])
    }
}
