import Domain
import DurableFiles
import Foundation
import Ledger
import Outcome
import Records
import Session
import Synchronization
import TestSupport
import Testing
import Workspace

@testable import Nightly

/// A clock that stands still but for those who sleep.
final class SleepersClock: Sendable {
    private struct State {
        var now: Instant
        var slept: [Int64] = []
    }

    private let state: Mutex<State>
    /// What happens while a night sleeps; gets the time at which it wakes up.
    private let meanwhile = Mutex<(@Sendable (Instant) throws -> Void)?>(nil)

    init(_ now: Instant) {
        state = Mutex(State(now: now))
    }

    var now: Instant { state.withLock { $0.now } }
    var slept: [Int64] { state.withLock { $0.slept } }

    func whileAsleep(_ body: @escaping @Sendable (Instant) throws -> Void) {
        meanwhile.withLock { $0 = body }
    }

    var forNights: NightClock {
        NightClock {
            self.now
        } sleep: { seconds in
            let now = self.state.withLock { state in
                state.now = state.now.adding(seconds: seconds)
                state.slept.append(seconds)
                return state.now
            }
            try self.meanwhile.withLock { $0 }?(now)
        }
    }
}

/// Nights in this process, under a clock that only their own waiting moves. The first is over: it sent nine scores.
final class ClockedNights {
    /// 02:00 UTC of the second night.
    static let start = Instant(secondsSince1970: 1_795_485_600)

    let scratch: ScratchFolder
    let layout: WorkspaceLayout
    let session: WorkspaceSession
    let clock = SleepersClock(start)
    private var district = SmallDistrict()

    init(settleMinutes: Int = 10) async throws {
        scratch = try ScratchFolder()
        layout = WorkspaceLayout(root: FilePath(scratch.url.appending(path: "workspace").path))
        try layout.create(
            configuration: """
                district:
                  name: Cedar Valley
                  timeZone: America/Chicago
                inbox:
                  settleMinutes: \(settleMinutes)
                guard:
                  changePercent: 100
                sftp:
                  tries: 2
                  waitSeconds: 0

                """)
        _ = try Ledger.create(at: layout.ledger.string)
        session = try await WorkspaceSession(layout.root, locked: true)
        try dropDistrict()
        let first = await nightly(at: Self.start.adding(days: -1)).run()
        try #require(first.export?.classes.sent == 9, "\(first.steps)")
        district.grade("901", "501", "20")
        try dropDistrict()
    }

    func nightly(at now: Instant = start, _ progress: ProgressReport = .silent) -> Nightly {
        var nightly = Nightly(session, now: now, progress: progress, log: .silent)
        nightly.clock = clock.forNights
        return nightly
    }

    func night() async -> NightOutcome { await nightly().run() }

    /// An export of Campus without a row: whatever was sent is still on its way.
    @discardableResult
    func dropReadback(_ name: String = "scores.csv", secondsAgo: Int64) throws -> URL {
        let file = try CampusExport().write(
            to: try scratch.folder(UUID().uuidString), named: "scores", as: .extract, in: .file)
        return try drop(Data(contentsOf: file), name, secondsAgo: secondsAgo)
    }

    @discardableResult
    func drop(_ bytes: Data, _ name: String, secondsAgo: Int64) throws -> URL {
        let target = URL(filePath: layout.readbackInbox.string).appending(path: name)
        try bytes.write(to: target)
        try Self.age(target, to: clock.now.adding(seconds: -secondsAgo))
        return target
    }

    static func age(_ file: URL, to moment: Instant) throws {
        let date = Date(timeIntervalSince1970: Double(moment.secondsSince1970))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }

    /// Gradebook and roster, long settled, of a later time than those before.
    private func dropDistrict() throws {
        let folder = try scratch.folder(UUID().uuidString)
        try district.write(to: folder)
        for (name, inbox) in [("gradebook", layout.gradebookInbox), ("roster", layout.rosterInbox)] {
            let zip = URL(filePath: inbox.string).appending(path: "\(name).zip")
            try ZipProgram.pack(folder.appending(path: name), as: zip)
            try Self.age(zip, to: clock.now.adding(seconds: district == SmallDistrict() ? -7200 : -3600))
        }
    }

    func unread() throws -> [String] { try session.ledger.read { try $0.unreadReadbacks() }.map(\.name) }
}
