import CSVCore
import Domain
import TestSupport
import Testing

func resultID(_ item: LineItemIdentity, student: String) -> String {
    text { item.appendResultID(student: student.utf8.span, to: &$0) }
}

@Suite("Ids of line items and results")
struct ResultIdentityTests {
    @Test("Ids can be read: itsl, item, class, student")
    func idsCanBeReadItsl() {
        let item = LineItemIdentity(item: "9000001", section: "42-001.a/b@c")
        #expect(item.id == "itsl_9000001_42-001.a/b@c")
        #expect(resultID(item, student: "s100") == "itsl_9000001_42-001.a/b@c_s100")
    }

    @Test("An underscore in the item or the class makes the line item's id a UUID")
    func anUnderscoreInTheItemOrTheClassMakesTheLineItemsId() {
        #expect(isNameUUID(LineItemIdentity(item: "1_2", section: "3").id))
        #expect(isNameUUID(LineItemIdentity(item: "1", section: "2_3").id))
        #expect(LineItemIdentity(item: "12", section: "3").id == "itsl_12_3")
    }

    @Test("An underscore in the item or the class makes every result id a UUID as well")
    func underscoreInParent() {
        for item in [
            LineItemIdentity(item: "1_2", section: "3"), LineItemIdentity(item: "1", section: "2_3"),
        ] {
            #expect(isNameUUID(resultID(item, student: "s1")))
        }
    }

    @Test("An underscore in the student makes only the result id a UUID")
    func underscoreInStudent() {
        let item = LineItemIdentity(item: "1", section: "2")
        #expect(item.id == "itsl_1_2")
        #expect(isNameUUID(resultID(item, student: "s_1")))
    }

    @Test(
        "What OneRoster's rule for ids does not allow makes it a UUID",
        arguments: ["a b", "ü", "a,b", "a\"b", "#1"])
    func whatOneRostersRuleForIdsDoesNotAllowMakesItAUUID(_ part: String) {
        #expect(isNameUUID(LineItemIdentity(item: part, section: "2").id))
        #expect(isNameUUID(LineItemIdentity(item: "1", section: part).id))
        #expect(isNameUUID(resultID(LineItemIdentity(item: part, section: "2"), student: "s1")))
        #expect(isNameUUID(resultID(LineItemIdentity(item: "1", section: "2"), student: part)))
    }

    @Test("255 characters are allowed, 256 make it a UUID")
    func of255CharactersAreAllowed() {
        let fits = LineItemIdentity(
            item: String(repeating: "1", count: 200), section: String(repeating: "2", count: 49))
        #expect(fits.id.count == 255 && fits.id.hasPrefix("itsl_"))
        #expect(isNameUUID(resultID(fits, student: "s")))
        let long = LineItemIdentity(
            item: String(repeating: "1", count: 200), section: String(repeating: "2", count: 50))
        #expect(isNameUUID(long.id))
        #expect(isNameUUID(resultID(long, student: "s")))
    }

    @Test("A result id has the same limit")
    func aResultIdHasTheSameLimit() {
        let item = LineItemIdentity(item: "1", section: "2")
        #expect(resultID(item, student: String(repeating: "s", count: 246)).count == 255)
        #expect(isNameUUID(resultID(item, student: String(repeating: "s", count: 247))))
    }

    @Test(
        "The UUID is version 5 in the URL namespace, as Python makes it",
        .enabled(if: Python.isThere, "needs python3"))
    func theUUIDIsVersion5InTheURLNamespace() throws {
        var random = RandomSource()
        let parts = ["ü", "7_", "a b", "漢字", "%5F", "_", "100%", "x,y"]
        let names = (0..<200).map { _ in
            (0..<3).map { _ in
                (parts.randomElement(using: &random) ?? "") + "\(UInt8.random(in: 0...99, using: &random))"
            }
        }
        let script = """
            import sys, uuid
            def made(*parts):
                return uuid.uuid5(uuid.NAMESPACE_URL, "_".join(
                    ["itsl"] + [part.replace("%", "%25").replace("_", "%5F") for part in parts]))
            for item, section, student in zip(*[iter(sys.argv[1:])] * 3):
                print(made(item, section))
                print(made(item, section, student))
            """
        let expected = try Python.lines(script, names.flatMap(\.self))
        try #require(expected.count == 2 * names.count)
        for (index, name) in names.enumerated() {
            let item = LineItemIdentity(item: name[0], section: name[1])
            try #require(item.id == expected[2 * index], "\(random)")
            try #require(resultID(item, student: name[2]) == expected[2 * index + 1], "\(random)")
        }
    }

    @Test("Different parts never make one id, wherever their underscores stand")
    func differentPartsNeverMakeOneId() {
        #expect(
            LineItemIdentity(item: "1_2", section: "3").id != LineItemIdentity(item: "1", section: "2_3").id)
        let here = LineItemIdentity(item: "1", section: "42")
        let there = LineItemIdentity(item: "1", section: "42_1")
        #expect(resultID(here, student: "1_7") != resultID(there, student: "7"))
        #expect(
            LineItemIdentity(item: "1%5F2", section: "3").id != LineItemIdentity(item: "1_2", section: "3").id
        )
    }

    @Test("A result under a UUID is a UUID too, also where the readable form has the length of one")
    func sameLength() {
        let item = LineItemIdentity(item: "1234567890 1234567890", section: "123456789")
        #expect(isNameUUID(item.id))
        #expect(isNameUUID(resultID(item, student: "s1")))
    }

    @Test("An empty part makes it a UUID")
    func anEmptyPartMakesItAUUID() {
        #expect(isNameUUID(LineItemIdentity(item: "", section: "1").id))
        #expect(isNameUUID(resultID(LineItemIdentity(item: "1", section: "1"), student: "")))
    }

    private func isNameUUID(_ id: String) -> Bool {
        let groups = id.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups[2].hasPrefix("5")
            && groups.joined().allSatisfy { "0123456789abcdef".contains($0) }
    }
}
