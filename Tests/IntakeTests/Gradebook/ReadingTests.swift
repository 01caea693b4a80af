import Domain
import TestSupport
import Testing

@testable import Inputs
@testable import Intake

@Suite("How an export may be written down")
struct ReadingTests {
    private func isSame(_ sample: Sample, profile: Profile = Profile(), as other: Sample = .gradebook) throws
        -> Bool
    {
        let (one, two) = (try sample.gradebook(profile: profile), try other.gradebook())
        return one.findings.isEmpty && content(of: one.gradebook) == content(of: two.gradebook)
    }

    @Test("A byte order mark at the front of a file is not part of the first column's name")
    func byteOrderMark() throws {
        var sample = Sample.gradebook
        for file in sample.files.keys {
            sample.files[file] = [0xEF, 0xBB, 0xBF] + (sample.files[file] ?? [])
        }
        #expect(try isSame(sample))
        #expect(try sample.scores().rows == Sample.gradebook.scores().rows)
    }

    @Test("Lines may end in CRLF, and the last one in nothing")
    func linesMayEndInCRLFAndTheLastOneInNothing() throws {
        var sample = Sample.gradebook
        for file in sample.files.keys {
            sample[file] = String(sample[file].dropLast()).split(separator: "\n").joined(separator: "\r\n")
        }
        #expect(try isSame(sample))
        #expect(try sample.scores().rows == Sample.gradebook.scores().rows)
    }

    @Test("Fields may be quoted")
    func fieldsMayBeQuoted() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "\"PersonId\",\"SyncKey\"\n\"P1\",\"s1\"\n\"P2\",s2\n"
        #expect(try isSame(sample))
    }

    @Test("Property: columns are found by name, in any order")
    func columnsAreFoundByNameInAnyOrder() throws {
        var random = RandomSource()
        var sample = Sample.gradebook
        for file in sample.files.keys.sorted() {
            let rows = sample[file].split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            let order = rows[0].indices.shuffled(using: &random)
            sample[file] = rows.map { row in order.map { String(row[$0]) }.joined(separator: ",") + "\n" }
                .joined()
        }
        #expect(try isSame(sample), "\(random)")
        #expect(try sample.scores().rows == Sample.gradebook.scores().rows, "\(random)")
    }

    @Test("A profile renames a district's files")
    func aProfileRenamesADistrictsFiles() throws {
        var sample = Sample.gradebook
        sample.files["elever.csv"] = sample.files.removeValue(forKey: "Persons.csv")
        #expect(try sample.refusalAsGradebook()?.file == "Persons.csv")
        #expect(try isSame(sample, profile: Profile(files: ["Persons.csv": "elever.csv"])))
    }

    @Test("A profile renames columns of one file, and only of that one")
    func aProfileRenamesColumnsOfOneFileAndOnlyOfThatOne() throws {
        var sample = Sample.gradebook
        sample.setHeader("PersonId,Elevnr", of: "Persons.csv")
        let profile = Profile(columns: ["Persons.csv": ["SyncKey": "Elevnr", "PersonId": "PersonId"]])
        #expect(try isSame(sample, profile: profile))
        sample.setHeader("CourseGroupId,Person", of: "CourseGroupMembers.csv")
        #expect(
            try sample.refusalAsGradebook(profile: profile)?.reason
                == .missingColumns(["PersonId"], nearest: ["Person"]))
    }

    @Test("With a profile a refusal names the district's own file and column")
    func withAProfileARefusalNamesTheDistrictsOwnFileAndColumn() throws {
        var sample = Sample.gradebook
        sample.files["elever.csv"] = sample.files.removeValue(forKey: "Persons.csv")
        let profile = Profile(
            files: ["Persons.csv": "elever.csv"], columns: ["Persons.csv": ["SyncKey": "Elevnr"]])
        let refusal = try sample.refusalAsGradebook(profile: profile)
        #expect(refusal?.file == "elever.csv")
        #expect(refusal?.reason == .missingColumns(["Elevnr"]))
    }

    @Test("A column that nobody knows is reported once, however many rows there are")
    func aColumnThatNobodyKnowsIsReportedOnceHoweverManyRowsThereAre() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "Note,PersonId,SyncKey,Age\na,P1,s1,1\nb,P2,s2,2\n"
        let reading = try sample.gradebook()
        #expect(
            reading.findings.map(brief) == [
                "unknown-column Persons.csv Note", "unknown-column Persons.csv Age",
            ])
        #expect(content(of: reading.gradebook) == content(of: try Sample.gradebook.gradebook().gradebook))
    }

    @Test("A file that nobody knows is reported once and not read")
    func aFileThatNobodyKnowsIsReportedOnceAndNotRead() throws {
        var sample = Sample.gradebook
        sample["readme.txt"] = "\"not, a table"
        sample["Attendance.csv"] = "a,a\n"
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == ["unknown-file Attendance.csv", "unknown-file readme.txt"])
    }

    @Test("The optional columns are no surprise where they are there")
    func theOptionalColumnsAreNoSurpriseWhereTheyAreThere() throws {
        var sample = Sample.gradebook
        for shape in GradebookTables.all {
            sample[shape.file] = shape.columns.joined(separator: ",") + "\n"
        }
        #expect(try sample.gradebook().findings.isEmpty)
        #expect(try sample.refusalAsGradebook() == nil)
    }
}
