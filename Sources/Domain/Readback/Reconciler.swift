/// What the ledger knows of one result, when a read-back comes.
public struct SentResult: Sendable {
    public var history: SendHistory
    /// The value that Campus showed last; nil: none yet, or none since a release.
    public var seen: ScoreValue?
    /// A read-back has shown the latest value since it was sent.
    public var isConfirmed: Bool
    /// Found lost before, and not sent since.
    public var isDueAgain: Bool
    /// What Campus had when the result was released last; nil: it never was. Its flags stay accepted; its
    /// score is no change until Campus shows a value of ours again.
    public var release: CampusResult?
    /// That release was of a score that Campus had never taken.
    public var wasRefused = false
    /// What bulk bundles that were on their way at that release repeat of it: a state of Campus of before.
    public var repeats: [CampusResult]
    /// What bulk bundles ever repeated of it: values of Campus's own that a bundle of ours carried.
    public var repeatedEver: [CampusScore]
    /// When Campus was last looked at and showed the result, or it was released; nil: never.
    public var lastSeen: Instant?
    /// Its line item was shown before, and an extract has no row of it any more: perhaps Campus has it no longer.
    public var isUnlisted = false
    /// It is under a line item without a row in an extract, and nothing of its section is in that.
    public var isSectionMissing = false

    public init(
        history: SendHistory, seen: ScoreValue? = nil, isConfirmed: Bool = false, isDueAgain: Bool = false,
        release: CampusResult? = nil, repeats: [CampusResult] = [], repeatedEver: [CampusScore] = [],
        lastSeen: Instant? = nil
    ) {
        self.history = history
        self.seen = seen
        self.isConfirmed = isConfirmed
        self.isDueAgain = isDueAgain
        self.release = release
        self.repeats = repeats
        self.repeatedEver = repeatedEver
        self.lastSeen = lastSeen
    }

    /// The score that Campus had when the result was released, as long as Campus has shown none of ours since.
    var releasedScore: CampusScore? { seen == nil ? release?.score : nil }

    /// A score that may stand there since before the release: the one of then, or one that a bundle which comes
    /// late brings back. Not any more once Campus has shown one of ours.
    func isFromBeforeRelease(_ score: CampusScore) -> Bool {
        seen == nil && (releasedScore == score || repeats.contains { $0.score == score })
    }

    /// Flags that were there at the release, or that a bundle which comes late brings back.
    var acceptedFlags: CampusFlags {
        guard let release else { return [] }
        return seen == nil ? repeats.reduce(release.flags) { $0.union($1.flags) } : release.flags
    }
}

/// What a read-back means for one result of ours.
public enum ResultOutcome: Sendable, Equatable {
    /// Campus shows the latest value.
    case confirmed
    /// Not seen yet, or not told.
    case inFlight
    /// In flight for too long: it is sent again with the next export.
    case lost
    case frozen(FreezeReason)
    /// What Campus has is not known: nothing is sent until a read-back tells.
    case ambiguous
    /// The read-back says nothing new, and nothing is awaited.
    case notAwaited
}

/// The rule of what is frozen: what the ledger knows and what Campus shows in, one outcome out
/// (Spec/readback.md, "Results"). A pure function over values; the first line that fits decides.
public struct Reconciler: Sendable {
    public let readback: ReadbackFacts

    public init(_ readback: ReadbackFacts) {
        self.readback = readback
    }

    /// - Parameter sent: a result of ours that is not frozen.
    public func judge(_ sent: SentResult, _ says: CampusObservation) -> ResultOutcome {
        switch says {
        case .notCovered: return awaited(sent)
        case .unclear: return readback.isOlder ? awaited(sent) : .ambiguous
        case .unreadable(let score): return judge(sent, unreadable: score)
        case .nothing: return judgeBlank(sent)
        case .row(let row):
            let score = readback.score(of: row, sent.history, release: sent.release)
            if hasNewFlag(row, sent) { return .frozen(.flagged) }
            if isChangedByOther(row, score, sent) { return .frozen(.changed) }
            if score.isBlank { return judgeBlank(sent) }
            return judge(sent, shows: score, isAsReleased: readback.isAsReleased(row, sent.release))
        }
    }

