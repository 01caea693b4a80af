import DurableFiles
import Ledger
import Workspace

/// Whether the ledger knows every bundle that the archive holds, and every run that left a report.
///
/// A bundle comes into the archive after the ledger knows it. One that it does not know was made after the copy
/// from which the ledger came back: what it carried would be taken for changes that people made in Campus.
struct ArchiveCheck {
    let layout: WorkspaceLayout
    let ledger: Ledger

    func run() throws {
        let known = try ledger.read { try $0.nextSequence() }
        for run in try Files.list(layout.archive) where run.kind == .folder && run.name.hasSuffix("-export") {
            for entry in try Files.list(run.path) {
                guard let sequence = Self.sequence(of: entry.name), sequence >= known else { continue }
                throw LedgerBehind(what: "bundle \(sequence)", path: entry.path)
            }
        }
        try checkReports()
    }

    /// A run files its details after the ledger knows it.
    private func checkReports() throws {
        let reports = try Files.list(layout.reports).filter { $0.kind == .folder }
        for command in ["readback", "export"] {
            let known = Set(try ledger.read { try $0.moments(of: command) }.map { RunName.make($0, command) })
            let unknown = reports.first { $0.name.hasSuffix("Z-\(command)") && !known.contains($0.name) }
            if let unknown { throw LedgerBehind(what: "the \(command) of that moment", path: unknown.path) }
        }
    }

    /// `<district>-<time>-<sequence>.zip`
    static func sequence(of name: String) -> Int? {
        guard name.hasSuffix(".zip"), let cut = name.lastIndex(of: "-") else { return nil }
        let digits = name[name.index(after: cut)...].dropLast(4)
        return digits.utf8.count >= 6 ? Int(digits) : nil
    }
}

/// The ledger came back from a copy that is older than something that was done.
struct LedgerBehind: Error, Equatable {
    /// Reads on after "does not know".
    let what: String
    let path: FilePath
}
