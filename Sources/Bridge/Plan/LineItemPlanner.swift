import CSVCore
import Domain
import Intake
import Ledger

/// Decides one line item: meets its candidates with what the ledger knows, student by student.
///
/// The rules themselves are pure functions of Domain (`LineItemRules`, `Classifier`); here they are asked.
final class LineItemPlanner {
    /// What is the same in every section of an item.
    struct ItemContext {
        let item: GradebookItem
        let id: String
        let facts: ItemFacts
        let hold: HoldReason?
        let period: GradingPeriod?
        let dueDate: CalendarDay?
        let category: CampusCategory
    }

    private let gradebook: Gradebook
    private let roster: Roster
    private let settings: PlanSettings
    private let marks: CampusMarks
    private let details: any PlanDetails
    private var versions: VersionPlanner
    private(set) var changeGuard: ChangeGuard
    /// Classes that have a line item of ours, now or before.
    private(set) var classesInUse: Set<Int> = []
    private var results: [PlannedResult] = []
    /// Confirmed results of the line item at hand that are gone from itslearning.
    private var vanishedHere = 0
    /// Line items of which more or fewer are gone than at the last export.
    private(set) var vanishedCounts: [(lineItem: Int64, count: Int)] = []

    init(
        gradebook: Gradebook, roster: Roster, settings: PlanSettings,
        marks: CampusMarks, details: any PlanDetails,
        titles: @escaping () throws -> TitleRegister
    ) {
        self.gradebook = gradebook
        self.roster = roster
        self.settings = settings
        self.marks = marks
        self.details = details
        versions = VersionPlanner(settings: settings, titles: titles)
        changeGuard = ChangeGuard(changePercent: settings.changePercent)
    }

    func context(for item: GradebookItem, id: String) -> ItemContext {
        let facts = item.facts
        let period = item.externalTerm.flatMap(roster.period)
        return ItemContext(
            item: item, id: id, facts: facts, hold: LineItemRules.hold(facts), period: period,
            dueDate: LineItemDates.dueDate(deadline: facts.deadline, period: period, zone: settings.zone),
            category: settings.categories.category(for: item.category))
    }

    func plan(
        _ context: ItemContext, section: Int, classID: String, rows: SectionRows,
        known: StoredLineItem?, packed: FieldBytes, tally: inout ClassTally
    ) throws -> PlannedLineItem {
        let classIndex = gradebook.classIndex(ofSection: section)
        let school = roster.school(ofClass: classIndex)
        let candidates = CandidateMaker(
            gradebook: gradebook, roster: roster, settings: settings, item: context.item, section: section,
            classID: classID, rows: rows)
        let holds = LineItemHolds(
            item: context.hold,
            section: LineItemRules.hold(
                dueDate: context.dueDate, period: context.period, sectionInCampus: school != nil),
            campus: campusHold(known, context.facts.maxPoints))
        let reporter = CandidateReporter(details: details, item: context.id, section: classID)
        var planned = PlannedLineItem(
            identity: LineItemIdentity(item: context.id, section: classID), item: context.id,
            section: classID, school: school ?? known?.school ?? "", known: known, campusHold: holds.campus)
        details.enter(section: classID, school: planned.school)
        var meeting = try ResultMeeting(packed: packed, marks: marks.marks(ofLineItem: known?.id))
        results.removeAll(keepingCapacity: true)
        for place in rows.places.indices {
            let student = candidates.studentID(at: place)
            while let passed = try meeting.next(before: student) {
                try vanished(passed, reporter, classIndex)
            }
            var result = try meeting.match(student, record: rows.record(at: place))
            let candidate = candidates.candidate(at: place)
            let disposition = settings.classifier.classify(candidate, holds: holds, known: result.knownResult)
            tally.count(disposition)
            guardCounts(disposition, result)
            result.rowStands = [.sent, .inFlight, .unchanged].contains(disposition)
            if disposition == .sent {
                result.value = settings.classifier.value(of: candidate.verdict)
                planned.sentCount += 1
            }
            try reporter.report(
                disposition, result, person: candidates.personID(at: place),
                maxPoints: context.facts.maxPoints)
            if result.value != nil || result.before != nil || result.campus != nil { results.append(result) }
        }
        while let passed = try meeting.next(before: nil) { try vanished(passed, reporter, classIndex) }
        countVanished(known)
        let isHeld =
            context.item.isRejected || context.hold != nil || holds.section != nil || !candidates.isSelected
            || holds.campus != nil
        try decideVersion(&planned, context, isHeld: isHeld)
        if planned.goesOut || known != nil { classesInUse.insert(classIndex) }
        planned.results = results
        return planned
    }

