import CSVCore
import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("The two forms of a read-back")
struct ReadbackFormTests {
    @Test("Each sample is read in its form, without a finding")
    func eachSampleIsReadInItsForm() throws {
        let (set, extract) = (try Sample.oneRoster.readback(), try Sample.extract.readback())
        #expect(set.format == .oneRoster && set.findings.isEmpty)
        #expect(extract.format == .dataExtract && extract.findings.isEmpty)
    }

    @Test("A zip says the same as its files", .enabled(if: Tool.hasPython, "needs python3"))
    func aZipSaysTheSameAsItsFiles() throws {
        for sample in [Sample.oneRoster, .extract] {
            try withTemporaryFolder { folder in
                try sample.zip(to: folder.appending("readback.zip"), in: folder)
                let reading = try readReadback(of: InputSet(folder.appending("readback.zip")), in: folder)
                #expect(try reading.rows == sample.readback().rows && !reading.rows[0].isEmpty)
            }
        }
    }

    @Test("The only CSV file of a folder is the extract, whatever it is called and whatever else lies there")
    func onlyTable() throws {
        var sample = Sample.extract
        sample.files["Scores 2026.CSV"] = sample.files.removeValue(forKey: "extract.csv")
        sample["readme.txt"] = "x"
        let reading = try sample.readback()
        #expect(reading.format == .dataExtract && reading.rows[0].count == 1)
        #expect(reading.findings == ["unknown-file readme.txt"])
    }

