import CSVCore
public import Testing

@testable import Inputs
@testable import Intake

@Suite("An export with a broken structure is refused whole")
struct StructureTests {
    @Test("A file that must be there is missing", arguments: Sample.gradebook.files.keys.sorted())
    func missingFile(_ file: String) throws {
        var sample = Sample.gradebook
        sample.files[file] = nil
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == file)
        #expect(refusal?.reason == .missingFile())
    }

    @Test(
        "A required column is missing, in any file",
        arguments: GradebookTables.all.filter { !$0.required.isEmpty })
    func aRequiredColumnIsMissingInAnyFile(_ shape: TableShape) throws {
        for column in shape.required {
            var sample = Sample.gradebook
            sample[shape.file] = shape.required.filter { $0 != column }.joined(separator: ",") + "\n"
            let refusal = try sample.refusalAsGradebook()
            #expect(refusal?.file == shape.file)
            #expect(refusal?.reason == .missingColumns([column]))
        }
    }

    @Test("All the columns that are missing are named at once, with what they may be called there")
    func missingColumns() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "PresonId,Name\n"
        #expect(
            try sample.refusalAsGradebook()?.reason
                == .missingColumns(["PersonId", "SyncKey"], nearest: ["PresonId", nil]))
    }

    @Test("The header names a column twice")
    func repeatedColumn() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "PersonId,SyncKey,PersonId\nP1,s1,\n"
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.reason == .repeatedColumn("PersonId"))
        #expect(refusal?.file == "Persons.csv")
        #expect(refusal?.position == CSVPosition(byte: 0, line: 1, record: 1))
    }

    @Test("Or one that nobody asks for: then only its number is told, for it may be a name or a score")
    func repeatedOtherColumn() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "PersonId,SyncKey,Anna,Anna\nP1,s1,,\n"
        #expect(try sample.refusalAsGradebook()?.reason == .repeatedColumn("number 4"))
    }

    @Test("An empty file has no header")
    func anEmptyFileHasNoHeader() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = ""
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == "Persons.csv")
        #expect(refusal?.reason == .malformed("there is no header row"))
    }

    @Test("A row has too few or too many fields", arguments: ["P3", "P3,s3,x"])
    func aRowHasTooFewOrTooManyFields(_ row: String) throws {
        var sample = Sample.gradebook
        sample.add(row, to: "Persons.csv")
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.position == CSVPosition(byte: 29, line: 4, record: 4))
        #expect(
            refusal?.description.hasSuffix(
                "Persons.csv, record 4, line 4, byte 29: \(refusal?.reason.description ?? "")") == true)
    }

    @Test("A quote is never closed")
    func unterminatedQuote() throws {
        var sample = Sample.gradebook
        sample["Courses.csv"] = "CourseId,CourseSyncKey,Title,GradePassback\nC1,campus-1,\"English,true\n"
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == "Courses.csv")
        #expect(refusal?.position == CSVPosition(byte: 55, line: 2, record: 2))
        #expect(refusal?.reason == .malformed(CSVError.Code.unterminatedQuote.description))
    }

    @Test("A byte is not UTF-8, even in a column that nobody asks for")
    func notUTF8() throws {
        var sample = Sample.gradebook
        sample.files["Persons.csv"] = Array("PersonId,SyncKey,Name\nP1,s1,Zo".utf8) + [0xEB, 0x0A]
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == "Persons.csv")
        #expect(refusal?.position == CSVPosition(byte: 30, line: 2, record: 2))
        #expect(refusal?.reason == .notUTF8)
    }

    @Test("A line break in quotes counts as a line and not as a record")
    func aLineBreakInQuotesCountsAsALine() throws {
        var sample = Sample.gradebook
        sample["Courses.csv"] = "CourseId,CourseSyncKey,Title,GradePassback\nC1,k,\"A\nB\",true\nC2,k\n"
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.position == CSVPosition(byte: 59, line: 4, record: 3))
    }

    @Test("A broken row of scores refuses the export too")
    func aBrokenRowOfScoresRefusesTheExportToo() throws {
        var sample = Sample.gradebook
        sample.add("I1,P2,9", to: "Assessments.csv")
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == "Assessments.csv")
        #expect(refusal?.position?.line == 3)
    }
}

extension TableShape: CustomTestStringConvertible {
    var testDescription: String { file }
}
