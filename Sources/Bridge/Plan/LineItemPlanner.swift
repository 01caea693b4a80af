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
    private let freezes: [Int64: [String: Freeze]]
    private let details: any PlanDetails
    private var versions: VersionPlanner
    private(set) var changeGuard: ChangeGuard
    /// Classes that have a line item of ours, now or before.
    private(set) var classesInUse: Set<Int> = []
    private var results: [PlannedResult] = []

    init(
        gradebook: Gradebook, roster: Roster, settings: PlanSettings,
        freezes: [Int64: [String: Freeze]], details: any PlanDetails,
        titles: @escaping () throws -> TitleRegister
    ) {
        self.gradebook = gradebook
        self.roster = roster
        self.settings = settings
        self.freezes = freezes
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
        _ context: ItemContext, section: Int, classID: String, members: [Int],
        records: [AssessmentRecord], verdicts: [RowVerdict], known: StoredLineItem?, packed: FieldBytes,
        tally: inout ClassTally
    ) throws -> PlannedLineItem {
        let classIndex = gradebook.classIndex(ofSection: section)
        let school = roster.school(ofClass: classIndex)
        let request = context.item.newestRequest(section: section)
        let isSelected =
            settings.selection.includes(section: classID, course: context.item.courseID)
            && (!settings.needsRequest || request != nil)
        let holds = LineItemHolds(
            item: context.hold,
            section: LineItemRules.hold(
                dueDate: context.dueDate, period: context.period, sectionInCampus: school != nil),
            campus: known?.campusHold)
        var planned = PlannedLineItem(
            identity: LineItemIdentity(item: context.id, section: classID), item: context.id,
            section: classID, school: school ?? known?.school ?? "", known: known)
        var meeting = try ResultMeeting(packed: packed, freezes: known.flatMap { freezes[$0.id] } ?? [:])
        results.removeAll(keepingCapacity: true)
        for (place, index) in members.enumerated() {
            let record = records[index]
            let student = gradebook.student(ofPerson: record.personRank)
            let studentID = student.map(gradebook.studentID) ?? FieldBytes(start: nil, count: 0)
            let candidate = Candidate(
                verdict: verdicts[index], standing: roster.standing(student: student, classIndex: classIndex),
                isRequested: isSelected && isCovered(record, by: request),
                isAmbiguous: isAmbiguous(place, members, records, verdicts))
            while let passed = try meeting.next(before: studentID) {
                try vanished(passed, context.id, classID)
            }
            let (before, freeze) = try meeting.match(studentID)
            let knownResult =
                before == nil && freeze == nil
                ? nil
                : KnownResult(
                    latest: before?.latest, isConfirmed: before?.isConfirmed ?? false,
                    isFrozen: freeze != nil)
            let disposition = settings.classifier.classify(candidate, holds: holds, known: knownResult)
            tally.count(disposition)
            guardCounts(disposition, before, freeze)
            var result = PlannedResult(student: studentID, before: before, freeze: freeze, record: record)
            if disposition == .sent {
                if details.wantsEveryCandidate {
                    try details.candidate(
                        disposition, item: context.id, section: classID, student: studentID, person: nil,
                        line: record.lineNumber)
                }
                result.value = settings.classifier.value(of: candidate.verdict)
                planned.sentCount += 1
                try noteExtraCredit(result, context, classID)
            } else {
                try report(disposition, record, studentID, before, context.id, classID)
            }
            if result.value != nil || before != nil { results.append(result) }
        }
        while let passed = try meeting.next(before: nil) { try vanished(passed, context.id, classID) }
        let isHeld = context.hold != nil || holds.section != nil || !isSelected || known?.campusHold != nil
        try decideVersion(&planned, context, isHeld: isHeld)
        if planned.goesOut || known != nil { classesInUse.insert(classIndex) }
        planned.results = results
        return planned
    }

    /// A line item of the ledger that this export does not have: nothing is decided, nothing deleted.
    func missing(_ known: StoredLineItem, packed: FieldBytes, tally: inout ClassTally) throws
        -> PlannedLineItem
    {
        results.removeAll(keepingCapacity: true)
        var meeting = try ResultMeeting(packed: packed, freezes: freezes[known.id] ?? [:])
        while let passed = try meeting.next(before: nil) {
            guardCounts(.held(.noScore), passed.before, passed.freeze)
            results.append(passed)
        }
        try details.notice(.itemMissing, item: known.item, section: known.section)
        var section = known.section
        if let classIndex = section.withUTF8({ gradebook.classIndex(of: $0) }) {
            classesInUse.insert(classIndex)
        }
        return PlannedLineItem(
            identity: LineItemIdentity(item: known.item, section: known.section), item: known.item,
            section: known.section, school: known.school, known: known, version: known.version,
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
        let isSeen = known?.isSeen ?? false
        planned.carriesLineItem = version != known?.version || (planned.sentCount > 0 && !isSeen)
        if planned.carriesLineItem, let note {
            try details.notice(note, item: context.id, section: planned.section)
        }
    }

    /// Rule 8: a score that changed after the newest transfer waits for the next one.
    private func isCovered(_ record: AssessmentRecord, by request: Instant?) -> Bool {
        guard settings.needsRequest, let request, let assessed = record.assessed else { return true }
        return assessed <= request
    }

    /// Two persons with one SyncKey: whose score it is cannot be known. A rejected row speaks for no one.
    private func isAmbiguous(
        _ place: Int, _ members: [Int], _ records: [AssessmentRecord], _ verdicts: [RowVerdict]
    ) -> Bool {
        guard let student = gradebook.student(ofPerson: records[members[place]].personRank) else {
            return false
        }
        func speaksForSame(_ other: Int) -> Bool {
            guard gradebook.student(ofPerson: records[members[other]].personRank) == student else {
                return false
            }
            if case .rejected = verdicts[members[other]] { return false }
            return true
        }
        func isSame(_ other: Int) -> Bool {
            gradebook.student(ofPerson: records[members[other]].personRank) == student
        }
        var left = place - 1
        while left >= 0, isSame(left) {
            if speaksForSame(left) { return true }
            left -= 1
        }
        var right = place + 1
        while right < members.count, isSame(right) {
            if speaksForSame(right) { return true }
            right += 1
        }
        return false
    }

    private func guardCounts(_ disposition: Disposition, _ before: PackedResult?, _ freeze: Freeze?) {
        guard let before, before.isConfirmed, freeze == nil else { return }
        changeGuard.confirmed += 1
        switch disposition {
        case .sent: changeGuard.changed += 1
        case .held(.noScore), .held(.exempt): changeGuard.vanished += 1
        default: break
        }
    }

    /// A result of the ledger without a row in the export: reported and left alone.
    private func vanished(_ result: PlannedResult, _ item: String, _ section: String) throws {
        guardCounts(.held(.noScore), result.before, result.freeze)
        if result.before != nil {
            try details.notice(
                .scoreVanished, item: item, section: section, student: result.student, line: nil)
            results.append(result)
        }
    }

    private func report(
        _ disposition: Disposition, _ record: AssessmentRecord, _ student: FieldBytes,
        _ before: PackedResult?, _ item: String, _ section: String
    ) throws {
        switch disposition {
        case .held(let reason):
            if before != nil, reason == .noScore || reason == .exempt {
                try details.notice(
                    reason == .exempt ? .becameExempt : .scoreVanished, item: item, section: section,
                    student: student, line: record.lineNumber)
            }
        case .rejected: break
        case .sent, .unchanged, .inFlight, .frozen:
            if !details.wantsEveryCandidate { return }
        }
        try details.candidate(
            disposition, item: item, section: section, student: student,
            person: student.isEmpty ? gradebook.personID(atRank: record.personRank) : nil,
            line: record.lineNumber)
    }

    private func noteExtraCredit(
        _ result: PlannedResult, _ context: ItemContext, _ section: String
    ) throws {
        guard case .points(let points)? = result.value, let most = context.facts.maxPoints, points > most
        else { return }
        try details.notice(
            .aboveMaxPoints, item: context.id, section: section, student: result.student,
            line: result.record?.lineNumber)
    }
}
