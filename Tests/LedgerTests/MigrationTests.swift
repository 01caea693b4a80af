import Domain
import Foundation
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("A ledger of an earlier format")
struct MigrationTests {
    /// As a gradebridge of format 1 left it, with something in every table.
    private static let content = """
        INSERT INTO run VALUES (1, 'export', '2026-11-01T02:00:00.000Z', '{"sent":3}', 1);
        INSERT INTO input VALUES (1, 'gradebook', 'inbox/a.zip', 'aa');
        INSERT INTO bundle VALUES (1, 'published', '2026-11-01T02:00:00.000Z', 'one.zip', NULL, 'delta',
            '1.1', 'ab', 1000, 1, 3, NULL);
        INSERT INTO bundle VALUES (2, 'staged', '2026-11-02T02:00:00.000Z', 'two.zip', 'school-1', 'bulk',
            '1.2', 'cd', 2000, 2, 4, '2026-11-03T02:00:00.000Z');
        INSERT INTO line_item VALUES (7, '9001', 'class-1', 'itsl_9001_class-1', 'school-1', 'Essay', 'Essay',
            '2026-09-01', '2026-10-01', 'homework', 'autumn', '10.5', '[1,2]', 'points-changed', 1, 1, 2,
            '[["s1",[1,9.5,2,9],9.5],["s2",[1,10],10],["s3",[2,"exempt"]]]');
        INSERT INTO line_item_version VALUES (7, 2, 'Esay', 'Esay', '2026-09-01', '2026-10-01', 'homework',
            'autumn', '10.5');
        INSERT INTO freeze VALUES (7, 's2', 'changed', '2026-11-03T02:00:00.000Z', '10', '7.5');
        INSERT INTO freeze VALUES (7, 's3', 'cleared', '2026-11-03T02:00:00.000Z', 'exempt', NULL);
        INSERT INTO section VALUES ('class-1', 24);
        """