    /// A freeze that rests on an absence is over: Campus shows our latest value after all, such as once an import that was
    /// under way has come to its end.
    public func isOver(_ reason: FreezeReason, _ sent: SentResult, _ says: CampusObservation) -> Bool {
        guard reason.restsOnAbsence, !readback.isOlder, case .row = says else { return false }
        return judge(sent, says) == .confirmed
    }

    /// A student whom we never sent, under a line item of ours; nil where there is nothing to freeze.
    public func judgeUnsent(_ says: CampusObservation) -> ResultOutcome? {
        switch says {
        case .notCovered, .nothing: nil
        case .unclear: readback.isOlder ? nil : .ambiguous
        case .unreadable(let score):
            !score.isBlank ? .frozen(.entered) : readback.isOlder ? nil : .ambiguous
        case .row(let row):
            row.score.isBlank && row.flags.isDisjoint(with: .freezing) ? nil : .frozen(.entered)
        }
    }

    /// True where the outcome is `.confirmed` whatever else the ledger knows: the case of nearly every row.
    public func isPlainConfirmation(latest: ScoreValue, bundle: Int, _ row: CampusResult) -> Bool {
        !readback.isOlder && row.flags.isDisjoint(with: .freezing) && readback.shows(row.score, latest)
            && readback.canShow(bundle) && !readback.isByOther(row)
    }

    private func judge(_ sent: SentResult, shows score: CampusScore, isAsReleased: Bool) -> ResultOutcome {
        let history = sent.history
        if let latest = history.latest, readback.shows(score, latest),
            history.latestCarriers.contains(where: readback.canShow)
        {
            // In an older one, too: it has been in Campus. If a newer one told otherwise, somebody changed it since, and
            // the next one freezes it (D169).
            return .confirmed
        }
        let carriers = history.carriers { readback.shows(score, $0) }
        if carriers.contains(where: readback.canShow) || sent.isFromBeforeRelease(score) {
            if isKnownDelivered(sent) { return .frozen(.reverted) }
            let isNoChange = isAsReleased || sent.isFromBeforeRelease(score)
            return !isNoChange && hasGoneBack(sent, to: carriers) ? .frozen(.reverted) : awaited(sent)
        }
        // A bulk bundle of ours repeated it once, and Campus has had a value of ours since. So it came back: that
        // bundle was imported a second time, or a person typed it anew (D104).
        let hasHadOurs = sent.seen != nil || isKnownDelivered(sent)
        if carriers.isEmpty, hasHadOurs, sent.repeatedEver.contains(score) { return .frozen(.reverted) }
        // Only bundles made after the read-back carry it: this read-back cannot tell whose value it is.
        return carriers.isEmpty ? .frozen(.changed) : awaited(sent)
    }

    /// A score that we never sent is a person's, whatever else cannot be read.
    private func judge(_ sent: SentResult, unreadable score: CampusScore) -> ResultOutcome {
        let isOurs = !sent.history.carriers { readback.shows(score, $0) }.isEmpty
        if !score.isBlank, !isOurs, !sent.isFromBeforeRelease(score) { return .frozen(.changed) }
        return readback.isOlder ? awaited(sent) : .ambiguous
    }

    private func judgeBlank(_ sent: SentResult) -> ResultOutcome {
        guard !readback.isOlder else { return awaited(sent) }
        let hadValue = sent.seen != nil || !(sent.releasedScore?.isBlank ?? true)
        if hadValue { return .frozen(.cleared) }
        return isKnownDelivered(sent) ? .frozen(.unaccepted) : awaited(sent)
    }

