/// What holds for a read-back as a whole, whichever result is judged.
public struct ReadbackFacts: Sendable {
    /// The moment whose state the read-back shows.
    public var time: Instant
    /// It holds every line item and result that Campus has; a partial one says nothing of what it lacks.
    public var isFull: Bool
    /// A read-back of a later time has told of what is judged: what is missing or unclear in this one proves nothing,
    /// and line items are left as they are.
    public var isOlder: Bool
    /// It lists line items apart from scores; an extract does not, so one without a score is not in it.
    public var listsLineItems: Bool
    /// The flags that it has columns for. Of the others its rows say nothing.
    public var toldFlags: CampusFlags = .all
    /// Decimals that Campus keeps of a score (`campus.decimals`); nil = all of them.
    public var decimals: Int?
    /// Campus's user that imports bundles (`campus.importUser`); nil = not told.
    public var importUser: String?
    /// The clock of each bundle, by its number.
    public var bundleTimes: [Int: Instant]
    public var arrivals: Arrivals
    /// The times of all full read-backs that were applied and showed something of ours, this one among them if it is
    /// such a one: the looks that tell whether a value was lost.
    public var fullReadbacks: [Instant]
    /// The times of all full read-backs that were applied, whatever they showed, and of this one.
    public var allFullReadbacks: [Instant]

    public init(
        time: Instant, isFull: Bool = true, isOlder: Bool = false, listsLineItems: Bool = true,
        decimals: Int? = nil,
        importUser: String? = nil, bundleTimes: [Int: Instant] = [:], arrivals: Arrivals = Arrivals(),
        fullReadbacks: [Instant] = [], allFullReadbacks: [Instant] = []
    ) {
        self.time = time
        self.isFull = isFull
        self.isOlder = isOlder
        self.listsLineItems = listsLineItems
        self.decimals = decimals
        self.importUser = importUser
        self.bundleTimes = bundleTimes
        self.arrivals = arrivals
        self.fullReadbacks = fullReadbacks
        self.allFullReadbacks = allFullReadbacks
    }

    /// The same, of what a read-back of a later time has told of.
    public func older() -> ReadbackFacts {
        var older = self
        older.isOlder = true
        return older
    }

    /// What is missing from it is missing in Campus.
    public var provesAbsence: Bool { isFull && !isOlder }

    /// A bundle that was made after the read-back cannot be in it.
    public func canShow(_ bundle: Int) -> Bool { wasMade(bundle, by: time) }

    func wasMade(_ bundle: Int, by time: Instant) -> Bool { bundleTimes[bundle].map { $0 <= time } ?? true }

    /// Campus's score is this value of ours, as far as Campus keeps decimals.
    public func shows(_ score: CampusScore, _ value: ScoreValue) -> Bool {
        guard case .value(let campus) = score else { return false }
        if campus == value { return true }
        guard let decimals, case .points(let ours) = value else { return false }
        return campus == .points(ours.rounded(toDecimals: decimals))
    }

    /// A value of ours with the decimals that Campus keeps of it.
    public func asCampusKeeps(_ value: ScoreValue) -> CampusScore {
        guard let decimals, case .points(let ours) = value else { return .value(value) }
        return .value(.points(ours.rounded(toDecimals: decimals)))
    }

    /// The same number, as far as Campus keeps decimals.
    public func isSame(_ campus: Points, _ ours: Points) -> Bool {
        shows(.value(.points(campus)), .points(ours))
    }

    /// Campus says that someone else than its import changed the row last.
    public func isByOther(_ row: CampusResult) -> Bool {
        guard let importUser, let user = row.changedBy else { return false }
        // `9.0` and `09` are what tools make of 9.
        return user != importUser && PlainID.id(user) != PlainID.id(importUser)
    }

    /// The row's score; an exemption is a score where we ever sent one.
    ///
    /// A number beside it that we sent as well was there before; one that we never sent somebody typed. Where
    /// the flag was accepted at a release it is a person's, and the number beside it is what Campus has. But an
    /// exemption that was sent since then leaves the number of then beside it (D93).
    public func score(
        of row: CampusResult, _ history: SendHistory, release: CampusResult?
    ) -> CampusScore {
        guard row.flags.contains(.exempt), history.hasExemption else { return row.score }
        if row.score.isBlank { return .value(.exempt) }
        let isAccepted = release?.flags.contains(.exempt) ?? false
        if isAsReleased(row, release), history.hasExemptionSinceRelease {
            let isLatest = history.latest.map { shows(row.score, $0) } ?? false
            return isAccepted && isLatest ? row.score : .value(.exempt)
        }
        let wasThereBefore = !history.carriers { shows(row.score, $0) }.isEmpty
        return wasThereBefore && !isAccepted ? .value(.exempt) : row.score
    }

    /// The score is the one that Campus had at the release.
    func isAsReleased(_ row: CampusResult, _ release: CampusResult?) -> Bool { release?.score == row.score }

    /// Two full read-backs were taken after the bundle was made: a value that they lack was lost.
    public func isOverdue(_ bundle: Int) -> Bool { isOverdue(bundle, by: fullReadbacks) }

    /// The same, whether or not these read-backs showed anything of ours: something of it should have been in them.
    public func isMissed(_ bundle: Int) -> Bool { isOverdue(bundle, by: allFullReadbacks) }

    private func isOverdue(_ bundle: Int, by looks: [Instant]) -> Bool {
        guard provesAbsence, let made = bundleTimes[bundle] else { return false }
        // Two exports of one moment are one look.
        return Set(looks.filter { $0 > made }).count >= 2
    }
}
