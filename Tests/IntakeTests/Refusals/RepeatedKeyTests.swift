import CSVCore
import Testing

@testable import Inputs
@testable import Intake

struct RepeatedKeyCase: Sendable, CustomTestStringConvertible {
    var testDescription: String { file }
    var file: String
    /// A row that repeats the key of the sample's first one, and differs otherwise where it can.
    var row: String
    var key: [String]
    var line = 3
}

@Suite("A repeated key refuses the export whole")
struct RepeatedKeyTests {
    static let gradebook = [
        RepeatedKeyCase(file: "Courses.csv", row: "C1,other,Art,false", key: ["CourseId"]),
        RepeatedKeyCase(file: "CourseGroups.csv", row: "G1,C1,class-2,x", key: ["CourseGroupId"]),
        RepeatedKeyCase(
            file: "CourseGroupMembers.csv", row: "G1,P1", key: ["CourseGroupId", "PersonId"],
            line: 4),
        RepeatedKeyCase(file: "Persons.csv", row: "P1,s9", key: ["PersonId"], line: 4),
        RepeatedKeyCase(
            file: "Terms.csv", row: "T1,Other,2027-01-01,2027-02-01,spring", key: ["TermId"]),
        RepeatedKeyCase(
            file: "GradebookItems.csv", row: "I1,C1,Other,Test,-1,5,T1,", key: ["GradeBookItemId"]),
    ]

    @Test("In each file of an export, with its place", arguments: gradebook)
    func inEachFileOfAnExport(_ example: RepeatedKeyCase) throws {
        var sample = Sample.gradebook
        let byte = sample.files[example.file]?.count ?? 0
        sample.add(example.row, to: example.file)
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == example.file)
        #expect(refusal?.reason == .repeatedKey(example.key))
        #expect(
            refusal?.position == CSVPosition(byte: byte, line: example.line, record: example.line))
    }

    @Test("In the file of categories, which may be absent")
    func inTheFileOfCategories() throws {
        var sample = Sample.gradebook
        sample["GradebookCategories.csv"] = "CategoryId,Title\nK1,Homework\nK1,Tests\n"
        #expect(try sample.refusalAsGradebook()?.reason == .repeatedKey(["CategoryId"]))
    }

    @Test("Half a key may repeat: a person is in many groups, a group has many persons")
    func halfKey() throws {
        var sample = Sample.gradebook
        sample.add("G2,C1,class-2,English 2", to: "CourseGroups.csv")
        sample.add("G2,P1", to: "CourseGroupMembers.csv")
        #expect(try sample.refusalAsGradebook() == nil)
    }

    @Test("A key is compared as bytes: case and spaces count")
    func aKeyIsComparedAsBytes() throws {
        var sample = Sample.gradebook
        sample.add("p1,s3", to: "Persons.csv")
        sample.add("P1 ,s4", to: "Persons.csv")
        #expect(try sample.refusalAsGradebook() == nil)
    }

    @Test("A repeated transfer request is just asked for twice")
    func aRepeatedTransferRequestIsJustAskedForTwice() throws {
        var sample = Sample.gradebook
        sample["TransferRequests.csv"] =
            "CourseId,RequestedAt\nC1,2026-10-01T00:00:00Z\nC1,2026-10-01T00:00:00Z\n"
        #expect(try sample.refusalAsGradebook() == nil)
    }
}
