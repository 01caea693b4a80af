import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("The checksums of rows that decide")
struct ChecksumTests {
    /// A row in every table, and three line items with results.
    private static let content = """
        INSERT INTO run (id, command, at, summary) VALUES (1, 'export', '2026-11-01T02:00:00.000Z', '{"sent":3}');
        INSERT INTO input (run, kind, name, sha256) VALUES (1, 'gradebook', 'inbox/a.zip', 'aa');
        INSERT INTO bundle (sequence, state, at) VALUES (1, 'intent', '2026-11-01T02:00:00.000Z');
        INSERT INTO line_item_version (line_item, replaced_by, title, sent_title, assign_date, due_date, category,
            period, max_points) VALUES (1, 2, 'Esay', 'Esay', '2026-09-01', '2026-10-01', 'h', 'a', '10.5');
        INSERT INTO readback (run, as_of, is_full, format) VALUES (1, '2026-11-01T02:00:00.000Z', 1, 'oneroster');
        INSERT INTO arrival (bundles, at) VALUES ('[1]', '2026-11-01T02:00:00.000Z');
        INSERT INTO freeze (line_item, student, reason, since) VALUES (1, 's1', 'changed', '2026-11-01T02:00:00.000Z');
        INSERT INTO release (line_item, student, at, by, why, reason, since, flags, flags_now) VALUES
            (1, 's1', '2026-11-01T02:00:00.000Z', 'R', 'slip', 'changed', '2026-11-01T02:00:00.000Z', '', '');
        INSERT INTO repeated (line_item, student, bundle, flags) VALUES (1, 's1', 1, '');
        INSERT INTO ambiguous (line_item, student, readback) VALUES (1, 's1', 1);
        INSERT INTO mark (bundle, state, at) VALUES (1, 'lost', '2026-11-01T02:00:00.000Z');
        INSERT INTO hold_release (line_item, hold, at, by, why, after_bundle) VALUES
            (1, 'item-removed', '2026-11-01T02:00:00.000Z', 'R', 'there', 1);
        INSERT INTO known_finding (item, section, class, code, at, by, why, content) VALUES
            ('9', 'a', 'held', 'no-term', '2026-11-01T02:00:00.000Z', 'R', 'known', '[1,[],[]]');
        INSERT INTO delivery (bundle, state, at, host, folder) VALUES (1, 'waiting', '2026-11-01T02:00:00.000Z', 'h', 'f');
        INSERT INTO fetched (source, name, bytes, listed, at) VALUES ('h:f', 'a.zip', 9, 'x', '2026-11-01T02:00:00.000Z');
        INSERT INTO unread (name, as_of, at, why) VALUES ('a', '2026-11-01T02:00:00.000Z', '2026-11-01T02:00:00.000Z', 'x');
        INSERT INTO section (id, students) VALUES ('a', 24);
        INSERT INTO told (line_item, student, as_of) VALUES (1, 's1', '2026-11-01T02:00:00.000Z');
        INSERT INTO lift (line_item, student, at, lifted_by, reason, since, flags, flags_now) VALUES
            (1, 's1', '2026-11-01T02:00:00.000Z', 1, 'reverted', '2026-11-01T02:00:00.000Z', '', '');
        INSERT INTO setting (name, value) VALUES ('district', 'Cedar Valley');
        INSERT INTO not_shown (readback, school) VALUES (1, 'MS');
        """

