package import Domain
package import DurableFiles
package import Ledger
package import Outcome
package import Workspace

/// The copies of the ledger in `archive/ledger`: two of each night, those of the newest days kept.
///
/// They are what a lost or damaged ledger comes back from, so nothing else may remove them: the retention of
/// the archive must leave this folder alone.
package struct LedgerBackups {
    private let layout: WorkspaceLayout
    private let generations: Int

    /// - Parameter generations: of how many days they are kept, at least 1.
    package init(layout: WorkspaceLayout, generations: Int) {
        self.layout = layout
        self.generations = max(1, generations)
    }

    /// A new copy, read back and found sound before it gets its name. Replaces none, not even one of the same
    /// second. Throws `UnsoundBackup`, `LedgerError` or `FileError`; nothing is left then.
    package func make(_ ledger: Ledger, at instant: Instant) throws -> FilePath {
        try Files.createPrivateFolder(layout.ledgerBackups)
        let unfinished = layout.staging.appending("ledger-backup.sqlite")
        try Self.clear(unfinished)
        do {
            let moment = try ledger.backUp(to: unfinished.string)
            let problems = try ledger.check(copy: unfinished.string, of: moment)
            guard problems.isEmpty else { throw UnsoundBackup(path: unfinished, problems: problems) }
            return try name(unfinished, after: instant)
        } catch {
            // The first error is the one to tell; a full disk needs the room.
            _ = try? Self.clear(unfinished)
            throw error
        }
    }

    /// Oldest first, by the times in their names.
    package func list() throws -> [FilePath] {
        guard try Files.exists(layout.ledgerBackups) else { return [] }
        return try Files.list(layout.ledgerBackups)
            .filter { $0.kind == .regular }
            .compactMap { entry in BackupName(entry.name).map { (name: $0, path: entry.path) } }
            .sorted { $0.name < $1.name }
            .map(\.path)
    }

    /// Keeps the first and the last copy of each of the newest days, so that reruns of one morning do not push out
    /// the nights before it; gives what it removed.
    /// - Parameter made: stays in any case: a clock that was put back makes the newest copy look like the oldest.
    @discardableResult
    package func prune(sparing made: FilePath? = nil) throws -> [FilePath] {
        let all = try list()
        func day(_ path: FilePath) -> String {
            String(BackupName(path.name)?.stamp.prefix(8) ?? "")
        }
        let byDay = Dictionary(grouping: all, by: day)
        let today = made.map { [day($0)] } ?? []
        let days =
            byDay.keys.filter { !today.contains($0) }.sorted().suffix(generations - today.count) + today
        let kept = Set(days.flatMap { [byDay[$0]?.first, byDay[$0]?.last].compactMap { $0 } })
        let removed = all.filter { $0 != made && !kept.contains($0) }
        for path in removed { try Files.remove(path) }
        if !removed.isEmpty { try Files.syncFolder(layout.ledgerBackups) }
        return removed
    }

    private func name(_ finished: FilePath, after instant: Instant) throws -> FilePath {
        var name = BackupName(stamp: instant.compact, number: 1)
        // Behind all of that second, also where one between them was removed: the last is the newest.
        let last = try list().compactMap { BackupName($0.name) }
            .filter { $0.stamp == name.stamp }.map(\.number).max()
        if let last { name.number = last + 1 }
        let target = layout.ledgerBackups.appending(name.text)
        try Files.renameNoReplace(finished, to: target)
        try Files.syncFolder(layout.ledgerBackups)
        return target
    }

    /// A copy of an earlier program that was cut short has a journal beside it, which would be played into the next one.
    private static func clear(_ unfinished: FilePath) throws {
        _ = try Files.removeIfPresent(FilePath(unfinished.string + "-journal"))
        _ = try Files.removeIfPresent(unfinished)
    }
}

/// `ledger-20261123T020000Z.sqlite`, and `ledger-20261123T020000Z-2.sqlite` for the second of one second.
package struct BackupName: Comparable {
    package let stamp: String
    package var number: Int

    package init(stamp: String, number: Int) {
        self.stamp = stamp
        self.number = number
    }

    /// nil for what is no copy of ours.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.start), text.hasSuffix(Self.end) else { return nil }
        let parts = text.dropFirst(Self.start.count).dropLast(Self.end.count)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard let stamp = parts.first, Self.isStamp(stamp), parts.count <= 2 else { return nil }
        guard parts.count == 2 else {
            self.init(stamp: String(stamp), number: 1)
            return
        }
        guard (1...9).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(Self.isDigit),
            let number = Int(parts[1])
        else { return nil }
        self.init(stamp: String(stamp), number: number)
    }

    private static let start = "ledger-"
    private static let end = ".sqlite"

    /// `20261123T020000Z`
    private static func isStamp(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 16 && bytes[8] == UInt8(ascii: "T") && bytes[15] == UInt8(ascii: "Z")
            && (bytes[0..<8] + bytes[9..<15]).allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    package var text: String { "ledger-\(stamp)" + (number > 1 ? "-\(number)" : "") + ".sqlite" }

    /// The moment in the name.
    package var instant: Instant? {
        let (day, time) = (stamp.prefix(8), stamp.dropFirst(9))
        return Instant(
            "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))T"
                + "\(time.prefix(2)):\(time.dropFirst(2).prefix(2)):\(time.dropFirst(4).prefix(2))Z")
    }

    package static func < (one: Self, other: Self) -> Bool {
        one.stamp == other.stamp ? one.number < other.number : one.stamp < other.stamp
    }
}

/// A copy of the ledger that was just made cannot be trusted.
package struct UnsoundBackup: Error, CustomStringConvertible {
    package let path: FilePath
    package let problems: [String]

    package var description: String {
        "the copy of the ledger is not sound: \(problems.prefix(3).joined(separator: "; "))"
    }
}

extension UnsoundBackup: SaysFailure {
    package var failure: Failure {
        Failure(
            .ledgerUnusable, "backup-unsound", description,
            "Run `gradebridge doctor`; nothing was done with the ledger. If it finds the ledger sound, check the disk, "
                + "else bring back a copy, in the order of Spec/nightly.md, \"A damaged ledger\"."
        )
    }
}
