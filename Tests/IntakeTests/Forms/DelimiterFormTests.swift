import CSVCore
import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("What stands between the cells of a table")
struct DelimiterFormTests {
    private func stated(_ delimiter: Delimiter, for kind: InputKind = .gradebook) -> Profile {
        var profile = Profile()
        profile.delimiters[kind] = delimiter
        return profile
    }

    /// Why the terms of a gradebook are refused as written.
    private func refusal(_ terms: String, _ profile: Profile = Profile()) throws -> InputRefusal? {
        var sample = Sample.gradebook
        sample["Terms.csv"] = terms
        let refusal = try sample.refusalAsGradebook(profile: profile)
        #expect(refusal?.file == nil || refusal?.file == "Terms.csv")
        return refusal
    }

    private func fault(_ refusal: InputRefusal?) -> DelimiterFault? {
        guard case .delimiter(let fault)? = refusal?.reason else { return nil }
        return fault
    }

    private let header = "TermId,TermName,StartDate,EndDate,ExternalTermId"

    // MARK: What the header says

    @Test("A table with commas stays one, whatever else its header holds")
    func aTableWithCommasStaysOneWhateverElseItsHeaderHolds() throws {
        let row = "\nT1,Autumn,2026-09-01,2026-12-18,autumn,x\n"
        for more in ["TermId;TermName;StartDate;EndDate;ExternalTermId", "a\tb|c", "\"x;\ny\""] {
            #expect(try refusal("\(header),\(more)\(row)") == nil)
        }
        // Each name stands between tabs as well.
        let both = header.replacing(",", with: "\t,\t")
        #expect(try refusal("\(both)\nT1,Autumn,2026-09-01,2026-12-18,autumn\n") == nil)
    }

    @Test("A header that makes all columns by two signs is refused")
    func aHeaderThatMakesAllColumnsByTwoSignsIsRefused() throws {
        let both = header.replacing(",", with: "\t;\t")
        #expect(fault(try refusal("\(both)\n")) == .several([.tab, .semicolon]))
    }

