import Bundle
import CSVCore
package import Domain
import DurableFiles
import Inputs
package import Intake
import OneRoster
package import Planning
import ReadingBack
package import Records
package import Session
package import Workspace
import ZipArchive

/// The inputs of one run, read: the gradebook and roster in memory, the scores sorted in scratch files.
package struct LoadedInputs {
    package let gradebook: Gradebook
    package let roster: Roster
    package let stream: AssessmentStream
    package let settings: PlanSettings
    package let records: [InputRecord]
    /// When the gradebook was made, by its name, else by what is in it; nil where nothing says.
    package let gradebookTime: Instant?

    /// Rows of the table that an input is for: Assessments.csv, enrollments.csv.
    package func rows(of kind: InputKind) -> Int? {
        switch kind {
        case .gradebook: stream.rowCount
        case .roster: roster.enrollmentRows
        case .readback: nil
        }
    }

    package init(
        _ session: WorkspaceSession, _ selection: InputSelection, now: Instant, details: RunDetails,
        progress: ProgressReport
    ) throws {
        let configuration = session.configuration
        let layout = session.layout
        let settings = PlanSettings(configuration, zone: session.zone, now: now)
        let limits = configuration.zipLimits
        let profile = configuration.profile
        let gradebookSet = try InputSet(try selection.resolvedGradebook(layout), limits: limits)
        let rosterSet = try InputSet(try selection.resolvedRoster(layout), limits: limits)
        progress.update("reading the gradebook")
        let gradebook = try Gradebook(
            gradebookSet, profile: profile, zone: session.zone, limits: configuration.tableLimits,
            scratchFolder: layout.staging, report: details.finding)
        if settings.needsRequest, !gradebook.hasTransferRequests {
            throw InputRefusal(
                input: gradebookSet.name, file: profile.file("TransferRequests.csv"), reason: .missingFile())
        }
        progress.update("reading the roster")
        roster = try Roster(
            rosterSet, profile: profile, gradebook: gradebook,
            endDates: configuration.roster.endDate == .inclusive ? .inclusive : .exclusive,
            inactive: configuration.roster.inactive.map { $0 == .active ? .active : .leftOut },
            personPrefix: PersonPrefix(configuration.campus.personPrefix),
            today: settings.today, limits: configuration.tableLimits, report: details.finding)
        stream = try AssessmentStream(
            gradebook, keepsComments: configuration.bundle.comments, scratchFolder: layout.staging,
            progress: { progress.update("reading the scores: \($0) rows") }, unknownItem: details.unknownItem)
        details.unreadable = stream.unreadable
        for set in [gradebookSet, rosterSet] { try set.checkUnreadEntries() }
        try details.rethrow()
        self.gradebook = gradebook
        gradebookTime = try Self.ownTime(of: gradebookSet, zone: session.zone)
        self.settings = settings
        records = [
            InputRecord(kind: .gradebook, name: gradebookSet.name, sha256: gradebookSet.sha256),
            InputRecord(kind: .roster, name: rosterSet.name, sha256: rosterSet.sha256),
        ]
    }

    /// What a file says of its own age, however often it was copied since.
    private static func ownTime(of set: InputSet, zone: ZoneRules) throws -> Instant? {
        let name = FilePath(set.name).name
        return try ReadbackTime.timestamp(in: name, zone: zone)?.time ?? set.newestTime(zone: zone)
    }
}

extension PlanSettings {
    package init(_ configuration: BridgeConfiguration, zone: ZoneRules, now: Instant) {
        self.init(
            zone: zone, today: zone.day(at: now), titleLimit: configuration.bundle.titleLimit,
            changePercent: configuration.changeGuard.changePercent,
            classifier: Classifier(sendsExemptions: configuration.transfer.exempt == .send),
            needsRequest: configuration.transfer.mode == .requested,
            selection: Selection(
                sections: Set(configuration.transfer.sections), courses: Set(configuration.transfer.courses)),
            categories: CategoryMap(
                fallback: CampusCategory(
                    id: configuration.categories.defaultID, title: configuration.categories.defaultTitle),
                mapped: Dictionary(
                    configuration.categories.map.map {
                        ($0.itslearning, CampusCategory(id: $0.sourcedID, title: $0.title))
                    }, uniquingKeysWith: { first, _ in first }),
                version: configuration.bundle.version),
            isBulk: configuration.bundle.mode == .bulk)
    }
}
