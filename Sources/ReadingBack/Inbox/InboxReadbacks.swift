import Domain
package import DurableFiles
import Inputs
import Intake
import Ledger
package import Outcome
import Records
public import Session
package import Workspace

/// Read-backs that lie in the inbox, or were claimed, and were never applied: who sends by hand would send over what they
/// show (Spec/nightly.md, "Read-backs"; D175). A night looks for itself.
///
/// Every door is looked at: the read-backs' own folder, what lies one folder off, and what may hold Campus's scores among
/// gradebooks and rosters or in those that were named.
public struct InboxReadbacks {
    package struct Unread: Error {
        package enum Place: Sendable, Equatable { case own, beside, among(DropKind) }

        package let path: FilePath
        package let place: Place
        package let others: Int
    }

    private struct Found {
        let path: FilePath
        let written: FileTime
        let place: Unread.Place
        /// By which it is known when it was applied; empty where nothing of it can be.
        let content: String
    }

    private let session: WorkspaceSession
    private let misplaced: MisplacedReadbacks

    public init(_ session: WorkspaceSession) {
        self.session = session
        misplaced = MisplacedReadbacks(session)
    }

    /// Throws `InboxReadbacks.Unread`.
    ///
    /// - Parameter named: the gradebook and the roster that are about to be used.
    package func check(named: [(DropKind, FilePath)]) throws {
        let unread = try (own() + besides() + among(named)).filter { try !isMadeUp($0) }
        if let first = unread.first {
            throw Unread(path: first.path, place: first.place, others: unread.count - 1)
        }
    }

    /// The same where nothing was named.
    public func check() throws { try check(named: []) }

    private func own() throws -> [Found] {
        let dropped = try DropFolder.look(.readback, in: session.layout).map { ($0.path, $0.changed) }
        let claimed = try ClaimedFile.list(.readback, in: session.layout).map { ($0.path, $0.changed) }
        return try (dropped + claimed).map {
            Found(path: $0, written: $1, place: .own, content: try session.content(ofReadback: $0))
        }
    }

    private func besides() throws -> [Found] {
        guard misplaced.isAnythingOut else { return [] }
        return try DropFolder.beside(in: session.layout).map {
            Found(
                path: $0.path, written: try DropFolder.newestChange(of: $0), place: .beside,
                content: try session.content(ofReadback: $0.path))
        }
    }

    private func among(_ named: [(DropKind, FilePath)]) throws -> [Found] {
        var files: [(kind: DropKind, path: FilePath)] = []
        for kind in [DropKind.gradebook, .roster] {
            let folder = kind.inbox(in: session.layout)
            // One that is not there holds nothing.
            guard try Files.exists(folder) else { continue }
            files += try DropFolder.look(kind, in: session.layout).map { (kind, $0.path) }
        }
        // One that lies there is among them; one that cannot be read is refused where it is used, and says what is wrong.
        let lying = Set(files.map { Files.resolved($0.path) })
        for (kind, path) in named.map({ ($0, Files.resolved($1)) }) where !lying.contains(path) {
            guard try misplaced.isReadbackToo(path, kind: kind) || contentBeside(path, kind) != nil else {
                continue
            }
            files.append((kind, path))
        }
        return try files.compactMap { try scores(in: $0.path, $0.kind) }
    }

    /// What of it may be scores that nobody has read; nil where nothing is.
    private func scores(in path: FilePath, _ kind: DropKind) throws -> Found? {
        guard try misplaced.mayHide(in: path, kind: kind), let status = try Files.status(path) else {
            return nil
        }
        let entry = FolderEntry(name: path.lastComponent?.string ?? "", path: path, status: status)
        return Found(
            path: path, written: try DropFolder.newestChange(of: entry), place: .among(kind),
            content: try contentBeside(path, kind) ?? session.content(ofReadback: path))
    }

    /// Of what lies beside the tables of a gradebook or roster, known by itself; nil where the whole is to be looked for.
    private func contentBeside(_ path: FilePath, _ kind: DropKind) throws -> String? {
        if try misplaced.isReadbackToo(path, kind: kind) { return nil }
        do {
            return try misplaced.unknownScores(in: path, kind: kind)?.content
        } catch is InputRefusal {
            return nil
        }
    }

    /// It was applied, or a full one of its time or later was: of the time in its name and of that of its files.
    private func isMadeUp(_ found: Found) throws -> Bool {
        let name = found.path.lastComponent?.string ?? ""
        let said = ReadbackTime.timestamp(in: name, zone: session.zone)?.time
        let written = Instant(secondsSince1970: found.written.seconds)
        return try session.ledger.read { ledger in
            if !found.content.isEmpty, try !ledger.readbackRuns(sha256: found.content).isEmpty { return true }
            return try ledger.fullReadbacks().newestOfAll.map { max(said ?? written, written) <= $0 } ?? false
        }
    }
}

extension InboxReadbacks.Unread: SaysFailure {
    package var failure: Failure {
        let more = others == 0 ? "" : " (\(others) more)"
        let isNotKnown = "so what people changed in Campus is not known; nothing came out"
        let without = "If what it shows does not matter, run again with --without-readback."
        let command = "`gradebridge readback \(ShellText.quoted("\(path)"))`"
        return switch place {
        case .own, .beside:
            Failure(
                .guardStopped, "guard-readback", "\(path) was not read back\(more), \(isNotKnown)",
                "Apply it with \(command), or move it out of the inbox if it is no export of Campus. \(without)"
            )
        case .among(let kind):
            Failure(
                .guardStopped, "guard-readback",
                "\(path) may hold scores of Campus that were not read back\(more), \(isNotKnown)",
                "If scores of Campus are in it, apply it with \(command). If not, take away what is no table of a \(kind.rawValue), or name it in "
                    + "inbox.ignoreFiles of gradebridge.yaml. \(without)")
        }
    }
}
