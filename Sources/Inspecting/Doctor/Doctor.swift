public import Domain
public import DurableFiles
import Ledger
import OneRoster
import Outcome
import PlainText
import Records
import Session
import Workspace
import ZipArchive

/// `doctor`: looks at everything a run needs and changes nothing.
public enum Doctor {
    /// - Parameter now: what the age of the ledger's copies is counted to.
    public static func examine(_ root: FilePath, now: Instant) async -> Diagnosis {
        let layout = WorkspaceLayout(root: Files.resolved(root))
        var diagnosis = Diagnosis()
        do {
            try WorkspaceFault.check(layout)
        } catch let fault as WorkspaceFault where fault.isElsewhere {
            // All else would follow from it.
            diagnosis.broken("workspace", fault)
            return diagnosis
        } catch {
            // What stands against a ledger is said below, with everything else.
        }
        let configuration = examineConfiguration(layout, &diagnosis)
        examineFolders(layout, &diagnosis)
        examinePermissions(layout, &diagnosis)
        examineWriting(layout, &diagnosis)
        examineDisk(layout, &diagnosis)
        examineInboxes(layout, &diagnosis)
        if let configuration { examineRoster(layout, configuration, &diagnosis) }
        examineLedger(layout, configuration?.district, now: now, &diagnosis)
        examineBackups(layout, now: now, &diagnosis)
        if let configuration { examineNight(configuration.nightly, &diagnosis) }
        examineLibraries(&diagnosis)
        return diagnosis
    }

    /// - Returns: the configuration for what else is looked at; nil where it cannot be read.
    private static func examineConfiguration(
        _ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis
    ) -> BridgeConfiguration? {
        do {
            let configuration = try BridgeConfiguration.load(layout.configuration)
            diagnosis.fine(
                "configuration",
                "\(configuration.district.name), \(configuration.district.timeZone), OneRoster "
                    + "\(configuration.bundle.version.rawValue) \(configuration.bundle.mode.rawValue)")
            return configuration
        } catch {
            diagnosis.broken("configuration", error)
            return nil
        }
    }

    private static func examineFolders(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) {
        do {
            let missing = try layout.folders.filter { try Files.status($0)?.kind != .folder }
            if missing.isEmpty {
                diagnosis.fine("folders", "all \(layout.folders.count) are there")
            } else {
                diagnosis.broken(
                    "folders", "missing: \(missing.map(\.string).joined(separator: ", "))",
                    "Make them again with mode 0700.")
            }
            // A rename is the moment of publishing, and it cannot cross file systems.
            for folder in [layout.outbox, layout.archive] where missing.isEmpty {
                if try !Files.sameFileSystem(layout.staging, folder) {
                    diagnosis.broken(
                        "folders", "\(folder) is on another file system than staging",
                        "Put the whole workspace on one file system, and deliver from outbox.")
                }
            }
        } catch {
            diagnosis.broken("folders", error)
        }
    }

    private static func examinePermissions(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) {
        do {
            let paths = [layout.root, layout.configuration, layout.ledger] + layout.folders
            let open = try paths.filter { path in
                guard let status = try Files.status(path) else { return false }
                return status.permissions & 0o077 != 0
            }
            if open.isEmpty {
                diagnosis.fine("permissions", "only this user can read the workspace")
            } else {
                diagnosis.warn(
                    "permissions", "others may read \(open.map(\.string).joined(separator: ", "))",
                    "chmod go-rwx on them: they hold students' grades.")
            }
        } catch {
            diagnosis.broken("permissions", error)
        }
    }

    private static func examineDisk(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) {
        do {
            let free = try Files.freeSpace(at: layout.root) >> 20
            let what = "\(GroupedDigits.text(Int(clamping: free))) MiB free"
            if free < 1024 {
                diagnosis.warn("disk", what, "Free some space: ten million scores need about 1 GiB a run.")
            } else {
                diagnosis.fine("disk", what)
            }
        } catch {
            diagnosis.broken("disk", error)
        }
    }

    private static func examineInboxes(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) {
        for inbox in [layout.gradebookInbox, layout.rosterInbox, layout.readbackInbox] {
            do {
                let name = inbox.name
                let takesCSV = inbox == layout.readbackInbox
                if let newest = try InboxFinder.newest(in: inbox, takesCSV: takesCSV) {
                    diagnosis.fine("inbox", "\(name): newest is \(newest.name)")
                } else {
                    diagnosis.fine("inbox", "\(name): empty")
                }
            } catch {
                diagnosis.broken("inbox", error)
            }
        }
    }

    private static func examineLedger(
        _ layout: WorkspaceLayout, _ district: BridgeConfiguration.District?, now: Instant,
        _ diagnosis: inout Diagnosis
    ) {
        do {
            guard try Files.exists(layout.ledger) else { throw WorkspaceFault.noLedger(layout.ledger) }
            let ledger = try Ledger.open(at: layout.ledger.string)
            let problems = try ledger.integrityProblems()
            guard problems.isEmpty else {
                return diagnosis.broken(
                    "ledger", "damaged: \(problems.prefix(3).joined(separator: "; "))",
                    Failure.wayBack,
                    .ledgerUnusable)
            }
            if let district {
                try DistrictCheck(path: layout.ledger, ledger: ledger, district: district).run()
            }
            try ArchiveCheck(layout: layout, ledger: ledger).run()
            try ArchiveCheck(layout: layout, ledger: ledger).checkReadbacks()
            let ahead = try ledger.read { try $0.timesAhead(of: now) }
            if !ahead.isEmpty {
                diagnosis.warn(
                    "ledger", "\(PlanText.count(ahead.count, "time")) in it ahead of the clock, \(now)",
                    "Check this computer's clock. If it is right, `gradebridge times list` shows them.")
            }
            let (bundles, hasIntent) = try ledger.read { (try $0.bundles(), try $0.hasIntent) }
            diagnosis.fine("ledger", "sound; \(PlanText.count(bundles.count, "bundle"))")
            let staged = bundles.filter(\.awaitsPublishing).map { String($0.sequence) }
            if !staged.isEmpty || hasIntent {
                diagnosis.warn(
                    "ledger",
                    "a run was interrupted"
                        + (staged.isEmpty ? "" : "; staged: \(staged.joined(separator: ", "))"),
                    "Nothing is lost: the next export or night finishes or undoes it.")
            }
        } catch let older as OlderLedger {
            diagnosis.warn(
                "ledger", "of format \(older.format), which an earlier gradebridge wrote",
                "Nothing: the next command brings it to the present format and keeps a copy beside it.")
        } catch {
            diagnosis.broken("ledger", error)
        }
    }

    private static func examineLibraries(_ diagnosis: inout Diagnosis) {
        do {
            diagnosis.fine(
                "libraries",
                "libzip \(LibraryVersions.libzip), ISA-L \(LibraryVersions.isal), SQLite \(try Ledger.sqliteVersion)"
            )
        } catch {
            diagnosis.broken("libraries", error)
        }
    }
}