    /// A flag that takes the score out of the grade or changes what it counts for, set by a person.
    private func hasNewFlag(_ row: CampusResult, _ sent: SentResult) -> Bool {
        var flags = row.flags.intersection(.freezing)
        if sent.history.hasExemption { flags.remove(.exempt) }
        return !flags.subtracting(sent.acceptedFlags).isEmpty
    }

    private func isChangedByOther(_ row: CampusResult, _ score: CampusScore, _ sent: SentResult) -> Bool {
        guard readback.isByOther(row), let changed = row.changedAt else { return false }
        if let lastSeen = sent.lastSeen, changed <= lastSeen { return false }
        // A change of the day of a release, told by its date alone, seems to lie after it.
        if let release = sent.release, release.changedBy == row.changedBy, release.changedAt == changed,
            release.score == row.score
        {
            return false
        }
        // Rule 12: setting late or turnedIn changes the row, not the score.
        let explains = !row.flags.isDisjoint(with: [.late, .turnedIn])
        let isSameScore = [sent.history.latest, sent.seen].contains { value in
            value.map { readback.shows(score, $0) } ?? false
        }
        return !(explains && isSameScore)
    }

    /// Campus has shown a value of ours, and shows now one that only earlier bundles carried: a person put it back, or a bundle
    /// was imported after a newer one. The latest, which is still on its way, must not go over that (D171).
    ///
    /// - Parameter carriers: the bundles that carried what it shows.
    private func hasGoneBack(_ sent: SentResult, to carriers: [Int]) -> Bool {
        guard !readback.isOlder, let newest = carriers.last(where: readback.canShow) else { return false }
        guard let seen = sent.seen else { return hasGoneBackSinceRelease(sent, to: carriers) }
        // Where the latest is what was shown before it was sent, its own carriers had not brought that yet.
        let awaited = sent.isConfirmed || seen != sent.history.latest ? [] : sent.history.latestCarriers
        let possible = sent.history.carriers { $0 == seen }.filter { !awaited.contains($0) }
        // A, B, A: that the second A has brought it is only certain where its bundle is known to have come by then.
        let known = possible.last {
            readback.wasMade($0, by: sent.lastSeen ?? readback.time)
                && readback.arrivals.isDelivered([$0], by: readback.time)
        }
        return (known ?? possible.first).map { $0 > newest } ?? false
    }

    /// At the release Campus had something else, though a bundle that carried this had arrived. One that had not may just have
    /// come late, as may a row that had been refused.
    private func hasGoneBackSinceRelease(_ sent: SentResult, to carriers: [Int]) -> Bool {
        guard !sent.wasRefused, let released = sent.lastSeen, let last = sent.history.lastBeforeRelease else {
            return false
        }
        return carriers.allSatisfy { $0 <= last } && readback.arrivals.isDelivered(carriers, by: released)
    }

    /// The latest value has reached Campus, whatever Campus shows now.
    private func isKnownDelivered(_ sent: SentResult) -> Bool {
        guard sent.history.latest != nil else { return false }
        return (sent.isConfirmed && !readback.isOlder)
            || readback.arrivals.isDelivered(sent.history.latestCarriers, by: readback.time)
    }

    private func awaited(_ sent: SentResult) -> ResultOutcome {
        guard !sent.isConfirmed, let bundle = sent.history.latestBundle else { return .notAwaited }
        guard !sent.isDueAgain, readback.isOverdue(bundle) else { return .inFlight }
        // Its bundle has arrived, and of its section nothing is shown: the export may lack the section, so nothing goes out
        // over it. It is over when a later one shows our value (D181).
        if sent.isSectionMissing, isKnownDelivered(sent) { return .frozen(.unaccepted) }
        // Sent again after it was lost, and its bundle has arrived, or its line item is not to be seen any more: Campus
        // refuses it, so a person must look.
        let isRefusedAgain =
            sent.history.latestCarriers.count > 1 && (isKnownDelivered(sent) || sent.isUnlisted)
        return isRefusedAgain ? .frozen(.unaccepted) : .lost
    }
}
