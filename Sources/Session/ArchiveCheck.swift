import Domain
package import DurableFiles
package import Ledger
package import Outcome
import Records
package import Workspace

/// Whether the ledger knows every bundle that the archive holds, and every run that left a report.
///
/// A bundle comes into the archive after the ledger knows it. One that it does not know was made after the copy
/// from which the ledger came back: what it carried would be taken for changes that people made in Campus.
package struct ArchiveCheck {
    package let layout: WorkspaceLayout
    package let ledger: Ledger

    package init(layout: WorkspaceLayout, ledger: Ledger) {
        self.layout = layout
        self.ledger = ledger
    }

    /// A file name's time may be wrong by as many days, if the clock was.
    private static let clockDays = 30

    package func run() throws {
        let (known, newest) = try ledger.read { (try $0.nextSequence(), try $0.newestBundleTime()) }
        // Before the newest bundle that it knows it knows all; a year of nights is not looked through every night (D180).
        let since = newest?.adding(days: -Self.clockDays)
        let runs = try Files.list(layout.archive) { name in
            guard name.hasSuffix(RunKind.export.ending) else { return false }
            guard let since, let then = RunName.instant(of: name) else { return true }
            return then >= since
        }
        for run in runs where run.kind == .folder {
            let later = try Files.list(run.path) { name in
                Self.sequence(of: name).map { $0 >= known } ?? false
            }
            guard let entry = later.first, let sequence = Self.sequence(of: entry.name) else { continue }
            throw LedgerBehind(what: "bundle \(sequence)", path: entry.path)
        }
    }

    /// A read-back files its details after the ledger knows it. One that the ledger does not know is made up for
    /// by any full one that was applied later; until then nothing may be sent.
    package func checkReadbacks() throws {
        let applied = try ledger.read { session in
            let full = try session.lastFullReadbackRun()
            // Read-backs before the newest full one need not be known.
            return (later: try session.moments(of: .readback, after: full), full: full)
        }
        let known = Set(applied.later)
        func isUnknown(_ name: String) -> Bool {
            guard name.hasSuffix("Z\(RunKind.readback.ending)"), let then = RunName.instant(of: name) else {
                return false
            }
            return !known.contains(then) && applied.full.map { $0 < then } ?? true
        }
        let unknown = try Files.list(layout.reports, where: isUnknown)
        if let report = unknown.first(where: { $0.kind == .folder }) {
            throw LedgerBehind(what: "the read-back of that moment", path: report.path)
        }
    }

    /// `<district>-<time>-<sequence>.zip`
    package static func sequence(of name: String) -> Int? {
        guard name.hasSuffix(".zip"), let cut = name.lastIndex(of: "-") else { return nil }
        let digits = name[name.index(after: cut)...].dropLast(4)
        return digits.utf8.count >= 6 ? Int(digits) : nil
    }
}

/// The ledger came back from a copy that is older than something that was done.
package struct LedgerBehind: Error, Equatable {
    /// Reads on after "does not know".
    package let what: String
    package let path: FilePath
}

extension LedgerBehind: SaysFailure {
    package var failure: Failure {
        Failure(
            .ledgerUnusable, "ledger-behind",
            "the ledger does not know \(what), which is there (\(path)): it is an older copy",
            "Bring back a newer copy out of archive/ledger. If there is none, apply the newest full read-back first (`gradebridge readback PATH`); see Spec/nightly.md, \"A damaged ledger\"."
        )
    }
}
