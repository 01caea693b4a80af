package import Domain
import DurableFiles
import Ledger
import Nightly
import Outcome
import PlainText
import Records
package import Workspace

extension Doctor {
    /// Nights that are further apart than this are not nights any more.
    private static let oldestBackup = 2 * Instant.secondsPerDay

    /// Looks at every copy of the ledger, and whether there is a fresh one once nights have run.
    package static func examineBackups(_ layout: WorkspaceLayout, now: Instant, _ diagnosis: inout Diagnosis)
    {
        do {
            let all = try LedgerBackups(layout: layout, generations: 1).list()
            let damaged = try all.filter { try !Ledger.quickCheck(path: $0.string).isEmpty }
            for path in damaged {
                diagnosis.warn(
                    "backup", "damaged: \(path)",
                    "Move it away and check the disk; the next night makes a new one.")
            }
            let newest = all.last { !damaged.contains($0) }
            guard let newest, let name = newest.lastComponent?.string else {
                return try examineAbsence(layout, &diagnosis)
            }
            examineAge(name, of: all.count - damaged.count, now: now, &diagnosis)
        } catch {
            diagnosis.broken("backup", error)
        }
    }

    private static func examineAge(
        _ name: String, of sound: Int, now: Instant, _ diagnosis: inout Diagnosis
    ) {
        guard let made = BackupName(name)?.instant else { return }
        let age = now.secondsSince1970 - made.secondsSince1970
        let what =
            "\(PlanText.count(sound, "sound backup")); the newest is \(name), "
            + "\(GroupedDigits.text(Int(max(0, age) / 3600))) h old"
        if age > oldestBackup {
            diagnosis.warn("backup", what, "Look why no night has run since: systemctl list-timers.")
        } else {
            diagnosis.fine("backup", what)
        }
    }

    /// Before the first night there is none to miss.
    private static func examineAbsence(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) throws {
        let none = "there is no sound copy of the ledger in \(layout.ledgerBackups)"
        let advice = "Run `gradebridge nightly`, and look what removed the copies of earlier nights."
        // Opening would make one.
        guard try Files.exists(layout.ledger) else { return diagnosis.warn("backup", none, advice) }
        do {
            if try Ledger.open(at: layout.ledger.string).read({ try $0.hasRun(of: .nightly) }) {
                diagnosis.warn("backup", none, advice)
            } else {
                diagnosis.fine("backup", "none yet; every night makes one")
            }
        } catch {
            // The ledger has its own finding; this one says why nobody knows whether a copy is missing.
            diagnosis.warn(
                "backup",
                "\(none), and whether nights have run is not known: \(Failure(error).message)", advice)
        }
    }
}
