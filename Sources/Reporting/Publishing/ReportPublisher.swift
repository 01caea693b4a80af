import DurableFiles
import Foundation
import Outcome
import Programs
package import Session
import Workspace

/// Puts finished reports where `report.publish` says. One place that fails keeps none of the others from its report.
package struct ReportPublisher {
    private static let sendmail = ["/usr/sbin/sendmail", "-t", "-i"]
    private static let timeoutSeconds = 60
    /// Whoever may read is for the folder to say, by its group: the owner writes, its group reads.
    private static let (fileMode, folderMode): (UInt32, UInt32) = (0o640, 0o2750)

    private let settings: BridgeConfiguration.Report
    private let district: String

    package init(_ session: WorkspaceSession) {
        settings = session.configuration.nightly.report
        district = session.configuration.district.name
    }

    /// The schools whose reports must be made.
    package var schools: Set<String> { Set(settings.publish.compactMap(\.school)) }
    package var hasTargets: Bool { !settings.publish.isEmpty }

    /// - Parameter reports: those that were made, and lie in the workspace.
    package func publish(_ reports: [ReportOutcome.Made]) async -> [PublishedReport] {
        var published: [PublishedReport] = []
        for target in settings.publish {
            do {
                guard let report = reports.first(where: { $0.school == target.school }) else {
                    throw PublishFault.noSuchSchool(target.school ?? "")
                }
                switch target.way {
                case .folder(let folder): try put(report, into: folder)
                case .mail(let address): try await mail(report, to: address)
                }
                published.append(PublishedReport(target))
            } catch {
                let failure = (error as? PublishFault ?? .other(target.place, Failure(error))).failure
                published.append(PublishedReport(target, failure: failure))
            }
        }
        return published
    }

    /// The page last: what it links to is there before it. Lists of the night before that are no more are taken away.
    private func put(_ report: ReportOutcome.Made, into folder: FilePath) throws {
        guard try Files.status(Files.resolved(folder))?.kind == .folder else {
            throw PublishFault.notAFolder(folder.string)
        }
        let csv = folder.appending("csv")
        if try !Files.exists(csv) {
            try Files.createPrivateFolder(csv)
            try Files.setPermissions(Self.folderMode, of: csv)
        }
        let lists = try Files.list(FilePath(report.csv)).filter { $0.kind == .regular }
        for list in lists {
            try Files.copyDurably(list.path, to: csv.appending(list.name), mode: Self.fileMode)
        }
        let names = Set(lists.map(\.name))
        for old in try Files.list(csv) where old.kind == .regular && !names.contains(old.name) {
            try Files.remove(old.path)
        }
        for file in [report.json, report.page].map({ FilePath($0) }) {
            try Files.copyDurably(file, to: folder.appending(file.name), mode: Self.fileMode)
        }
    }

    private func mail(_ report: ReportOutcome.Made, to address: String) async throws {
        let name = report.school.map { "\(district), school \($0)" } ?? district
        let message = MailMessage(
            from: settings.mailFrom, to: address, subject: "\(name): \(report.sentence)",
            text: "\(report.sentence)\n\nThe page is attached. Open it in a browser.\n",
            fileName: "report.html",
            page: try Data(contentsOf: URL(filePath: report.page)))
        let command = settings.sendmail.isEmpty ? Self.sendmail : settings.sendmail
        let answer = await Notifier(command: command, timeoutSeconds: Self.timeoutSeconds).send(
            message.bytes())
        guard let said = Self.words(answer) else { return }
        throw PublishFault.program(command.first ?? "", address: address, said: said)
    }

    /// Nil where it was sent.
    private static func words(_ answer: NotifyOutcome) -> String? {
        switch answer {
        case .sent: nil
        case .failed(let code): "ended with \(code)"
        case .timedOut: "took longer than \(timeoutSeconds) seconds"
        case .notStarted(let error): "cannot be run: \(error)"
        }
    }
}
