import Conformance
import Foundation
import OneRoster
import TestSupport
import Testing

@Suite("Correct sets")
struct CorrectSetTests {
    @Test(
        "Nothing is found in a correct set, in a folder and in a zip", arguments: CorrectSet.all,
        SetForm.allCases)
    func nothingIsFoundInACorrectSetInAFolderAndInAZip(_ correct: CorrectSet, _ form: SetForm) throws {
        #expect(try correct.set.found(as: form) == [])
    }

    @Test(
        "The district has every table of its version, and in it every column once",
        arguments: Version.allCases)
    func theDistrictHasEveryTableOfItsVersion(_ version: Version) {
        let set = SampleSet.bulk(version)
        #expect(set.files.count == version.tables.count + 1)
        for table in version.tables {
            let rows = set[table.name].table
            #expect(rows.columns == table.header)
            for column in table.header where !["status", "dateLastModified", "password"].contains(column) {
                #expect(rows.rows.contains { $0[column, default: ""] != "" }, "\(table.name) \(column)")
            }
        }
    }

    @Test(
        "An independent validator finds nothing either, in the whole district and in our own bundles",
        .enabled(if: Requirement.frictionless, "Python cannot import frictionless"),
        arguments: Version.allCases)
    func othersAgree(_ version: Version) throws {
        for (format, set) in [
            ("roster", SampleSet.bulk(version)), ("bundle", .bundle(version, .delta)),
            ("bundle", .bundle(version, .bulk)),
        ] {
            let scratch = try ScratchFolder()
            var set = set
            // The schema of 1.1 knows no result without a score.
            if version == .v1p1 { set["results"].table.remove(where: ["score": ""]) }
            try set.write(to: scratch.url)
            let checked = try Python.tool("validate.py", ["\(format)-\(version.rawValue)", scratch.url.path])
            #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
        }
    }

    @Test("Every word that a OneRoster enumeration allows is allowed", arguments: Version.allCases)
    func everyWordThatAOneRosterEnumerationAllowsIsAllowed(_ version: Version) throws {
        for table in version.tables {
            for column in table.columns {
                guard case .oneOf(let words, _) = column.format, column.name != "status" else { continue }
                for word in words {
                    var set = SampleSet.bulk(version)
                    set.set(table.name, set.spareID(of: table.name), column.name, to: word)
                    let found = try set.found()
                    #expect(found == [], "\(table.name) \(column.name) \(word)")
                }
            }
        }
    }
}
