import CSVCore
import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("A roster that is refused whole")
struct RosterRefusalTests {
    @Test("The sample is not")
    func theSampleIsNot() throws {
        #expect(try Sample.roster.refusalAsRoster() == nil)
    }

    @Test(
        "A file that must be there is missing",
        arguments: ["orgs.csv", "academicSessions.csv", "classes.csv", "users.csv", "enrollments.csv"])
    func missingFile(_ file: String) throws {
        var sample = Sample.roster
        sample.files[file] = nil
        let refusal = try sample.refusalAsRoster()
        #expect(refusal?.file == file)
        #expect(refusal?.reason == .missingFile())
    }

    @Test(
        "A required column is missing, in any file",
        arguments: [
            RosterTables.orgs, RosterTables.sessions, RosterTables.classes, RosterTables.users,
            RosterTables.enrollments, OneRosterSet.manifest,
        ])
    func aRequiredColumnIsMissingInAnyFile(_ shape: TableShape) throws {
        for column in shape.required {
            var sample = Sample.roster
            let others = shape.columns.filter { $0 != column }
            sample[shape.file] = (others.isEmpty ? ["x"] : others).joined(separator: ",") + "\n"
            let refusal = try sample.refusalAsRoster()
            #expect(refusal?.file == shape.file)
            #expect(refusal?.reason == .missingColumns([column]))
        }
    }

    @Test(
        "A sourcedId is there twice, even one that nobody asks for, or a deleted one",
        arguments: [
            ("orgs.csv", "school-1,tobedeleted,,x,school"),
            ("academicSessions.csv", "autumn,,,x,term,2027-01-01,2027-02-01"),
            ("classes.csv", "class-1,,,x,school-2"), ("users.csv", "s2,tobedeleted,,student"),
            ("enrollments.csv", "e1,,,class-9,s9,teacher,,"),
        ])
    func repeatedKey(_ file: String, _ row: String) throws {
        var sample = Sample.roster
        let (byte, lines) = (sample.files[file]?.count ?? 0, sample[file].split(separator: "\n").count)
        sample.add(row, to: file)
        let refusal = try sample.refusalAsRoster()
        #expect(refusal?.file == file)
        guard case .repeatedKey(["sourcedId"], firstLine: let first?) = refusal?.reason else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(first >= 2 && first <= lines)
        #expect(refusal?.position?.byte == byte)
        #expect(refusal?.position?.line == lines + 1)
    }

    @Test("A manifest names a property twice")
    func aManifestNamesAPropertyTwice() throws {
        var sample = Sample.roster
        sample.add("file.orgs,delta", to: "manifest.csv")
        #expect(try sample.refusalAsRoster()?.reason == .repeatedKey(["propertyName"]))
    }

    @Test(
        "A delta holds changes, not the roster",
        arguments: ["orgs", "academicSessions", "classes", "users", "enrollments"])
    func aDeltaHoldsChanges(_ table: String) throws {
        var sample = Sample.roster
        sample["manifest.csv"] = sample["manifest.csv"].replacing(
            "file.\(table),bulk", with: "file.\(table),delta")
        let refusal = try sample.refusalAsRoster()
        #expect(refusal?.file == "manifest.csv")
        #expect(
            refusal?.reason
                == .unsupported("file.\(table) is delta: the set holds changes, not the whole roster"))
    }

    @Test("A delta of a file that is not used is no matter")
    func aDeltaOfAFileThatIsNotUsedIsNoMatter() throws {
        var sample = Sample.roster
        sample.add("file.demographics,delta", to: "manifest.csv")
        #expect(try sample.refusalAsRoster() == nil)
    }

    @Test("A version that is neither 1.1 nor 1.2", arguments: ["1.0", "2.0", ""])
    func aVersionThatIsNeither1_1Nor1_2(_ version: String) throws {
        var sample = Sample.roster
        sample["manifest.csv"] = "propertyName,value\noneroster.version,\(version)\n"
        #expect(
            try sample.refusalAsRoster()?.reason
                == .unsupported("the set is not of OneRoster version 1.1 or 1.2")
        )
    }

    @Test(
        "1.1, 1.2 and 1.2.1 are read, and so is a set without a manifest",
        arguments: ["1.1", "1.2", "1.2.1", nil])
    func of1_11_2And1_21AreRead(_ version: String?) throws {
        var sample = Sample.roster
        sample["manifest.csv"] = "propertyName,value\noneroster.version,\(version ?? "")\n"
        if version == nil { sample.files["manifest.csv"] = nil }
        #expect(try sample.refusalAsRoster() == nil)
        #expect(try sample.reading().standing(of: "P1") == .enrolled)
    }

    @Test("A profile renames a roster's files and columns too")
    func aProfileRenamesARostersFilesAndColumnsToo() throws {
        var sample = Sample.roster
        sample.files["elever.csv"] = sample.files.removeValue(forKey: "users.csv")
        sample["elever.csv"] = sample["elever.csv"].replacing("sourcedId", with: "id")
        let profile = Profile(files: ["users.csv": "elever.csv"], columns: ["users.csv": ["sourcedId": "id"]])
        #expect(try sample.refusalAsRoster()?.reason == .missingFile())
        #expect(try sample.reading(profile: profile).standing(of: "P1") == .enrolled)
    }
}