    private func withOlder(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try DatabaseQueue(path: path).write { db in
                try db.execute(sql: Schema.version1 + Self.content)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = 1")
            }
            try body(path)
        }
    }

    private func older(_ path: String) throws -> OlderLedger {
        try #require(throws: OlderLedger.self) { _ = try Ledger.open(at: path) }
    }

    private func version(_ path: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test(
        "What was unread in format 6 is unread, whatever was held, frozen, on its way and known stays, and all is sealed"
    )
    func formatSixKeepsUnreadHeldAndFrozen() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try DatabaseQueue(path: path).write { db in
                for step in Schema.steps.prefix(6) { try db.execute(sql: step) }
                try db.execute(
                    sql: """
                        INSERT INTO run (id, command, at, summary, finished) VALUES
                            (1, 'readback', '2026-11-02T02:00:00.000Z', '{}', 1);
                        INSERT INTO input VALUES (1, 'readback', 'inbox/a.zip', 'aa');
                        INSERT INTO readback (run, as_of, is_full, format) VALUES
                            (1, '2026-11-02T02:00:00.000Z', 1, 'oneroster');
                        INSERT INTO unread (name, as_of, at, why) VALUES
                            ('old.zip', '2026-11-01T02:00:00.000Z', '2026-11-02T02:00:00.000Z', 'input-refused'),
                            ('new.zip', '2026-11-03T02:00:00.000Z', '2026-11-03T02:00:00.000Z', 'input-refused');
                        INSERT INTO fetched (source, name, bytes, listed, at) VALUES
                            ('h:f', 'a.zip', 9, 'x', '2026-11-01T02:00:00.000Z');
                        PRAGMA application_id = \(Schema.applicationID);
                        PRAGMA user_version = 6;
                        """)
            }
            let ledger = try older(path).migrated()
            #expect(try ledger.integrityProblems() == [])
            try ledger.read { session throws in
                let unread = try session.unreadReadbacks()
                #expect(unread.map(\.name) == ["new.zip"] && unread.map(\.content) == [""])
                #expect(try session.fetched(from: "h:f").map(\.name) == ["a.zip"])
                #expect(try session.lastReadback()?.seesOurs == true)
            }
            // The row that was there is written as any other.
            try ledger.write { session in
                try session.recordUnread(
                    UnreadReadback(name: "new.zip", time: night(), at: night(), why: "guard-readback"))
            }
            #expect(try ledger.integrityProblems() == [])
        }
    }

    @Test("It is not opened as if it were of this one, and what it is is told; looking changes nothing")
    func itIsNotOpenedAsIfItWereOfThisOne() throws {
        try withOlder { path in
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(try older(path).format == 1)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test("The copy is the ledger as it was, and stays so when the ledger is migrated")
    func theCopyIsTheLedgerAsItWas() throws {
        try withOlder { path in
            let copy = path + ".format-1"
            let older = try older(path)
            try older.copy(to: copy)
            _ = try older.migrated()
            #expect(try version(copy) == 1)
            let results = try DatabaseQueue(path: copy).read {
                try String.fetchAll($0, sql: "SELECT student || frozen FROM result WHERE frozen IS NOT NULL")
            }
            #expect(results == ["s2changed", "s3cleared"])
            #expect(try self.older(copy).format == 1)
        }
    }

    @Test("Migrated it opens as usual, sound, and with the format of a new one")
    func migratedItOpensAsUsual() throws {
        try withOlder { path in
            _ = try older(path).migrated()
            let ledger = try Ledger.open(at: path)
            #expect(try ledger.integrityProblems().isEmpty)
            #expect(try version(path) == Schema.version)
            let fresh = try Ledger.create(at: path + ".new")
            let shape =
                "SELECT name || ':' || group_concat(column, ',') FROM (SELECT m.name AS name, "
                + "c.name || ' ' || c.type AS column FROM sqlite_schema m, pragma_table_info(m.name) c "
                + "ORDER BY m.name, c.name) GROUP BY name"
            let shapes = try [ledger, fresh].map { ledger in
                try ledger.read { try String.fetchAll($0.db, sql: shape) }
            }
            #expect(shapes[0] == shapes[1] && !shapes[0].isEmpty)
        }
    }

    @Test(
        "Line items keep everything; their latest version counts from the bundle that replaced the last one")
    func lineItems() throws {
        try withOlder { path in
            let ledger = try older(path).migrated()
            let all = try ledger.read { try scanAll($0) }
            let line = try #require(all.first?.line)
            #expect(line.id == 7 && line.bundles == [1, 2] && line.vanished == 2)
            #expect(line.latestCarriers == [2])
            #expect(line.version == (try sampleVersion()))
            #expect(line.campusHold == .pointsChanged && line.isEditedInCampus)
            #expect(!line.isDueAgain && line.lastThere == nil && line.campus == nil)
            #expect(
                all.map(\.results) == [
                    "[[\"s1\",[1,9.5,2,9],9.5],[\"s2\",[1,10],10],[\"s3\",[2,\"exempt\"]]]"
                ])
            let replaced = try ledger.read { try $0.replacedVersions(of: 7).map(\.replacedBy) }
            #expect(replaced == [2])
        }
    }

    @Test("Results read as before: what was confirmed is, what was in flight is")
    func resultsReadAsBefore() throws {
        try withOlder { path in
            let ledger = try older(path).migrated()
            let packed = try #require(try ledger.read { try scanAll($0) }.first?.results)
            let results = try packed.withField { bytes in
                var reader = PackedResultsReader(bytes)
                var memories: [ResultMemory] = []
                while let next = try reader.next() { memories.append(next.memory) }
                return memories
            }
            #expect(results.map(\.mark) == [nil, nil, nil])
            #expect(results.map(\.seen) == [try points("9.5"), try points("10"), nil])
        }
    }

    @Test("Freezes stay in force, with Campus's value")
    func freezesStayInForce() throws {
        try withOlder { path in
            let ledger = try older(path).migrated()
            let frozen = try ledger.read { try $0.freezes()[7] ?? [:] }
            let since = try #require(Instant("2026-11-03T02:00:00Z"))
            #expect(
                frozen == [
                    "s2": Freeze(
                        lineItem: 7, student: "s2", reason: .changed, since: since, ours: try points("10"),
                        campus: .value(try points("7.5"))),
                    "s3": Freeze(lineItem: 7, student: "s3", reason: .cleared, since: since, ours: .exempt),
                ])
        }
    }

    @Test("Bundles, runs, inputs and sections are what they were, and nothing of a read-back is made up")
    func bundlesRunsInputsAndSectionsAreWhatTheyWere() throws {
        try withOlder { path in
            let ledger = try older(path).migrated()
            try ledger.read { session throws in
                let bundles = try session.bundles()
                #expect(bundles.map(\.state) == [.published, .staged])
                #expect(bundles.map(\.file) == ["one.zip", "two.zip"])
                #expect(bundles.map(\.lost) == [nil, nil])
                #expect(bundles[1].republished == Instant("2026-11-03T02:00:00Z"))
                #expect(try session.nextSequence() == 3)
                #expect(try session.lastFinishedSummary(command: .export) == "{\"sent\":3}")
                #expect(
                    try session.lastUse(of: InputRecord(kind: .gradebook, name: "", sha256: "aa"))?.run == 1)
                #expect(try session.sectionStudents() == ["class-1": 24])
                #expect(try session.readbacks().isEmpty && session.arrivals() == Arrivals())
                #expect(try session.releases().isEmpty && session.ambiguities().isEmpty)
                #expect(try session.marks().isEmpty)
            }
        }
    }

    @Test("A migration that fails has not happened")
    func aMigrationThatFailsHasNotHappened() throws {
        try withOlder { path in
            // Somebody made a table of that name by hand: the last step but one cannot be taken.
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE mark (x)") }
            let older = try older(path)
            #expect(throws: LedgerError.self) { _ = try older.migrated() }
            #expect(try version(path) == 1)
            let tables = try DatabaseQueue(path: path).read { try $0.tableExists("readback") }
            #expect(!tables)
        }
    }
}
