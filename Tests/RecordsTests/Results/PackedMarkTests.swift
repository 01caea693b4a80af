import CSVCore
import Domain
import Records
import Testing

@Suite("Releases and marks in packed results")
struct PackedMarkTests {
    /// The one result that is packed there.
    private func result<T>(_ text: String, _ body: (PackedResult) throws -> T) throws -> T {
        try "[\(text)]".withField { bytes in
            var reader = PackedResultsReader(bytes)
            guard let result = try reader.next() else { throw NoResult() }
            let isAlone = try reader.next() == nil
            #expect(isAlone)
            return try body(result)
        }
    }

    /// What the writer makes of it.
    private func rewritten(
        _ text: String, _ body: (inout PackedResultsWriter, PackedResult) throws -> Void
    ) throws -> String {
        try result(text) { result in
            var writer = PackedResultsWriter()
            try body(&writer, result)
            return writer.withText { String(String(decoding: $0, as: UTF8.self).dropFirst().dropLast()) }
        }
    }

    // MARK: Reading

    @Test("After a release nothing is the latest, and what was sent before stays known")
    func afterAReleaseNothingIsTheLatest() throws {
        try result("[\"s\",[1,9,2,8,0,null]]") { result in
            #expect(result.latest == nil && result.latestBundle == 0)
            #expect(!result.isConfirmed && !result.isDueAgain && !result.isSentOnce)
            let (nine, eight) = (try points("9"), try points("8"))
            #expect(
                try result.history.entries == [.sent(bundle: 1, nine), .sent(bundle: 2, eight), .released])
            #expect(try result.sendList.map(\.bundle) == [1, 2])
            #expect(try result.wasSent(in: 1) && result.wasSent(in: 2) && !result.wasSent(in: 3))
        }
    }

    @Test("A student who was never sent can be released too")
    func aStudentWhoWasNeverSentCanBeReleasedToo() throws {
        try result("[\"s\",[0,null]]") { result throws in
            #expect(try result.latest == nil && result.history.entries == [.released])
            #expect(try result.sendList.isEmpty && !result.isConfirmed)
        }
    }

    @Test("Sent after a release, the new value is the latest")
    func sentAfterRelease() throws {
        try result("[\"s\",[1,9,0,null,4,9],9]") { result in
            let nine = try points("9")
            #expect(result.latest == nine && result.latestBundle == 4)
            #expect(result.isConfirmed && !result.isSentOnce)
            #expect(try result.history.latestCarriers == [4])
        }
    }

    @Test("Sent once and never released is told apart")
    func sentOnceAndNeverReleasedIsToldApart() throws {
        #expect(try result("[\"s\",[1,9]]") { $0.isSentOnce })
        #expect(try !result("[\"s\",[1,9,2,8]]") { $0.isSentOnce })
        #expect(try !result("[\"s\",[0,null]]") { $0.isSentOnce })
    }

    @Test("A, B, A: Campus showed A before it was sent again, so it is not confirmed")
    func seenBefore() throws {
        try result("[\"s\",[1,9,2,8,3,9],9,0]") { result in
            let nine = try points("9")
            #expect(result.seen == nine && result.mark == .seenBefore)
            #expect(!result.isConfirmed && !result.isDueAgain)
        }
    }

    @Test("Due again is not confirmed, whatever was seen")
    func dueAgain() throws {
        for text in ["[\"s\",[1,9],null,1]", "[\"s\",[1,9],9,1]", "[\"s\",[1,9,2,8],9,1]"] {
            #expect(try result(text) { $0.isDueAgain && !$0.isConfirmed }, "\(text)")
        }
        #expect(try result("[\"s\",[1,9],null,1]") { $0.seen == nil })
    }

    // MARK: Writing

    @Test("A release is written behind what was sent, and what Campus showed counts no longer")
    func aReleaseIsWrittenBehindWhatWasSent() throws {
        for (before, after) in [
            ("[\"s\",[1,9],9]", "[\"s\",[1,9,0,null]]"),
            ("[\"s\",[1,9,2,8],9,1]", "[\"s\",[1,9,2,8,0,null]]"),
            ("[\"s\",[1,9,0,null,3,7],7]", "[\"s\",[1,9,0,null,3,7,0,null]]"),
        ] {
            #expect(try rewritten(before) { try $0.release($1.student, before: $1) } == after)
        }
        #expect(
            try rewritten("[\"s\",[1,9]]") { try $0.release($1.student, before: nil) } == "[\"s\",[0,null]]")
    }

    @Test("A send after a release is written behind it")
    func sendAfterRelease() throws {
        let text = try rewritten("[\"s\",[1,9,0,null]]") {
            try $0.send(try points("7"), bundle: 4, student: $1.student, before: $1)
        }
        #expect(text == "[\"s\",[1,9,0,null,4,7]]")
    }

    @Test("Sending what Campus showed last is marked: it has not been seen since")
    func sendingWhatCampusShowedLastIsMarkedItHasNotBeenSeenSince() throws {
        for (before, after) in [
            ("[\"s\",[1,9,2,8],9]", "[\"s\",[1,9,2,8,3,9],9,0]"),
            ("[\"s\",[1,9],9,1]", "[\"s\",[1,9,3,9],9,0]"),
            // Another value needs no mark: what was seen is not the latest.
            ("[\"s\",[1,8,2,9],8,1]", "[\"s\",[1,8,2,9,3,9],8]"),
            ("[\"s\",[1,9],null,1]", "[\"s\",[1,9,3,9]]"),
        ] {
            let text = try rewritten(before) {
                try $0.send(try points("9"), bundle: 3, student: $1.student, before: $1)
            }
            #expect(text == after)
        }
    }

    @Test("What a read-back says takes the place of what was seen and marked, and the sends stay")
    func whatAReadBackSaysTakesThePlaceOfWhatWasSeen() throws {
        func marked(_ before: String, _ seen: ScoreValue?, _ mark: ResultMemory.UnconfirmedReason?) throws
            -> String
        {
            try rewritten(before) {
                var changed = $1
                changed.memory = ResultMemory(seen: seen, mark: mark)
                try $0.keep(changed)
            }
        }
        #expect(try marked("[\"s\",[1,9],null,1]", try points("9"), nil) == "[\"s\",[1,9],9]")
        #expect(try marked("[\"s\",[1,9]]", nil, .dueAgain) == "[\"s\",[1,9],null,1]")
        #expect(
            try marked("[\"s\",[1,9,2,8,3,9],8]", try points("9"), .seenBefore)
                == "[\"s\",[1,9,2,8,3,9],9,0]")
        #expect(try marked("[\"s\",[1,9],9,1]", nil, nil) == "[\"s\",[1,9]]")
    }

    @Test(
        "A result is kept byte for byte as it was",
        arguments: [
            "[\"s\",[0,null]]", "[\"s\",[1,9,0,null]]", "[\"s\",[1,9,0,null,2,8],8]", "[\"s\",[1,9],null,1]",
            "[\"s\",[1,9],null,0]", "[\"s\",[1,9,2,8,3,9],9,0]", "[\"s\",[1,\"exempt\",0,null],null,1]",
        ])
    func aResultIsKeptByteForByteAsItWas(_ text: String) throws {
        #expect(try rewritten(text) { try $0.keep($1) } == text)
    }

    // MARK: Damage

    @Test(
        "Anything else is damage",
        arguments: [
            // A release has the bundle 0 and no value; nothing else has either.
            "[\"s\",[1,null]]", "[\"s\",[0,9]]", "[\"s\",[0,nul]]", "[\"s\",[00,null]]", "[\"s\",[null,0]]",
            "[\"s\",[0,null,0]]", "[\"s\",[null]]", "[\"s\",[1,9,,null]]",
            // The fourth element is 0 or 1, and there is no fifth.
            "[\"s\",[1,9],9,2]", "[\"s\",[1,9],9,x]", "[\"s\",[1,9],9,]", "[\"s\",[1,9],9,-1]",
            "[\"s\",[1,9],9,10]", "[\"s\",[1,9],9,null]", "[\"s\",[1,9],9,0,0]", "[\"s\",[1,9],9,0,]",
            "[\"s\",[1,9],,1]", "[\"s\",[1,9],nul,1]", "[\"s\",[1,9],NULL,1]",
        ])
    func anythingElseIsDamage(_ text: String) {
        #expect(throws: PackedResultsDamage.self, "\(text)") { try unpacked("[\(text)]") }
    }

    @Test("Results with releases and marks that were cut short are damage, wherever they were cut")
    func cutShort() throws {
        let text = "[[\"s1\",[1,9,0,null],null,1],[\"s2\",[1,9,2,8,3,9],9,0]]"
        #expect(try unpacked(text).count == 2)
        for length in 0..<text.utf8.count {
            let cut = String(text.prefix(length))
            #expect(throws: PackedResultsDamage.self, "\(cut)") { try unpacked(cut) }
        }
    }
}
