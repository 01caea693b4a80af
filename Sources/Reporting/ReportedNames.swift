import CSVCore
import Domain
import DurableFiles
import Exporting
import Inputs
import Intake
package import Ledger
import Outcome
package import Session
import Workspace

/// The names of the students whom a report tells of, from the roster.
package struct ReportedNames {
    private let session: WorkspaceSession
    private let roster: FilePath
    private let students: IDTable

    /// Throws where no roster can be found.
    package init(
        _ session: WorkspaceSession, _ request: ReportRequest, _ ledger: LedgerSession,
        _ history: ReportHistory
    ) throws {
        self.session = session
        roster = try Self.roster(session, request, history)
        students = IDTable()
        for student in try ledger.studentsWithFindings() {
            _ = students.add(student.utf8.span)
        }
    }

    package func names() throws -> [String: String] {
        let configuration = session.configuration
        let set = try InputSet(roster, limits: configuration.zipLimits)
        let prefix = PersonPrefix(configuration.campus.personPrefix)
        return try StudentNames.read(
            set, profile: configuration.profile, limits: configuration.tableLimits
        ) {
            // A name that may be another's is worse than none.
            guard case .one(let student, _) = students.student($0, prefix) else { return nil }
            return students.string(student)
        }
    }

    /// The one that was named, else the one of the last export where it still lies there, else the newest.
    private static func roster(
        _ session: WorkspaceSession, _ request: ReportRequest, _ history: ReportHistory
    ) throws -> FilePath {
        if let named = request.roster { return Files.resolved(named) }
        let used = history.exports.first?.inputs.first { $0.kind == .roster }?.name
        if let used, try Files.exists(FilePath(used)) { return FilePath(used) }
        return try InputSelection(gradebook: nil, roster: nil).resolvedRoster(session.layout)
    }
}
