import Domain
import GRDB
import Records
import TestSupport
import Testing

@testable import Ledger

@Suite("The history grows night after night, and costs no more for it")
struct HistoryGrowthTests {
    private func record(_ command: RunCommand, _ number: Int, _ session: LedgerSession) throws {
        let run = try session.recordRun(
            command: command, at: night(number), summary: summary(number), inputs: [])
        try session.recordFinished(run: run)
    }

    private func summaries(_ ledger: Ledger, of command: RunCommand) throws -> [String] {
        try ledger.read { session in
            try String.fetchAll(
                session.db, sql: "SELECT summary FROM run WHERE command = ? ORDER BY id",
                arguments: [command.rawValue]
            )
        }
    }

    /// As long as a night's, with its exit code.
    private func summary(_ number: Int) -> String {
        "{\"n\":\(number),\"exitCode\":\(number % 3),\"sentence\":\"\(String(repeating: "x", count: 40))\"}"
    }

    @Test(
        "Of runs that no report looks back to the summary is emptied but for the exit code, and the run stays"
    )
    func ofRunsThatNoReportLooksBackToTheSummaryIsEmptied() throws {
        let kept = LedgerSession.keptSummaries
        try withLedger { ledger in
            try ledger.write { session in
                for number in 1...kept.ofAll { try record(.nightly, number, session) }
            }
            let all = try summaries(ledger, of: .nightly)
            #expect(all == (1...kept.ofAll).map(summary))
            try ledger.write { session in
                for number in 1...3 { try record(.nightly, kept.ofAll + number, session) }
            }
            let later = try summaries(ledger, of: .nightly)
            #expect(later.count == kept.ofAll + 3)
            #expect(later.prefix(3) == ["{\"exitCode\":1}", "{\"exitCode\":2}", "{\"exitCode\":0}"])
            #expect(later.dropFirst(3).elementsEqual((4...kept.ofAll + 3).map(summary)))
            #expect(try ledger.integrityProblems() == [])
        }
    }

    @Test(
        """
        The newest of each command keep theirs, however many runs of others came since; what people said is kept for \
        good
        """)
    func keptOfCommand() throws {
        let kept = LedgerSession.keptSummaries
        try withLedger { ledger in
            try ledger.write { session in
                for number in 1...2 { try record(.findingsKnown, number, session) }
                for number in 1...3 { try record(.export, number, session) }
                for number in 1...kept.ofAll + 5 { try record(.nightly, number, session) }
                try record(.export, 4, session)
                try record(.findingsKnown, 3, session)
            }
            #expect(try summaries(ledger, of: .export) == (1...4).map(summary))
            #expect(try summaries(ledger, of: .findingsKnown) == (1...3).map(summary))
        }
    }

    @Test("A read-back whose summary was emptied is known as applied")
    func aReadBackWhoseSummaryWasEmptiedIsKnownAsApplied() throws {
        let kept = LedgerSession.keptSummaries
        try withLedger { ledger in
            let first = try ledger.write { session in
                let run = try session.recordRun(
                    command: .readback, at: night(),
                    summary: "{\"n\":\"\(String(repeating: "x", count: 40))\"}",
                    inputs: [InputRecord(kind: .readback, name: "a.zip", sha256: "aa")])
                try session.recordFinished(run: run)
                for number in 1...kept.ofAll { try record(.readback, number, session) }
                return run
            }
            try ledger.read { session throws in
                #expect(try session.run(first)?.summary == "{}")
                #expect(try session.readbackRuns(sha256: "aa").keys.contains(first))
                #expect(try !session.isUnreported(run: first))
            }
        }
    }

    @Test("Nor does the table grow by more than its rows: what a summary took is given to others")
    func norDoesTheTableGrowByMoreThanItsRows() throws {
        try withLedger { ledger in
            func pages(of count: ClosedRange<Int>) throws -> Int {
                for hundred in count {
                    try ledger.write { session in
                        for number in 1...100 {
                            let run = try session.recordRun(
                                command: .nightly, at: night(hundred),
                                summary:
                                    "{\"n\":\"\(String(repeating: "x", count: 3_000))\(number)\"}",
                                inputs: [InputRecord(kind: .roster, name: "r", sha256: "\(number)")])
                            try session.recordFinished(run: run)
                        }
                    }
                }
                return try ledger.read { session in
                    try Int.fetchOne(session.db, sql: "SELECT count(*) FROM dbstat WHERE name = 'run'") ?? 0
                }
            }
            let full = try pages(of: 1...12)
            let later = try pages(of: 13...24)
            #expect(later < full + full / 10)
            #expect(try ledger.integrityProblems() == [])
        }
    }

    // MARK: Checksums of what was written

