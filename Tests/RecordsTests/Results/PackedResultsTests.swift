import CSVCore
import Domain
import Records
import TestSupport
import Testing

@Suite("Results packed in their line item")
struct PackedResultsTests {
    @Test("Every send is kept, oldest first, and the value last seen in Campus")
    func everySendIsKeptOldestFirst() throws {
        let text = "[[\"s1\",[1,9.5,2,9]],[\"s2\",[1,10],10],[\"s3\",[3,\"exempt\"],\"exempt\"]]"
        let results = try unpacked(text)
        #expect(results.map(\.student) == ["s1", "s2", "s3"])
        #expect(
            results[0].sends == [
                .sent(bundle: 1, try points("9.5")), .sent(bundle: 2, try points("9")),
            ])
        #expect(results.map(\.seen) == [nil, try points("10"), .exempt])
        #expect(packed(results) == text)
    }

    @Test("The latest value is that of the last send, with its bundle")
    func theLatestValueIsThatOfTheLastSend() throws {
        try "[[\"s1\",[1,9.5,12,9.25],9.5]]".withField { bytes in
            var reader = PackedResultsReader(bytes)
            guard let result = try reader.next() else { throw NoResult() }
            #expect(result.latest == (try points("9.25")))
            #expect(result.latestBundle == 12)
            #expect(try result.wasSent(in: 1) && result.wasSent(in: 12) && !result.wasSent(in: 2))
        }
    }

    @Test(
        "Confirmed is what Campus has shown with its latest value",
        arguments: [
            ("[[\"s\",[1,9]]]", false), ("[[\"s\",[1,9],9]]", true), ("[[\"s\",[1,9,2,8],9]]", false),
            ("[[\"s\",[1,9,2,8],8]]", true), ("[[\"s\",[1,\"exempt\"],\"exempt\"]]", true),
            ("[[\"s\",[1,\"exempt\"],0]]", false),
        ])
    func confirmedIsWhatCampusHasShownWithItsLatestValue(_ text: String, _ isConfirmed: Bool) throws {
        try text.withField { bytes in
            var reader = PackedResultsReader(bytes)
            let result = try reader.next()
            let found = result?.isConfirmed
            #expect(found == isConfirmed)
        }
    }

    @Test("No results are an empty list")
    func noResultsAreAnEmptyList() throws {
        #expect(try unpacked("[]").isEmpty)
        var writer = PackedResultsWriter()
        #expect(writer.withText { String(decoding: $0, as: UTF8.self) } == "[]")
    }

    @Test("A further send is appended to what was known, and what Campus showed stays")
    func aFurtherSendIsAppendedToWhatWasKnown() throws {
        let before = try unpacked("[[\"s1\",[1,9.5],9.5],[\"s2\",[1,7]]]")
        let text = try rewritten(packed(before)) { writer, result in
            if result.student.elementsEqual("s1".utf8.span) {
                try writer.send(try points("8"), bundle: 4, student: result.student, before: result)
            } else {
                try writer.keep(result)
            }
        }
        #expect(text == "[[\"s1\",[1,9.5,4,8],9.5],[\"s2\",[1,7]]]")
    }

    @Test("A first send, and then a writer used again for the next line item")
    func aFirstSendAndThenAWriterUsedAgainForTheNextLineItem() throws {
        var writer = PackedResultsWriter()
        for student in ["s1", "s2"] {
            try student.withField { try writer.send(try points("8.50"), bundle: 3, student: $0, before: nil) }
        }
        #expect(
            writer.withText { String(decoding: $0, as: UTF8.self) } == "[[\"s1\",[3,8.5]],[\"s2\",[3,8.5]]]")
        writer.removeAll()
        try "s3".withField { try writer.send(.exempt, bundle: 4, student: $0, before: nil) }
        #expect(writer.withText { String(decoding: $0, as: UTF8.self) } == "[[\"s3\",[4,\"exempt\"]]]")
    }

    @Test("Property: packed and unpacked is the same, and so is a copy by the writer")
    func packedAndUnpackedIsTheSameAndSoIsACopyByTheWriter() throws {
        var random = RandomSource()
        for _ in 0..<500 {
            let results = (0..<Int.random(in: 0...12, using: &random)).map { Self.result($0, &random) }
            let text = packed(results)
            try #require(try unpacked(text) == results, "\(random)")
            try #require(try rewritten(text) { try $0.keep($1) } == text, "\(random)")
        }
    }

    @Test(
        "Anything else is damage",
        arguments: [
            "", "x", "{}", "[[]]", "[\"s1\"]", "[[\"s1\"]]", "[[\"s1\",[]]]", "[[\"s1\",[1]]]",
            "[[\"s1\",[1,x]]]",
            "[[\"s1\",[x,1]]]", "[[\"s1\",[1,9],x]]", "[[\"s1\",[1,9],]]", "[[\"s1\",[1,9]]]x",
            "[[\"s1\",[1,9]],]",
            "[[\"s1\",[1,9]] ]", "[[s1,[1,9]]]", "[[\"s1\",[1,9]][\"s2\",[1,9]]]", "[]x", "[]]",
        ])
    func anythingElseIsDamage(_ text: String) {
        #expect(throws: PackedResultsDamage.self) { try unpacked(text) }
    }

    @Test(
        "An earlier send that cannot be read is damage and no release: a release is `0,null` and nothing else",
        arguments: [
            "1,8.5,0,nulk,2,9", "1,8.5,0,nul,2,9", "1,8.5,0,,2,9", "1,8.5,1,null,2,9", "1,8.5,00,null,2,9",
            "1,8.5,,null,2,9", "1,8.5,0,8,2,9", "0,\"exempt\",2,9", "1,8.x,2,9", "x,8.5,2,9",
            "1,\"exemqt\",2,9",
            "-1,8.5,2,9", "1,,2,9",
        ])
    func anEarlierSendThatCannotBeReadIsDamageAndNoRelease(_ sends: String) throws {
        try "[[\"s1\",[\(sends)]]]".withField { bytes in
            var reader = PackedResultsReader(bytes)
            guard let result = try reader.next() else { throw NoResult() }
            #expect(throws: PackedResultsDamage.self) { try result.history }
            #expect(throws: PackedResultsDamage.self) { try result.sendList }
            #expect(throws: PackedResultsDamage.self) { try result.wasSent(in: 7) }
        }
    }

    @Test("Packed results that were cut short are damage, wherever they were cut")
    func packedResultsThatWereCutShortAreDamageWhereverTheyWereCut() throws {
        let text = "[[\"s1\",[1,9.5,2,9],9],[\"s2\",[1,\"exempt\"]]]"
        for length in 0..<text.utf8.count {
            let cut = String(text.prefix(length))
            #expect(throws: PackedResultsDamage.self, "\(cut)") { try unpacked(cut) }
        }
    }

    @Test("A bundle that is no number is damage", arguments: ["1.5", "-1", "", "x", "1234567890"])
    func aBundleThatIsNoNumberIsDamage(_ bundle: String) {
        #expect(throws: PackedResultsDamage.self) { try unpacked("[[\"s1\",[\(bundle),8]]]") }
    }

    @Test("Students come once each, rising: anything else is refused", arguments: ["s1", "s2", "", "S9"])
    func studentsComeOnceEach(_ student: String) throws {
        var writer = PackedResultsWriter()
        try "s2".withField { try writer.send(.exempt, bundle: 1, student: $0, before: nil) }
        #expect(throws: PackedResultsDisorder.self) {
            try student.withField { try writer.send(.exempt, bundle: 1, student: $0, before: nil) }
        }
    }

    private func rewritten(
        _ text: String, _ body: (inout PackedResultsWriter, PackedResult) throws -> Void
    ) throws -> String {
        try text.withField { bytes in
            var reader = PackedResultsReader(bytes)
            var writer = PackedResultsWriter()
            while let result = try reader.next() { try body(&writer, result) }
            return writer.withText { String(decoding: $0, as: UTF8.self) }
        }
    }

    private static func result(_ number: Int, _ random: inout RandomSource) -> Result {
        func value(_ random: inout RandomSource) -> ScoreValue {
            random.chance(oneIn: 10)
                ? .exempt : .points(Points(billionths: .random(in: 0...99_999_990_000_000, using: &random)))
        }
        let sends = (0...random.number(0...4)).map { _ in
            random.chance(oneIn: 8)
                ? SendHistory.Entry.released
                : .sent(bundle: random.number(1...1_000_000), value(&random))
        }
        return Result(
            student: "s\(100 + number)/@._-", sends: sends,
            seen: Bool.random(using: &random) ? value(&random) : nil,
            mark: random.pick([nil, nil, .seenBefore, .dueAgain], else: nil))
    }
}