    /// A line item of the ledger that this export does not have: nothing is decided, nothing deleted.
    func missing(_ known: StoredLineItem, packed: FieldBytes) throws -> PlannedLineItem {
        results.removeAll(keepingCapacity: true)
        var meeting = try ResultMeeting(packed: packed, marks: marks.marks(ofLineItem: known.id))
        while let passed = try meeting.next(before: nil) {
            guardCounts(.held(.noScore), passed)
            results.append(passed)
        }
        countVanished(known)
        try details.enter(missing: known)
        try details.notice(.itemMissing, item: known.item, section: known.section)
        var section = known.section
        if let classIndex = section.withUTF8({ gradebook.classIndex(of: $0) }) {
            classesInUse.insert(classIndex)
        }
        return PlannedLineItem(
            identity: LineItemIdentity(item: known.item, section: known.section), item: known.item,
            section: known.section, school: known.school, known: known, campusHold: known.campusHold,
            version: known.version,
            results: results)
    }

    private func decideVersion(
        _ planned: inout PlannedLineItem, _ context: ItemContext, isHeld: Bool
    ) throws {
        let known = planned.known
        // Where somebody edited the line item in Campus, that edit stands and our wording is not sent again.
        guard !isHeld, !(known?.isEditedInCampus ?? false), planned.sentCount > 0 || known != nil,
            let dueDate = context.dueDate,
            let period = context.period, let maxPoints = context.facts.maxPoints
        else {
            planned.version = known?.version
            return
        }
        let (version, note) = try versions.version(
            title: context.item.title, dueDate: dueDate, activeFrom: context.facts.activeFrom,
            category: context.category, period: period.id, maxPoints: maxPoints, section: planned.section,
            known: known?.version)
        planned.version = version
        let isSeen = known?.shown == .latestWording
        let isNew = known.map { !version.readsAlike($0.version) || $0.isDueAgain } ?? true
        planned.carriesLineItem = isNew || (planned.sentCount > 0 && !isSeen)
        if planned.carriesLineItem, let note {
            try details.notice(note, item: context.id, section: planned.section)
        }
    }

    /// Points that Campus changed hold the line item until both sides agree again, on whichever value.
    private func campusHold(_ known: StoredLineItem?, _ maxPoints: Points?) -> HoldReason? {
        guard let hold = known?.campusHold else { return nil }
        let agrees = hold == .pointsChanged && maxPoints != nil && known?.campus?.maxPoints == maxPoints
        return agrees ? nil : hold
    }

    private func guardCounts(_ disposition: Disposition, _ result: PlannedResult) {
        guard let before = result.before, before.isConfirmed, !result.isFrozen else { return }
        changeGuard.confirmed += 1
        switch disposition {
        case .sent: changeGuard.changed += 1
        case .held(.noScore), .held(.exempt): vanishedHere += 1
        default: break
        }
    }

    /// The guard asks what changes at once, so what was gone at the last export is not counted again.
    private func countVanished(_ known: StoredLineItem?) {
        defer { vanishedHere = 0 }
        guard let known, vanishedHere != known.vanished else { return }
        changeGuard.vanished += max(0, vanishedHere - known.vanished)
        vanishedCounts.append((known.id, vanishedHere))
    }

    /// A result of the ledger without a row in the export: reported and left alone.
    private func vanished(
        _ result: PlannedResult, _ reporter: CandidateReporter, _ classIndex: Int
    ) throws {
        results.append(result)
        guard result.before != nil else { return }
        guardCounts(.held(.noScore), result)
        let student = gradebook.student(withID: result.student)
        try reporter.vanished(
            result, isEnrolled: roster.standing(student: student, classIndex: classIndex) == .enrolled)
    }
}
