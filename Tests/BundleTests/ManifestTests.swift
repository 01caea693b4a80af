import Bundle
import Domain
import OneRoster
import Testing

@Suite("The manifest of a bundle", .enabled(if: Python.isThere, "needs python3"))
struct ManifestTests {
    private func properties(of archive: Python.Archive) throws -> [String: String] {
        let rows = try #require(archive.files["manifest.csv"]?.rows)
        return Dictionary(rows.map { ($0[0], $0[1]) }) { _, last in last }
    }

    @Test("It has every property of its version, once and in order", arguments: Kind.all)
    func itHasEveryPropertyOfItsVersion(_ kind: Kind) throws {
        let rows = try archive(kind.version, kind.mode).files["manifest.csv"]?.rows
        #expect(rows?.map(\.[0]) == ["propertyName"] + kind.version.manifestProperties)
        #expect(rows?.first == ["propertyName", "value"])
    }

    @Test("What is there is delta or bulk, all else is absent", arguments: Kind.all)
    func whatIsThereIsDeltaOrBulk(_ kind: Kind) throws {
        let properties = try properties(of: archive(kind.version, kind.mode))
        for table in kind.version.tables {
            let isThere = ["categories", "lineItems", "results"].contains(table.name)
            #expect(properties["file.\(table.name)"] == (isThere ? kind.mode.rawValue : "absent"))
        }
    }

    @Test("It names its version and who made it")
    func itNamesItsVersionAndWhoMadeIt() throws {
        for version in Version.allCases {
            let properties = try properties(of: archive(version))
            #expect(properties["manifest.version"] == "1.0")
            #expect(properties["oneroster.version"] == version.rawValue)
            #expect(properties["source.systemName"] == "itslearning by gradebridge")
            #expect(properties["source.systemCode"] == "gradebridge")
        }
    }

    @Test("A file without rows is left out and marked absent")
    func aFileWithoutRowsIsLeftOutAndMarkedAbsent() throws {
        let archive = try archive {
            try $0.writeLineItem(LineItemIdentity(item: "1", section: "class-1"), try essay())
        }
        #expect(archive.names == ["manifest.csv", "lineItems.csv"])
        let properties = try properties(of: archive)
        #expect(properties["file.lineItems"] == "delta")
        #expect(properties["file.results"] == "absent")
        #expect(properties["file.categories"] == "absent")
    }

    @Test("A bundle of nothing is a manifest alone")
    func aBundleOfNothingIsAManifestAlone() throws {
        let archive = try archive { #expect($0.lineItemCount == 0 && $0.resultCount == 0) }
        #expect(archive.names == ["manifest.csv"])
        #expect(try properties(of: archive).values.filter { $0 == "delta" }.isEmpty)
    }
}
