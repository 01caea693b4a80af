import Domain

/// One result of a small case: what Campus has of it, what the ledger has, and what really happened.
struct CaseResult: Hashable {
    /// What stands in Campus: no row, a row without a score, or a score.
    enum Cell: Hashable {
        case none
        case blank
        case value(Int8)
    }

    struct Send: Hashable {
        var bundle: Int
        var value: Int8
    }

    // MARK: Campus

    var cell = Cell.none
    /// The bundle that brought what stands there; nil: a person did.
    var source: Int?
    /// The newest bundle that brought anything.
    var newestSource = 0
    /// A bundle was imported after a newer one.
    var wasLate = false
    /// An import refused its row.
    var wasRefused = false
    /// A full read-back was applied since.
    var isOld = false

    // MARK: The ledger

    var sends: [Send] = []
    var memory = ResultMemory()
    var freeze: FreezeReason?

    // MARK: The truth

    /// What itslearning has.
    var wanted: Int8?
    /// The value of ours that a read-back showed last.
    var shown: Int8?
    /// A read-back has shown the latest value since it is the latest.
    var isLatestShown = false
    /// A read-back has shown a person's change, of the kind that must never be sent over.
    var isShownChange = false

    var isPersons: Bool { cell != .none && source == nil }

    var latest: Int8? { sends.last?.value }

    var isConfirmed: Bool { memory.isConfirmed(latest.map(Self.score)) }

    /// A read-back has shown the latest value and this is another, or it has shown what only bundles brought that were made
    /// after all that carry this one.
    func isNewerShown(than value: Int8) -> Bool {
        if isLatestShown { return value != latest }
        guard let shown, let newest = sends.last(where: { $0.value == value })?.bundle else { return false }
        return sends.filter { $0.value == shown }.allSatisfy { $0.bundle > newest }
    }

    func wasSent(_ value: Int8) -> Bool { sends.contains { $0.value == value } }

    // MARK: As Domain asks for it

    static func score(_ value: Int8) -> ScoreValue { .points(Points(whole: Int64(value))) }

    var history: SendHistory {
        SendHistory(sends.map { .sent(bundle: $0.bundle, Self.score($0.value)) })
    }

    /// What `PlannedResult` makes of it.
    var known: KnownResult? {
        guard !sends.isEmpty || freeze != nil else { return nil }
        return KnownResult(
            latest: latest.map(Self.score), isConfirmed: isConfirmed, isFrozen: freeze != nil,
            isDueAgain: memory.isDueAgain)
    }

    mutating func send(_ value: Int8, bundle: Int) {
        isLatestShown = isLatestShown && value == latest
        sends.append(Send(bundle: bundle, value: value))
        memory = memory.afterSending(Self.score(value))
    }

    // MARK: What Campus and people do

    mutating func takeImport(_ bundle: Int) {
        guard let sent = sends.first(where: { $0.bundle == bundle }) else { return }
        cell = .value(sent.value)
        source = bundle
        wasLate = wasLate || bundle < newestSource
        newestSource = max(newestSource, bundle)
        isOld = false
    }

    mutating func takePerson(_ cell: Cell) {
        self.cell = cell
        source = nil
        isOld = false
    }
}
