import OneRoster
import Testing

@Suite("OneRoster's rules for ids and versions")
struct RulesTests {
    @Test("An id is made of digits, ASCII letters and . / @ _ -, and of nothing else")
    func anIdIsMadeOfDigits() {
        let allowed = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz./@_-".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(GUIDRule.allows(byte) == allowed.contains(byte), "\(byte)")
        }
    }

    @Test("An id has 1 to 255 characters")
    func anIdHas1To255Characters() {
        #expect(!GUIDRule.accepts("".utf8))
        #expect(GUIDRule.accepts("a".utf8))
        #expect(GUIDRule.accepts(String(repeating: "a", count: 255).utf8))
        #expect(!GUIDRule.accepts(String(repeating: "a", count: 256).utf8))
    }

    @Test(
        "One character that is not allowed spoils an id, wherever it stands",
        arguments: [" a", "a b", "a ", "aü"])
    func oneCharacterThatIsNotAllowedSpoilsAnId(_ id: String) {
        #expect(!GUIDRule.accepts(id.utf8))
    }

    @Test("A manifest's version is 1.1, 1.2 or the correction 1.2.1")
    func aManifestsVersionIs1_1() {
        #expect(Version(manifestValue: "1.1") == .v1p1)
        #expect(Version(manifestValue: "1.2") == .v1p2)
        #expect(Version(manifestValue: "1.2.1") == .v1p2)
        for other in ["", "1.0", "1.1.1", "1.3", "2.0", "1", "v1.1", " 1.1"] {
            #expect(Version(manifestValue: other) == nil, "\(other)")
        }
    }

    @Test("A table is found by its name, a column by its own")
    func aTableIsFoundByItsName() {
        #expect(Version.v1p1.table("results")?.fileName == "results.csv")
        #expect(Version.v1p1.table("roles") == nil)
        #expect(Version.v1p2.table("roles") != nil)
        #expect(Version.v1p2.table("results")?.column("late") != nil)
        #expect(Version.v1p1.table("results")?.column("late") == nil)
    }

    @Test("What a column asks of its cells: always, in a delta only, or nothing")
    func whatAColumnAsksOfItsCells() {
        let results = Version.v1p1.table("results")
        #expect(results?.column("sourcedId")?.requirement == .always)
        #expect(results?.column("dateLastModified")?.requirement == .inDelta)
        #expect(results?.column("comment")?.requirement == .never)
    }
}
