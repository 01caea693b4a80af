import Domain
import Records
import Testing

@testable import Ledger

@Suite("The ledger in the sqlite3 shell", .enabled(if: Tool.hasSQLite, "needs the sqlite3 shell"))
struct ShellTests {
    @Test("The view of results gives what the program reads")
    func theViewOfResultsGivesWhatTheProgramReads() throws {
        try withLedger { ledger in
            let results =
                "[[\"s1\",[1,9.5,2,9],9.5],[\"s2\",[1,10],10],[\"s3\",[2,\"exempt\"]],[\"s4\",[1,99999.99,0,null],null,1]]"
            try ledger.write { session in
                try session.recordStaged(bundle(1))
                let writer = try session.lineItemWriter()
                try writer.add("9001", "class-1", results: results)
                try writer.add("9002", "class-1")
                try session.recordFreeze(
                    Freeze(
                        lineItem: 1, student: "s2", reason: .cleared, since: night(), ours: try points("10")))
            }
            let rows = try Tool.sqlite(
                ledger.path,
                """
                SELECT line_item, item, section, student, latest, latest_bundle, sends, seen, mark, frozen
                FROM result
                """
            )
            #expect(
                rows == [
                    "itsl_9001_class-1|9001|class-1|s1|9|2|[1,9.5,2,9]|9.5||",
                    "itsl_9001_class-1|9001|class-1|s2|10|1|[1,10]|10||cleared",
                    "itsl_9001_class-1|9001|class-1|s3|exempt|2|[2,\"exempt\"]|||",
                    "itsl_9001_class-1|9001|class-1|s4||0|[1,99999.99,0,null]||1|",
                ])
        }
    }

    @Test("The table of bundles gives what the program reads")
    func theTableOfBundlesGivesWhatTheProgramReads() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for sequence in 1...3 { try session.recordStaged(bundle(sequence)) }
                try session.recordPublished(sequence: 1, at: night(8))
                try session.recordIntent(sequence: 4, at: night(4))
            }
            let rows = try Tool.sqlite(
                ledger.path,
                "SELECT sequence, state, at, file, school, mode, version, sha256, bytes, line_items, results "
                    + "FROM bundle WHERE state <> 'intent' ORDER BY sequence")
            let read = try ledger.read { try $0.bundles() }
            #expect(
                rows
                    == read.map {
                        "\($0.sequence)|\($0.state.rawValue)|\($0.at)|\($0.file)|\($0.school ?? "")|\($0.mode.rawValue)|"
                            + "\($0.version)|\($0.sha256)|\($0.bytes)|\($0.lineItems)|\($0.results)"
                    })
            #expect(read.count == 3)
        }
    }

    @Test("The documented query finds every send of one result")
    func theDocumentedQueryFindsEverySendOfOneResult() throws {
        try withLedger { ledger in
            try ledger.write {
                try $0.lineItemWriter().add("9001", "class-1", results: "[[\"s1\",[1,9.5,2,9,5,9.25]]]")
            }
            let rows = try Tool.sqlite(
                ledger.path,
                """
                SELECT send.value, json_extract(result.sends, '$[' || (send.key + 1) || ']')
                FROM result, json_each(result.sends) AS send
                WHERE line_item = 'itsl_9001_class-1' AND student = 's1' AND send.key % 2 = 0
                """)
            #expect(rows == ["1|9.5", "2|9", "5|9.25"])
        }
    }

    @Test("Its own integrity check finds the ledger sound")
    func itsOwnIntegrityCheckFindsTheLedgerSound() throws {
        try withLedger { ledger in
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for item in 0..<500 {
                    try writer.add("\(item)", "class-1", results: "[[\"s1\",[1,\(item)]]]")
                }
            }
            let rows = try Tool.sqlite(ledger.path, "PRAGMA integrity_check; PRAGMA foreign_key_check")
            #expect(rows == ["ok"])
        }
    }
}