    @Test("Of two CSV files neither is taken for the extract")
    func ofTwoCSVFilesNeitherIsTakenForTheExtract() throws {
        var sample = Sample.extract
        sample["a.csv"] = sample["extract.csv"]
        sample.files["b.csv"] = sample.files.removeValue(forKey: "extract.csv")
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == "lineItems.csv" && refusal?.reason == .missingFile())
    }

    @Test(
        "What holds more than is read of it is refused: it may hold scores, and would pass for all of them",
        arguments: ["other.csv", "extract2.csv", "scores.txt", "results2.csv", "inner.zip"])
    func whatHoldsMoreThanIsReadOfItIsRefused(_ name: String) throws {
        for sample in [Sample.extract, Sample.oneRoster] {
            var sample = sample
            sample[name] = "x\n"
            let refusal = try sample.refusalAsReadback()
            #expect(refusal?.file == name && refusal?.reason == .unread)
        }
    }

    @Test("A table that is there twice, in another case or with another ending, is refused too")
    func aTableThatIsThereTwice() throws {
        for name in ["Results.csv", "results.TXT"] {
            var (set, extract) = (Sample.oneRoster, Sample.extract)
            set[name] = "x\n"
            extract[name] = "x\n"
            #expect(try set.refusalAsReadback()?.reason == .unread)
            #expect(try extract.refusalAsReadback() != nil)
        }
    }

    @Test("A folder in it is nobody's to read either")
    func aFolderInItIsNobodysToReadEither() throws {
        try withTemporaryFolder { root in
            let folder = root.appending("set")
            try Files.createPrivateFolder(folder)
            try Sample.oneRoster.write(to: folder)
            try Files.createPrivateFolder(folder.appending("more"))
            #expect(throws: InputRefusal.self) { try readReadback(of: InputSet(folder), in: root) }
        }
    }

    @Test("A set and an extract together are refused: which of them is newer is not known")
    func aSetAndAnExtractTogetherAreRefused() throws {
        var sample = Sample.oneRoster
        sample["extract.csv"] = Sample.extract["extract.csv"]
        #expect(
            try sample.refusalAsReadback()?.reason
                == .unsupported("it holds a OneRoster set and a data extract"))
    }

    @Test("A set needs both of its files", arguments: ["lineItems.csv", "results.csv"])
    func missingFile(_ file: String) throws {
        var sample = Sample.oneRoster
        sample.files[file] = nil
        sample.files["manifest.csv"] = nil
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == file && refusal?.reason == .missingFile())
    }

    /// What Spec/formats-in.md asks of each file.
    private static let required = [
        "lineItems.csv": ["sourcedId", "title", "dueDate", "categorySourcedId", "resultValueMax"],
        "results.csv": ["lineItemSourcedId", "studentSourcedId", "scoreStatus", "score"],
        "extract.csv": [
            "externalLMSSourcedID", "personID", "score", "totalPoints", "missing", "exempt", "incomplete",
            "cheated", "dropped",
        ],
    ]

    private func refusal(_ file: String, header: [String]) throws -> InputRefusal? {
        var sample = file == "extract.csv" ? Sample.extract : .oneRoster
        sample[file] = header.joined(separator: ",") + "\n"
        return try sample.refusalAsReadback()
    }

    @Test("A required column is missing, in any file", arguments: required.keys.sorted())
    func aRequiredColumnIsMissingInAnyFile(_ file: String) throws {
        let columns = try #require(Self.required[file])
        for column in columns {
            let refusal = try refusal(file, header: columns.filter { $0 != column })
            #expect(refusal?.file == file && refusal?.reason == .missingColumns([column]))
        }
    }

    @Test("The required columns suffice", arguments: required.keys.sorted())
    func theRequiredColumnsSuffice(_ file: String) throws {
        #expect(try refusal(file, header: #require(Self.required[file])) == nil)
    }

    @Test(
        "A sourcedId that is twice in lineItems.csv, ours or not",
        arguments: ["itsl_1,Other,,,,", "itsl_1,Essay,,,,tobedeleted", "campus-1,Quiz,,,,"])
    func repeatedLineItem(_ row: String) throws {
        var sample = Sample.oneRoster
        sample.add(row, to: "lineItems.csv")
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == "lineItems.csv" && refusal?.position?.line == 5)
        #expect(refusal?.reason == .repeatedKey(["sourcedId"]))
    }

    @Test("A manifest of another version is refused", arguments: ["1.0", "2.0", ""])
    func aManifestOfAnotherVersionIsRefused(_ version: String) throws {
        var sample = Sample.oneRoster
        sample["manifest.csv"] = "propertyName,value\noneroster.version,\(version)\n"
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == "manifest.csv")
        #expect(refusal?.reason == .unsupported("the set is not of OneRoster version 1.1 or 1.2"))
    }

    @Test("A manifest that calls the line items or the results a delta: the set holds changes only")
    func aManifestThatCallsTheLineItemsOrTheResultsADelta() throws {
        func holdsChangesOnly(_ manifest: String?) throws -> Bool {
            var sample = Sample.oneRoster
            sample.files["manifest.csv"] = manifest.map { Array("propertyName,value\n\($0)\n".utf8) }
            return try sample.readback().holdsChangesOnly
        }
        #expect(try holdsChangesOnly("file.results,delta"))
        #expect(try holdsChangesOnly("file.lineItems,delta\nfile.results,bulk"))
        #expect(try !holdsChangesOnly("file.lineItems,bulk\nfile.results,bulk\nfile.users,delta"))
        #expect(try !holdsChangesOnly(nil))
        #expect(try !Sample.extract.readback().holdsChangesOnly)
    }

    @Test("Columns and files of OneRoster that nobody asks for are no surprise, others are told")
    func columnsAndFilesOfOneRosterThatNobodyAsksForAreNoSurprise() throws {
        var sample = Sample.oneRoster
        sample["users.csv"] = "sourcedId\n"
        sample["lineItems.csv"] = "sourcedId,title,dueDate,categorySourcedId,resultValueMax,assignDate,room\n"
        #expect(try sample.readback().findings == ["unknown-column lineItems.csv room"])
        sample["README"] = "x\n"
        #expect(try sample.readback().findings.contains("unknown-file README"))
    }

    @Test("A profile renames the files and columns of both forms")
    func aProfileRenamesTheFilesAndColumnsOfBothForms() throws {
        var set = Sample.oneRoster
        set.files["resultater.csv"] = set.files.removeValue(forKey: "results.csv")
        set["resultater.csv"] = set["resultater.csv"].replacing("studentSourcedId", with: "elev")
        let names = Profile(
            files: ["results.csv": "resultater.csv"], columns: ["results.csv": ["studentSourcedId": "elev"]])
        #expect(try set.readback(profile: names).rows[0].count == 1)
        #expect(try set.refusalAsReadback()?.file == "results.csv")

        var extract = Sample.extract
        extract.files["scores.csv"] = extract.files.removeValue(forKey: "extract.csv")
        extract["readme.csv"] = "x\n"
        extract["scores.csv"] = extract["scores.csv"].replacing("personID", with: "elev")
        let own = Profile(
            files: ["extract.csv": "scores.csv"], columns: ["extract.csv": ["personID": "elev"]])
        #expect(try extract.readback(profile: own).rows[0].count == 1)
    }

    @Test("Columns are renamed in an extract that is known by being the only file, too")
    func profileOfOnlyTable() throws {
        var sample = Sample.extract
        sample.files["x.csv"] = Array(sample["extract.csv"].replacing("personID", with: "elev").utf8)
        sample.files["extract.csv"] = nil
        let profile = Profile(columns: ["extract.csv": ["personID": "elev"]])
        #expect(try sample.readback(profile: profile).rows[0].count == 1)
    }
}
