import Scenes
import TestSupport
import Testing

@Suite(
    "A read-back in which nothing of ours is proves nothing",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ForeignReadbackTests {
    /// What a district's export may hold instead of our ids.
    enum Ids: String, CaseIterable {
        case prefixed, withoutPrefix, ownIds, headerAlone

        func change(_ table: inout CSVTable) {
            switch self {
            case .headerAlone: table.rows = []
            default:
                for place in table.rows.indices {
                    let id = table.rows[place]["externalLMSSourcedID"] ?? ""
                    table.rows[place]["externalLMSSourcedID"] =
                        switch self {
                        case .prefixed: "LMS-" + id
                        case .withoutPrefix: String(id.dropFirst("itsl_".count))
                        default: "9b1d-\(place)"
                        }
                }
            }
        }

        /// The ids are ours, as somebody wrote them.
        var areOurs: Bool { self == .prefixed || self == .withoutPrefix }

        var cause: String {
            switch self {
            case .prefixed, .withoutPrefix: "begin in another way than ours"
            case .ownIds: "Its line items are others, such as 9b1d-0."
            case .headerAlone: "It names no line item at all."
            }
        }
    }

    private static let code = "guard-readback-line-items"

    @Test(
        "Where Campus has shown our line items before it stops (21), names the likely cause, and leaves the ledger as it was",
        arguments: Ids.allCases)
    func knownBefore(ids: Ids) throws {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
        let file = try scene.file(2, as: .extract) { ids.change(&$0["extract.csv", default: CSVTable("")]) }
        let failure = try scene.expectUnapplied(file, 2, status: 21, code: Self.code)
        #expect(failure.message.contains(ids.cause), "\(failure.message)")
        #expect(failure.advice.contains("--accept-changes"))
    }

    @Test("The first one ever stops where its ids are ours, written in another way; else it is applied")
    func theFirstOneEverStopsWhereItsIdsAreOurs() throws {
        for ids in Ids.allCases {
            let scene = try ReadbackScene()
            let file = try scene.file(1, as: .extract) {
                ids.change(&$0["extract.csv", default: CSVTable("")])
            }
            if ids.areOurs {
                _ = try scene.expectUnapplied(file, 1, status: 21, code: Self.code)
            } else {
                #expect(try scene.applied(scene.run(file, 1)).inFlight == 9)
            }
        }
    }

    @Test(
        "Nothing is lost by it: the second one that should show us stops (21), and nothing goes out again",
        arguments: [Ids.ownIds, .headerAlone])
    func neverLost(ids: Ids) throws {
        let scene = try ReadbackScene()
        for night in 1...3 {
            let file = try scene.file(night, as: .extract) {
                ids.change(&$0["extract.csv", default: CSVTable("")])
            }
            if night == 1 {
                #expect(try scene.applied(scene.run(file, night)).lost == 0)
            } else {
                _ = try scene.expectUnapplied(file, night, status: 21, code: Self.code)
                let accepted = try scene.applied(scene.run(file, night, ["--accept-changes"]))
                #expect(accepted.lost == 0)
                #expect(accepted.inFlight == 9)
            }
            #expect(try scene.sent(night + 1) == [:])
        }
    }

    @Test("It is no look at Campus: after it two that show us are needed before a value is lost")
    func isNoLook() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("901", "501", "17")
        _ = try scene.export(2)
        let blind = try scene.file(2, as: .extract) { $0["extract.csv"]?.rows = [] }
        #expect(try scene.applied(scene.run(blind, 2, ["--accept-changes"])).newlyFrozen["cleared"] == 9)
        #expect(try scene.readback(3).lost == 0)
        #expect(try scene.readback(4).lost == 0)
    }

    @Test("A bundle that was never imported goes out again once a person says that it is lost")
    func neverImported() throws {
        let scene = try ReadbackScene(isImported: false)
        _ = try scene.readback(1)
        let second = try scene.file(2)
        let failure = try scene.expectUnapplied(second, 2, status: 21, code: Self.code)
        #expect(failure.advice.contains("bundles mark NUMBER lost"))
        #expect(
            try scene.workspace.run(["bundles", "mark", "1", "lost", "--by", "A. Registrar"]).status == 0)
        #expect(try scene.applied(scene.run(second, 2)).newlyFrozen == [:])
        #expect(try scene.sent(3).count == 9)
    }

    @Test(
        "A partial one with our ids under another prefix stops too: it may tell of changes that nobody would see"
    )
    func aPartialOneWithOurIdsUnderAnotherPrefixStopsToo() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let file = try scene.file(2, as: .extract) {
            Ids.prefixed.change(&$0["extract.csv", default: CSVTable("")])
        }
        _ = try scene.expectUnapplied(file, 2, ["--partial"], status: 21, code: Self.code)
    }

    @Test(
        "An id of ours in another case stops a OneRoster set beside good ones too: nobody would see its scores"
    )
    func anIdOfOursInAnotherCaseStopsAOneRosterSetBesideGood() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let file = try scene.file(2, as: .oneRoster11) { tables in
            for (name, column) in [("lineItems.csv", "sourcedId"), ("results.csv", "lineItemSourcedId")] {
                guard var table = tables[name] else { continue }
                for place in table.rows.indices where table.rows[place][column] == "itsl_903_41002" {
                    table.rows[place][column] = "ITSL_903_41002"
                }
                tables[name] = table
            }
        }
        let failure = try scene.expectUnapplied(file, 2, status: 21, code: Self.code)
        #expect(failure.message.contains("ITSL_903_41002 for itsl_903_41002"))
    }

    /// What somebody's program does to an id on its way.
    enum Rewriting: String, CaseIterable {
        case upperCase, blankBehind, blankBefore

        func callAsFunction(_ id: String) -> String {
            switch self {
            case .upperCase: id.uppercased()
            case .blankBehind: id + " "
            case .blankBefore: " " + id
            }
        }
    }

    @Test(
        "So does one with blanks, and one that only the scores write so, in a partial one too",
        arguments: Rewriting.allCases, [[], ["--partial"]])
    func soDoesOneWithBlanks(_ rewriting: Rewriting, _ flags: [String]) throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let file = try scene.file(2) { tables in
            guard var table = tables["results.csv"] else { return }
            for place in table.rows.indices where table.rows[place]["lineItemSourcedId"] == "itsl_903_41002" {
                table.rows[place]["lineItemSourcedId"] = rewriting("itsl_903_41002")
            }
            tables["results.csv"] = table
        }
        let failure = try scene.expectUnapplied(file, 2, flags, status: 21, code: Self.code)
        #expect(failure.message.contains("itsl_903_41002"))
        // Followed, the advice helps.
        #expect(failure.advice.contains("write the ids as they were sent"))
        #expect(try scene.readback(2).confirmed == 9)
    }

    @Test(
        "A student whose id somebody wrote in another way is a student whose score nobody would see: refused (20)",
        arguments: Rewriting.allCases, [[], ["--partial"]])
    func rewrittenStudent(_ rewriting: Rewriting, _ flags: [String]) throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let file = try scene.file(2) { tables in
            guard var table = tables["results.csv"] else { return }
            for place in table.rows.indices where table.rows[place]["studentSourcedId"] == "s501" {
                table.rows[place]["studentSourcedId"] = rewriting("s501")
            }
            tables["results.csv"] = table
        }
        let failure = try scene.expectUnapplied(file, 2, flags, status: 20, code: "persons-unknown")
        #expect(failure.message.contains("whom we know as s501"))
        #expect(
            try scene.run(file, 2, flags + ["--accept-changes"]).status == 3, "two students, a person says")
    }

    @Test("So does one that only lacks our prefix, where others kept it")
    func soDoesOneThatOnlyLacksOurPrefixWhereOthersKeptIt() throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: .extract) { tables in
            guard var table = tables["extract.csv"] else { return }
            for place in table.rows.indices
            where table.rows[place]["externalLMSSourcedID"] == "itsl_903_41002" {
                table.rows[place]["externalLMSSourcedID"] = "903_41002"
            }
            tables["extract.csv"] = table
        }
        let failure = try scene.expectUnapplied(file, 1, status: 21, code: Self.code)
        #expect(failure.message.contains("903_41002 for itsl_903_41002"))
    }

    @Test("Partial ones that tell nothing are no looks at Campus as long as nothing of ours was ever seen")
    func emptyPartials() throws {
        let scene = try ReadbackScene()
        scene.district.grade("901", "501", "19")
        for night in 1...4 {
            let file = try scene.file(night, as: .extract) { $0["extract.csv"]?.rows = [] }
            #expect(try scene.run(file, night, ["--partial"]).status == 0)
        }
        let words = try scene.workspace.arguments("export", scene.district, now: ReadbackScene.exportClock(5))
        let stopped = try scene.workspace.run(words)
        #expect(try stopped.json(FailureReport.self).error.code == "guard-readback")
        _ = try scene.readback(4)
        let file = try scene.file(6, as: .extract) { $0["extract.csv"]?.rows = [] }
        #expect(try scene.run(file, 6, ["--partial"]).status == 0)
        #expect(try scene.sent(8) == ["itsl_901_41001_s501": "19"])
    }

    @Test("Where the bundle lies in the outbox still, the advice is to import it")
    func notImportedYet() throws {
        let scene = try ReadbackScene(isImported: false)
        _ = try scene.readback(1)
        let failure = try scene.expectUnapplied(scene.file(2), 2, status: 21, code: Self.code)
        #expect(failure.advice.hasPrefix("Bundle 1 still lies in the outbox: import it in Campus"))
        // Followed, it helps.
        try scene.importAll()
        #expect(try scene.readback(2).confirmed == 9)
    }
}