    @Test(
        "Where a column is missing the refusal names it and what is called nearly so, by the sign of the file"
    )
    func whereAColumnIsMissingTheRefusalNamesItAndWhatIsCalled() throws {
        let semicolons = header.replacing(",", with: ";")
        #expect(
            try refusal(semicolons.replacing("EndDate", with: "EndDat") + "\n")?.reason
                == .missingColumns(["EndDate"], nearest: ["EndDat"]))
        #expect(
            try refusal("TermId;Name\n")?.reason
                == .missingColumns(header.split(separator: ",").map(String.init)))
    }

    @Test("A district's own names of columns count, in any case and with spaces around")
    func aDistrictsOwnNamesOfColumnsCountInAnyCaseAndWithSpacesAround() throws {
        let profile = Profile(columns: ["Terms.csv": ["TermName": "Name; of term"]])
        let header = "TERMID | \"Name; of term\" | startDate|EndDate|ExternalTermId"
        #expect(try refusal("\(header)\n", profile)?.reason.description.contains("quote") == true)
        let plain = header.replacing("\"", with: "")
        #expect(try refusal("\(plain)\nT1|Autumn|2026-09-01|2026-12-18|autumn\n", profile) == nil)
    }

    @Test("Each table is looked at by itself, and of each it is told once, in blocks and as a whole")
    func byItself() throws {
        var sample = Sample.gradebook
        sample["Terms.csv"] = sample["Terms.csv"].replacing(",", with: ";")
        sample["Assessments.csv"] = sample["Assessments.csv"].replacing(",", with: "|")
        let findings = Findings()
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try sample.write(to: input)
            let gradebook = try Gradebook(try InputSet(input), profile: Profile()) { findings.all.append($0) }
            // A record longer than a block is left to a reader of the whole.
            for _ in 0..<2 {
                _ = try AssessmentStream(gradebook, keepsComments: false, scratchFolder: folder) { _ in }
            }
        }
        let told = findings.all.map(brief)
        #expect(told.sorted() == ["pipe-delimited Assessments.csv", "semicolon-delimited Terms.csv"])
    }

    // MARK: Rows

    @Test("Text of people keeps commas, quotes, line ends and the sign itself")
    func textOfPeopleKeepsCommas() throws {
        for (sign, form) in zip(["\t", ";", "|"], ["tab", "semicolon", "pipe"]) {
            var sample = Sample.gradebook.delimited(sign)
            // Tabs and pipes come without quotes: what may be two rows is not taken for one cell.
            let end = sign == ";" ? "\n" : " "
            let title = "\"6,5\(sign)\"\"all\"\"\(end)of it\""
            sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing("Essay", with: title)
            let reading = try sample.gradebook()
            #expect(reading.gradebook.item(atRank: 0).title == "6,5\(sign)\"all\"\(end)of it")
            #expect(Set(reading.findings.map(\.code.rawValue)) == ["\(form)-delimited"])
        }
    }

    @Test("A comma in a number is not guessed: the row is rejected")
    func aCommaInANumberIsNotGuessedTheRowIsRejected() throws {
        for sign in [";", "\t", "|"] {
            var sample = Sample.gradebook.delimited(sign)
            sample["Assessments.csv"] = sample["Assessments.csv"].replacing("8.5", with: "6,5")
            #expect(try sample.scores().rows.map(\.verdict) == [.rejected(.badScore)])
        }
    }

    @Test("A row with more or fewer cells is refused, as are quotes that do not fit")
    func aRowWithMoreOrFewerCellsIsRefused() throws {
        let semicolons = header.replacing(",", with: ";") + "\n"
        for row in [
            "T1;Autumn;2026-09-01;2026-12-18;autumn;", "T1;Autumn;2026-09-01;2026-12-18",
            "T1,Autumn,2026-09-01,2026-12-18,autumn", "\"T1\",;Autumn;2026-09-01;2026-12-18;autumn",
            "T1;Au\"tumn\";2026-09-01;2026-12-18;autumn",
        ] {
            guard case .malformed? = try refusal(semicolons + row + "\n")?.reason else {
                Issue.record("\(row)")
                continue
            }
        }
    }

    // MARK: Excel's first line

    @Test("Places of faults are those of the file, the line of sep= counted; findings name them, too")
    func placesOfFaultsAreThoseOfTheFile() throws {
        let header = header.replacing(",", with: ";")
        let ragged = try refusal("sep=;\r\n\(header)\nT1;Autumn\n")
        #expect(ragged?.position == CSVPosition(byte: 7 + header.utf8.count + 1, line: 3, record: 2))
        let marked = try refusal("\u{FEFF}\"sep=;\"\n\(header)\nT1;Autumn\n")
        #expect(marked?.position == CSVPosition(byte: 11 + header.utf8.count + 1, line: 3, record: 2))
        var extract = Sample.extract("missing", "maybe").delimited(";")
        extract["extract.csv"] = "sep=;\n" + extract["extract.csv"]
        #expect(
            try extract.readback().findings == [
                "semicolon-delimited extract.csv", "bad-value extract.csv 3 missing itsl_1",
            ])
        #expect(try extract.readback().rows[0].map(\.line) == [3])
    }

    @Test(
        "A line of sep= that names another sign, or none, is refused; so is one that does not fit the header")
    func aLineOfSepThatNamesAnotherSignOrNoneIsRefused() throws {
        let row = "\nT1,Autumn,2026-09-01,2026-12-18,autumn\n"
        for line in ["sep=:", "sep=", "sep=;;", "\"sep=^\"", "sep=,,,,"] {
            #expect(fault(try refusal("\(line)\n\(header)\(row)")) == .unknown(profile: nil), "\(line)")
        }
        #expect(
            fault(try refusal("sep=;\n\(header)\(row)"))
                == .otherHeader(said: .semicolon, by: .firstLine, found: .comma))
        #expect(try refusal("sep=;\n")?.reason == .malformed("\(CSVError.Code.noHeader)"))
        guard case .missingColumns? = try refusal("sep=;\nTermId;Name\n")?.reason else {
            Issue.record("no missing columns")
            return
        }
        // Followed, the advice helps.
        #expect(try refusal("\(header)\(row)") == nil)
    }

    // MARK: What the district says

    @Test("What the profile says is believed, of its kind alone")
    func whatTheProfileSaysIsBelieved() throws {
        let semicolons = Sample.gradebook.delimited(";")
        #expect(try semicolons.refusalAsGradebook(profile: stated(.semicolon)) == nil)
        #expect(try semicolons.refusalAsGradebook(profile: stated(.tab, for: .roster)) == nil)
        let refusal = try semicolons.refusalAsGradebook(profile: stated(.comma))
        #expect(fault(refusal) == .otherHeader(said: .comma, by: .profile, found: .semicolon))
        #expect(refusal?.reason.advice.contains("profile.delimiter") == true)
        #expect(
            try Sample.roster.delimited("|").reading(profile: stated(.pipe, for: .roster))
                .school(of: "class-1") == "school-1")
        for sample in [Sample.extract, .oneRoster] {
            let tabs = sample.delimited("\t")
            #expect(try tabs.readback(profile: stated(.tab, for: .readback)).rows == sample.readback().rows)
            #expect(try fault(tabs.refusalAsReadback(profile: stated(.semicolon, for: .readback))) != nil)
        }
        #expect(
            try fault(Sample.gradebook.texts { "sep=,\n" + $0 }.refusalAsGradebook(profile: stated(.tab)))
                == .contradiction(profile: .tab, firstLine: .comma))
        #expect(
            try semicolons.texts { "sep=;\n" + $0 }.refusalAsGradebook(profile: stated(.semicolon)) == nil)
    }

    @Test("Every fault says what is said and what is there, and what to do")
    func everyFaultSaysWhatIsSaidAndWhatIsThere() {
        for fault in [
            DelimiterFault.unknown(profile: nil), .contradiction(profile: .tab, firstLine: .pipe),
            .several([.tab, .pipe]),
            .otherHeader(said: .comma, by: .profile, found: .tab),
            .otherHeader(said: .comma, by: .firstLine, found: .tab),
        ] {
            #expect(
                fault.words.contains("a tab") && fault.words.contains("comma") || fault.words.contains("pipe")
            )
            #expect(fault.advice.hasSuffix("."))
        }
    }

    // MARK: Doors

    @Test("A folder, a zip, one file and one that is packed say the same", .enabled(if: Tool.hasPython))
    func everyContainerSaysTheSame() throws {
        let tabs = Sample.extract.delimited("\t").texts { "sep=\t\n" + $0 }
        let expected = try Sample.extract.readback().rows.map { $0.map(\.result) }
        try withTemporaryFolder { folder in
            try put(tabs.files["extract.csv"] ?? [], at: folder.appending("scores.TSV"))
            let pack =
                "import gzip; open('scores.tab.gz', 'wb').write(gzip.compress(open('scores.TSV', 'rb').read()))"
            try Tool.run(["python3", "-c", pack], in: folder)
            try tabs.zip(to: folder.appending("scores.zip"), in: folder)
            for name in ["scores.TSV", "scores.tab.gz", "scores.zip"] {
                let work = try makeFolder(folder.appending("work-\(name)"))
                let reading = try readReadback(of: InputSet(folder.appending(name)), in: work)
                #expect(reading.rows.map { $0.map(\.result) } == expected, "\(name)")
                #expect(reading.findings.map { $0.prefix { $0 != " " } } == ["tab-delimited"], "\(name)")
            }
        }
    }

    @Test(
        "A text is the same however it comes, its header looked at or not", arguments: [1, 3, 4_095, 4_096])
    func aTextIsTheSameHoweverItComes(_ room: Int) throws {
        for text in [
            "", "a", "a;b\n", "\"\n\n", "sep=;\na;b\n" + String(repeating: "1;2\n", count: 3_000),
            String(repeating: "column;", count: 20_000) + "\n1\n",
        ] {
            let bytes = Array(text.utf8)
            var rest = bytes[...]
            let source = try HeadedText { buffer in
                try #require(!buffer.isEmpty)
                let piece = rest.prefix(min(room, buffer.count))
                buffer.copyBytes(from: piece)
                rest = rest.dropFirst(piece.count)
                return piece.count
            }
            #expect(source.head.count <= bytes.count && source.head.count < 70_000)
            var read: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: room)
            while true {
                let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
                if count == 0 { break }
                read += buffer[..<count]
            }
            #expect(read == bytes)
        }
    }

    @Test("A header longer than what is looked at is read with commas")
    func aHeaderLongerThanWhatIsLookedAtIsReadWithCommas() throws {
        let more = (0..<300).map { "column \($0) \(String(repeating: "x", count: 300))" }
        let comma = ([header] + more).joined(separator: ",")
        let row = "T1,Autumn,2026-09-01,2026-12-18,autumn" + String(repeating: ",", count: 300)
        #expect(try refusal("\(comma)\n\(row)\n") == nil)
        let late = (more + [header]).joined(separator: ",").replacing(",", with: ";")
        guard case .missingColumns? = try refusal("\(late)\n")?.reason else {
            Issue.record("a long header")
            return
        }
    }

    @Test("A bare table of a gradebook is known as such behind a line of sep=")
    func ownTables() throws {
        try withTemporaryFolder { folder in
            let tables = OwnTables.gradebook(Profile())
            for (name, text) in [
                ("Terms.csv", "sep=;\r\n" + header.replacing(",", with: ";")),
                ("terms.txt", "\u{FEFF}\"sep=\t\"\n" + header.replacing(",", with: "\t")),
            ] {
                try put(Array((text + "\n").utf8), at: folder.appending(name))
                #expect(try tables.isTable(folder.appending(name)))
            }
            try put(Array("sep=;\npersonID;score\n".utf8), at: folder.appending("Terms.csv"))
            #expect(try !tables.isTable(folder.appending("Terms.csv")))
        }
    }
}
