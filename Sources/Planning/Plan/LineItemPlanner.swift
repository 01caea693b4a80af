package import CSVCore
package import Domain
package import Intake
package import Records

/// Decides one line item: meets its candidates with what the ledger knows, student by student.
///
/// The rules themselves are pure functions of Domain (`LineItemRules`, `Classifier`); here they are asked. What it
/// decides goes to the batch; only the form of a new title is left to whoever sees all batches.
package final class LineItemPlanner {
    /// What is the same in every section of an item.
    package struct ItemContext {
        package let item: GradebookItem
        package let id: String
        package let facts: ItemFacts
        package let hold: HoldReason?
        package let period: GradingPeriod?
        package let dueDate: CalendarDay?
        package let category: CampusCategory
        package let title: String
        package let cutTitle: String
        /// The item may be held only because `roster.endDate` is not what the roster means.
        package let isOnEndDate: Bool

        fileprivate var dueAdvice: StaticString? { isOnEndDate ? HoldReason.adviceOnEndDate : nil }
    }

    private let gradebook: Gradebook
    private let roster: Roster
    private let settings: PlanSettings
    private let states: CampusStates
    private let plan: PlanContext
    private let batch: PlannedBatch
    private let writer: ResultWriter
    /// So many results are decided before they are written; of nearly every line item all.
    private static let mostResults = 8_192
    private var results: [PlannedResult] = []
    /// Confirmed results of the line item at hand that are gone from itslearning.
    private var vanishedHere = 0

    package init(_ context: PlanContext, _ batch: PlannedBatch) {
        gradebook = context.gradebook
        roster = context.roster
        settings = context.settings
        states = context.states
        plan = context
        self.batch = batch
        writer = ResultWriter(context, batch)
    }

    package func context(for item: GradebookItem, id: String) -> ItemContext {
        let facts = item.facts
        let period = item.externalTerm.flatMap(roster.period)
        let title = item.title
        let dueDate = LineItemDates.dueDate(deadline: facts.deadline, period: period, zone: settings.zone)
        return ItemContext(
            item: item, id: id, facts: facts, hold: LineItemRules.hold(facts), period: period,
            dueDate: dueDate, category: settings.categories.category(for: item.category), title: title,
            cutTitle: TitleForm.cut(title, limit: settings.titleLimit),
            isOnEndDate: period.map { period in
                roster.endDates == .exclusive
                    && EndDates.areLikelyInclusive(dueDate: dueDate, period: period, termEnd: item.termEnd)
            } ?? false)
    }

    package func plan(
        _ context: ItemContext, section: Int, classID: String, _ rows: ItemRows, places: [Int],
        known: StoredLineItem?, packed: FieldBytes
    ) throws {
        let classIndex = gradebook.classIndex(ofSection: section)
        let school = roster.school(ofClass: classIndex)
        let candidates = SectionCandidates(
            plan, item: context.item, section: section, classID: classID, rows: rows, places: places)
        let holds = holds(context, isInCampus: school != nil, known)
        var planned = PlannedLineItem(
            item: context.id, section: classID, classIndex: classIndex, school: school ?? known?.school ?? "",
            known: known, campusHold: holds.campus)
        batch.details.begin(section: classID, school: planned.school, dueAdvice: context.dueAdvice)
        let bytes = ResultBytes(
            packed: packed, states: states.states(ofLineItem: known?.id), of: states, gradebook: gradebook)
        var knownResults = try KnownResultCursor(
            packed: packed, states: bytes.states, of: states, hasNobodysRow: states.hasNobodysRow(known?.id))
        results.removeAll(keepingCapacity: true)
        for index in candidates.indices {
            let student = candidates.studentID(at: index)
            while let passed = try knownResults.next(before: student) {
                vanished(passed, bytes, item: context.id, section: classID, classIndex)
            }
            if results.count >= Self.mostResults { try writePart(of: &planned, bytes) }
            var result = try knownResults.match(
                student, student: candidates.student(at: index), record: candidates.record(at: index))
            let candidate = candidates.candidate(at: index)
            let disposition = settings.classifier.classify(candidate, holds: holds, known: result.knownResult)
            batch.tally.count(disposition)
            guardCounts(disposition, result)
            result.rowStands = disposition.rowStands
            if case .sent = disposition {
                result.value = settings.classifier.value(of: candidate.verdict)
                planned.sentCount += 1
            }
            batch.details.record(
                disposition, result, student, item: context.id, section: classID,
                person: candidates.personID(at: index), maxPoints: context.facts.maxPoints)
            if result.value != nil || result.before != nil || result.state != nil { results.append(result) }
        }
        while let passed = try knownResults.next(before: nil) {
            vanished(passed, bytes, item: context.id, section: classID, classIndex)
            if results.count >= Self.mostResults { try writePart(of: &planned, bytes) }
        }
        countVanished(known)
        if known != nil { batch.knownClasses.append(classIndex) }
        propose(
            &planned, context, isHeld: holds.isHeld || context.item.isRejected || !candidates.isSelected)
        try finish(&planned, bytes)
    }

    /// A line item of the ledger that this export does not have: nothing is decided, nothing deleted.
    package func missing(_ known: StoredLineItem, packed: FieldBytes) throws {
        results.removeAll(keepingCapacity: true)
        let bytes = ResultBytes(
            packed: packed, states: states.states(ofLineItem: known.id), of: states, gradebook: gradebook)
        var knownResults = try KnownResultCursor(packed: packed, states: bytes.states, of: states)
        while let passed = try knownResults.next(before: nil) {
            guardCounts(.held(.noScore), passed)
            results.append(passed)
        }
        countVanished(known)
        try batch.details.begin(missing: known)
        batch.details.notice(.itemMissing, item: known.item, section: known.section)
        let classIndex = gradebook.classIndex(of: known.section.utf8.span)
        if let classIndex { batch.knownClasses.append(classIndex) }
        var planned = PlannedLineItem(
            item: known.item, section: known.section, classIndex: classIndex ?? 0, school: known.school,
            known: known, campusHold: known.campusHold, version: known.version)
        try finish(&planned, bytes)
    }

    /// How the line item's own row reads, as far as that needs no look at other line items.
    private func propose(
        _ planned: inout PlannedLineItem, _ context: ItemContext, isHeld: Bool
    ) {
        let known = planned.known
        planned.version = known?.version
        // Where somebody edited the line item in Campus, that edit stands and our version is not sent again.
        guard !isHeld, !(known?.isEditedInCampus ?? false), planned.sentCount > 0 || known != nil,
            let dueDate = context.dueDate,
            let period = context.period, let maxPoints = context.facts.maxPoints
        else { return }
        let assigned = LineItemDates.assignDate(
            kept: known?.version.assignDate, activeFrom: context.facts.activeFrom, dueDate: dueDate,
            period: period, today: settings.today, zone: settings.zone)
        // Told when its row goes out for that, which is once: from then on the day that was sent is kept.
        if assigned.isMoved, assigned.day != known?.version.assignDate {
            batch.details.notice(.assignedOutsidePeriod, item: planned.item, section: planned.section)
        }
        let proposed = ProposedVersion(
            title: context.title, cut: context.cutTitle, assignDate: assigned.day, dueDate: dueDate,
            category: context.category.id, period: period.id, maxPoints: maxPoints)
        if let version = proposed.kept(known?.version) {
            planned.decide(version)
        } else {
            planned.proposed = proposed
        }
    }

    private func writePart(of planned: inout PlannedLineItem, _ bytes: ResultBytes) throws {
        try writer.writePart(results, of: &planned, bytes)
        results.removeAll(keepingCapacity: true)
    }

    /// Hands the line item on, with its results written, where anything of it may be in a bundle.
    private func finish(_ planned: inout PlannedLineItem, _ bytes: ResultBytes) throws {
        guard planned.proposed != nil || planned.isWritten(inBulk: settings.isBulk) else {
            return writer.abandon()
        }
        try writer.write(results, of: &planned, bytes)
        batch.lines.append(planned)
    }

    /// What holds the line item, whatever its scores are.
    private func holds(_ context: ItemContext, isInCampus: Bool, _ known: StoredLineItem?) -> LineItemHolds {
        LineItemHolds(
            item: context.hold,
            section: LineItemRules.hold(
                dueDate: context.dueDate, period: context.period, sectionInCampus: isInCampus),
            campus: campusHold(known, context.facts.maxPoints))
    }

    /// Points that Campus changed hold the line item until both sides agree again, on whichever value.
    private func campusHold(_ known: StoredLineItem?, _ maxPoints: Points?) -> HoldReason? {
        guard let hold = known?.campusHold else { return nil }
        let agrees = hold == .pointsChanged && maxPoints != nil && known?.campus?.maxPoints == maxPoints
        return agrees ? nil : hold
    }

    private func guardCounts(_ disposition: Disposition, _ result: PlannedResult) {
        guard let before = result.before, before.isConfirmed, !result.isFrozen else { return }
        batch.changeGuard.confirmed += 1
        switch disposition {
        case .sent: batch.changeGuard.changed += 1
        case .held(.noScore), .held(.exempt): vanishedHere += 1
        default: break
        }
    }

    /// The guard asks what changes at once, so what was gone at the last export is not counted again.
    private func countVanished(_ known: StoredLineItem?) {
        defer { vanishedHere = 0 }
        guard let known, vanishedHere != known.vanished else { return }
        batch.changeGuard.vanished += max(0, vanishedHere - known.vanished)
        batch.vanishedCounts.append((known.id, vanishedHere))
    }

    /// A result of the ledger without a row in the export: reported and left alone.
    private func vanished(
        _ result: PlannedResult, _ bytes: ResultBytes, item: String, section: String, _ classIndex: Int
    ) {
        results.append(result)
        guard result.before != nil else { return }
        guardCounts(.held(.noScore), result)
        let id = bytes.student(result)
        let student = gradebook.student(withID: id)
        batch.details.recordVanished(
            result, id, item: item, section: section,
            isEnrolled: roster.standing(student: student, classIndex: classIndex) == .enrolled)
    }
}
