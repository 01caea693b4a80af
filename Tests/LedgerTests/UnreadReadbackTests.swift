import Domain
import Ledger
import Records
import Testing

@Suite("Read-backs that came and were not applied")
struct UnreadReadbackTests {
    private func unread(_ session: LedgerSession, _ name: String, _ day: Int, why: String = "input-refused")
        throws
    {
        try session.recordUnread(
            UnreadReadback(name: name, time: night(day), at: night(day + 1), why: why))
    }

    private func apply(_ session: LedgerSession, _ day: Int, isFull: Bool = true) throws {
        let run = try session.recordRun(
            command: .readback, at: night(day), summary: "{}",
            inputs: [InputRecord(kind: .readback, name: "a", sha256: "\(day)")])
        try session.recordReadback(
            ReadbackRecord(run: run, time: night(day), isFull: isFull, format: .oneRoster, name: "a"))
    }

    @Test("Of two of one name the later time is kept, in whatever order they come, with the last reason")
    func neverBackwards() throws {
        for days in [[3, 5], [5, 3]] {
            try withLedger { ledger in
                try ledger.write { session in
                    for day in days { try unread(session, "scores.txt", day, why: "of day \(day)") }
                    try apply(session, 4)
                }
                let found = try ledger.read { try $0.unreadReadbacks() }
                #expect(found.map(\.time) == [night(5)])
                #expect(found.map(\.why) == ["of day \(days[1])"])
            }
        }
    }

    @Test("Two of one name and other content are two; the same content again counts as of the first time")
    func twoOfOneNameAndOtherContentAreTwo() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for (content, day) in [("one", 3), ("other", 4), ("one", 5)] {
                    try session.recordUnread(
                        UnreadReadback(
                            name: "scores.txt", content: content, time: night(day), at: night(day), why: ""))
                }
                #expect(try session.unreadReadbacks().map(\.time) == [night(3), night(4)])
                try session.removeUnread(content: "other")
                #expect(try session.unreadReadbacks().map(\.content) == ["one"])
                try session.removeUnread(name: "scores.txt", time: night(4))
                #expect(try session.unreadReadbacks().count == 1)
                try session.removeUnread(name: "scores.txt", time: night(3))
                #expect(try session.unreadReadbacks() == [])
            }
        }
    }

    @Test("Content that is not known is not the same as any other")
    func contentThatIsNotKnownIsNotTheSameAsAnyOther() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try unread(session, "scores.txt", 3)
                try session.removeUnread(content: "")
                #expect(try session.unreadReadbacks().count == 1)
            }
        }
    }

    @Test("A full one of its time or later makes up for it; an earlier or a partial one does not")
    func madeUpFor() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try unread(session, "scores.txt", 3)
                try apply(session, 2)
                try apply(session, 4, isFull: false)
            }
            #expect(try ledger.read { try $0.unreadReadbacks() }.count == 1)
            try ledger.write { try apply($0, 3) }
            #expect(try ledger.read { try $0.unreadReadbacks() } == [])
        }
    }
}