    /// One thing that a night, or a person, does to the history.
    private static func change(
        _ session: LedgerSession, _ count: Int, _ random: inout RandomSource
    ) throws {
        let (number, at) = (random.number(1...6), night(random.number(0...9)))
        switch random.number(0...10) {
        case 0:
            let input = InputRecord(kind: .gradebook, name: "\(count)", sha256: "\(number)")
            let run = try session.recordRun(command: .export, at: at, summary: "\(count)", inputs: [input])
            if number > 3 { try session.recordFinished(run: run) }
        case 1:
            if number > 3 { try session.recordRun(command: .nightly, at: at, summary: "{}", inputs: []) }
            try session.removeUnfinishedRuns(of: .nightly)
        case 2: try session.recordIntent(sequence: 1_000 + count, at: at)
        case 3: try session.dropIntents()
        // What is there already is replaced.
        case 4: try session.recordStaged(bundle(number))
        case 5: try session.recordPublished(sequence: number, at: at)
        case 6:
            try session.recordStaged(bundle(number))
            try session.recordDelivery(
                DeliveryRecord(bundle: number, state: .waiting, at: at, host: "h", folder: "f"))
        case 7:
            try session.recordFetched(
                FetchedFile(source: "h:f", name: "\(number)", bytes: UInt64(count), listed: "x"), at: at)
        case 8: try session.recordArrival([number], at: at, readback: nil)
        case 9: try session.removeMarkedArrival(number)
        default:
            let run = try session.recordRun(
                command: .readback, at: at, summary: "\(count)",
                inputs: [InputRecord(kind: .readback, name: "\(count)", sha256: "r\(count)")])
            try session.recordReadback(
                ReadbackRecord(run: run, time: at, isFull: true, format: .oneRoster, name: "\(count)"))
        }
    }

    @Test(
        """
        Whatever is added, changed, replaced, removed or given up: each row and each count is as written, and what is \
        remembered of the history is what stands there
        """)
    func whateverIsAddedChanged() throws {
        struct GivenUp: Error {}
        var random = RandomSource()
        try withLedger { ledger in
            for count in 0..<150 {
                let isGivenUp = random.chance(oneIn: 4)
                do {
                    try ledger.write { session in
                        for step in 0..<random.number(1...4) {
                            try Self.change(session, 10 * count + step, &random)
                            guard random.chance(oneIn: 3) else { continue }
                            let bundles = try session.bundles(where: "TRUE")
                            let readbacks = try session.readbacks(where: "TRUE")
                            #expect(try session.bundles() == bundles, "\(random)")
                            #expect(try session.readbacks() == readbacks, "\(random)")
                        }
                        if isGivenUp { throw GivenUp() }
                    }
                } catch is GivenUp {}
                let problems = try ledger.integrityProblems()
                try #require(problems == [], "\(random), transaction \(count)")
                try ledger.read { session throws in
                    let bundles = try session.bundles(where: "TRUE")
                    let readbacks = try session.readbacks(where: "TRUE")
                    try #require(try session.bundles() == bundles, "\(random), transaction \(count)")
                    try #require(try session.readbacks() == readbacks, "\(random), transaction \(count)")
                }
            }
        }
    }

    @Test("What another program writes in between is held to the checksums again")
    func whatAnotherProgramWritesInBetweenIsHeldToTheChecksumsAgain() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger.create(at: path)
            try ledger.write { try $0.recordStaged(bundle(1)) }
            _ = try ledger.read { try $0.bundles() }
            try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE bundle SET bytes = 0") }
            #expect(throws: LedgerError.self) { try ledger.read { try $0.bundles() } }
            #expect(throws: LedgerError.self) { try ledger.write { try $0.recordStaged(bundle(2)) } }
        }
    }

    @Test("A bundle is found by its name, its content and its state as among all of them")
    func aBundleIsFoundByItsName() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for number in 1...4 { try session.recordStaged(bundle(number)) }
                try session.recordPublished(sequence: 1, at: night(1))
                try session.recordWithdrawn(sequence: 2, at: night(1))
                try session.recordLeftOutbox(sequence: 3, at: night(1))
                try session.recordIntent(sequence: 5, at: night(1))
            }
            try ledger.read { session throws in
                let all = try session.bundles()
                #expect(all.map(\.sequence) == [1, 2, 3, 4])
                #expect(try session.bundlesAwaitingPublishing() == all.filter(\.awaitsPublishing))
                let named = try session.bundles(named: [all[0].file, all[2].file, "other.zip"])
                #expect(named == [all[0], all[2]])
                #expect(try session.bundle(sha256: all[1].sha256) == all[1])
                #expect(try session.bundle(sha256: "none") == nil)
                let times = Dictionary(uniqueKeysWithValues: all.map { ($0.sequence, $0.at) })
                #expect(try session.bundleTimes() == times)
                #expect(try session.newestReadbackTime() == nil)
            }
        }
    }
}