    /// - Parameter change: SQL behind gradebridge's back.
    private func damaged(_ change: String, _ body: (Ledger) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger.create(at: path)
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for item in ["1", "2", "3"] {
                    try writer.add(item, "a", results: "[[\"s1\",[1,9.5]],[\"s2\",[1,8]]]")
                }
            }
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let behind = try DatabaseQueue(path: path, configuration: configuration)
            try behind.write { try $0.execute(sql: Self.content) }
            try ledger.sealAsItIs()
            #expect(try ledger.integrityProblems() == [])
            try behind.write { try $0.execute(sql: change) }
            try body(try Ledger.open(at: path))
        }
    }

    /// What a use of the ledger comes to.
    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? LedgerError)?.code
        }
    }

    private static let changes: [(CheckedTable, String)] = [
        (.run, "finished = 1"), (.input, "sha256 = 'ab'"), (.bundle, "at = '2026-11-01T02:00:00.001Z'"),
        (.lineItemVersion, "title = 'Essay'"), (.readback, "is_full = 0"), (.arrival, "bundles = '[9]'"),
        (.freeze, "line_item = 3"), (.release, "student = 's2'"), (.repeated, "bundle = 2"),
        (.ambiguous, "campus = '1'"), (.mark, "state = 'imported'"), (.holdRelease, "after_bundle = 0"),
        (.knownFinding, "content = '[2,[],[]]'"), (.delivery, "state = 'delivered'"), (.fetched, "bytes = 8"),
        (.unread, "as_of = '2026-11-01T02:00:00.001Z'"), (.section, "students = 8"),
        (.told, "student = 's2'"), (.lift, "student = 's2'"), (.setting, "value = 'Oak Hill'"),
        (.notShown, "school = 'HS'"),
    ]

    @Test("There is a change for every table that is held to its checksums")
    func thereIsAChangeForEveryTableThatIsHeldToItsChecksums() {
        #expect(Self.changes.map(\.0) == CheckedTable.allCases)
    }

    @Test(
        "A row that is not as it was written is damage before anything of its table is used, and before anything is written to it; doctor finds it",
        arguments: changes.indices)
    func aRowThatIsNotAsItWasWrittenIsDamageBeforeAnything(_ index: Int) throws {
        let (table, change) = Self.changes[index]
        try damaged("UPDATE \(table.rawValue) SET \(change)") { ledger throws in
            #expect(code { try ledger.read { _ = try $0.checked(table) } } == .damaged)
            #expect(code { try ledger.write { _ = try $0.changing(table) } } == .damaged)
            let problems = try ledger.integrityProblems()
            #expect(problems.count == 1 && problems[0].hasPrefix(table.rawValue))
            #expect(problems[0].hasSuffix("is not as it was written"))
        }
    }

    @Test("A row that is gone is missed", arguments: CheckedTable.allCases)
    func aRowThatIsGoneIsMissed(_ table: CheckedTable) throws {
        try damaged("DELETE FROM \(table.rawValue)") { ledger throws in
            #expect(code { try ledger.read { _ = try $0.checked(table) } } == .damaged)
            #expect(
                try ledger.integrityProblems()
                    == ["\(table.rawValue) has 0 rows, and not the 1 that were written"])
        }
    }

    @Test(
        "So is what was kept of how many there are",
        arguments: CheckedTable.allCases.map(\.rawValue) + ["line_item"])
    func soIsWhatWasKeptOfHowManyThereAre(_ table: String) throws {
        for change in ["DELETE FROM tally", "UPDATE tally SET rows = rows + 1"] {
            try damaged("\(change) WHERE name = '\(table)'") { ledger throws in
                #expect(try ledger.integrityProblems().count == 1)
            }
        }
    }

    @Test(
        "A line item that is not as it was written, or is gone, is damage to whoever walks through all of them",
        arguments: [
            "UPDATE line_item SET results = '[[\"s1\",[1,9.5]],[\"s2\",[1,7]]]' WHERE id = 2",
            "UPDATE line_item SET results_checksum = results_checksum + 1 WHERE id = 2",
            "UPDATE line_item SET checksum = 0 WHERE id = 3", "UPDATE line_item SET id = 9 WHERE id = 3",
            "UPDATE line_item SET section = 'b' WHERE id = 1",
            "UPDATE line_item SET vanished = 1 WHERE id = 1",
            "UPDATE line_item SET campus_hold = 'item-removed' WHERE id = 1",
            "UPDATE line_item SET last_there = '' WHERE id = 1",
            "UPDATE line_item SET title = '' WHERE id = 1",
            // The same letters, but not in the same columns.
            "UPDATE line_item SET title = 'Ess', sent_title = 'ayEssay' WHERE id = 1",
            "DELETE FROM line_item WHERE id = 2", "DELETE FROM line_item",
        ])
    func lineItem(_ change: String) throws {
        try damaged(change) { ledger throws in
            #expect(code { try ledger.read { _ = try scanAll($0) } } == .damaged)
            #expect(try ledger.integrityProblems().count == 1)
        }
    }

    @Test("A line item that is asked for alone is held to its checksums as well")
    func aLineItemThatIsAskedForAloneIsHeldToItsChecksums() throws {
        try damaged("UPDATE line_item SET category = 'H' WHERE id = 2") { ledger throws in
            #expect(code { try ledger.read { _ = try $0.lineItem(2) } } == .damaged)
            #expect(code { try ledger.read { _ = try $0.lineItem(item: "2", section: "a") } } == .damaged)
            #expect(
                code { try ledger.read { _ = try $0.lineItemLookup().withLineItem(2) { _, _ in } } }
                    == .damaged)
            #expect(code { try ledger.write { try $0.recordVanished(1, lineItem: 2) } } == .damaged)
            #expect(try ledger.read { try $0.lineItem(1) } != nil)
        }
    }

    @Test(
        "A table, an index or a view that is not as it was made is damage when the ledger is opened; what somebody made beside them is theirs"
    )
    func aTableAnIndexOrAView() throws {
        #expect(
            code {
                try damaged(
                    """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT 0', 'DEFAULT 1') WHERE name = 'line_item';
                    """
                ) { _ in }
            } == .damaged)
        #expect(code { try damaged("DROP INDEX input_content") { _ in } } == .damaged)
        try damaged("CREATE VIEW mine AS SELECT count(*) FROM freeze; ANALYZE") { _ in }
    }

    @Test("A format that does not fit the tables is damage, and nothing is migrated")
    func aFormatThatDoesNotFitTheTablesIsDamage() throws {
        for format in [1, 6] {
            #expect(code { try damaged("PRAGMA user_version = \(format)") { _ in } } == .damaged, "\(format)")
        }
    }

    @Test(
        "What SQLite stumbles over and does not explain is damage where the ledger is not sound, else it is not"
    )
    func whatSQLiteStumblesOverAndDoesNotExplainIsDamageWhereTheLedger() throws {
        let twice = "INSERT INTO run (id, command, at, summary) VALUES (1, 'export', '', '{}')"
        try damaged("UPDATE section SET students = 8") { ledger throws in
            #expect(code { try ledger.write { try $0.db.execute(sql: twice) } } == .damaged)
        }
        try damaged("") { ledger throws in
            #expect(code { try ledger.write { try $0.db.execute(sql: twice) } } == .failed)
        }
    }

    @Test("All that is written of a line item is covered, whoever writes it")
    func allThatIsWrittenOfALineItemIsCovered() throws {
        try withLedger { ledger throws in
            try ledger.write { try $0.lineItemWriter().add("1", "a", results: "[[\"s1\",[1,9]]]") }
            let full = try ledger.read { session in
                var line = try #require(try session.lineItem(1))
                line.campusHold = .pointsChanged
                line.isEditedInCampus = true
                line.shown = .earlierVersion
                line.isDueAgain = true
                line.lastThere = night()
                line.campus = CampusLineItem(
                    title: "Theirs", dueDate: CalendarDay("2026-12-01"), category: "",
                    maxPoints: Points("12.25"))
                return line
            }
            func isSound(_ write: (LedgerSession) throws -> Void) throws {
                try ledger.write(write)
                #expect(try ledger.integrityProblems() == [])
            }
            try isSound { try $0.lineItemMarker().setCampusState(of: full) }
            #expect(try ledger.read { try $0.lineItem(1) } == full)
            try isSound { session in
                try "[[\"s1\",[1,9],9]]".withField {
                    try session.lineItemMarker().setResults($0, lineItem: 1)
                }
            }
            try isSound { try $0.recordVanished(3, lineItem: 1) }
            let later = try sampleVersion(title: "Later")
            try isSound { session in
                let line = try #require(try session.lineItem(1))
                try "[]".withField {
                    try session.lineItemWriter().carry(
                        line, school: "b", version: later, bundle: 2, results: $0)
                }
            }
            try isSound { session in
                let line = try #require(try session.lineItem(1))
                try "[[\"s\",[2,1]]]".withField {
                    try session.lineItemMarker().set($0, andCampusStateOf: line)
                }
            }
            let last = try #require(try ledger.read { try $0.lineItem(1) })
            #expect(last.version == later && last.vanished == 3 && last.campus == full.campus)
        }
    }
}
