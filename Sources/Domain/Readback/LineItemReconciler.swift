/// How far Campus has shown a line item.
public enum LineItemShown: Int, Sendable {
    case never = 0
    /// It is there, and its latest version was not seen yet.
    case earlierVersion = 1
    case latestVersion = 2
}

/// What the ledger knows of a line item, when a read-back comes.
public struct SentLineItem: Sendable {
    /// The version that was sent last.
    public var latest: LineItemVersion
    /// The versions before it.
    public var earlier: [LineItemVersion]
    /// The bundles that carried its row, rising.
    public var bundles: [Int]
    /// Those of them that carried the latest version.
    public var latestCarriers: [Int]
    public var shown: LineItemShown
    public var hold: HoldReason?
    public var isEdited: Bool
    public var isDueAgain: Bool

    public init(
        latest: LineItemVersion, earlier: [LineItemVersion] = [], bundles: [Int], latestCarriers: [Int],
        shown: LineItemShown = .never, hold: HoldReason? = nil, isEdited: Bool = false,
        isDueAgain: Bool = false
    ) {
        self.latest = latest
        self.earlier = earlier
        self.bundles = bundles
        self.latestCarriers = latestCarriers
        self.shown = shown
        self.hold = hold
        self.isEdited = isEdited
        self.isDueAgain = isDueAgain
    }
}

/// What a read-back means for one line item of ours.
public struct LineItemOutcome: Sendable, Equatable {
    public var shown: LineItemShown
    /// `points-changed` or `item-removed`: nothing is sent for it while it holds.
    public var hold: HoldReason?
    /// Somebody edited title, due date or category in Campus: that edit stands.
    public var isEdited: Bool
    /// Its latest version was lost and goes out again.
    public var isDueAgain: Bool
}

/// The rules for line items (Spec/readback.md, "Line items"). A pure function over values.
public struct LineItemReconciler: Sendable {
    public let readback: ReadbackFacts

    public init(_ readback: ReadbackFacts) {
        self.readback = readback
    }

    /// - Parameter campus: nil where the read-back does not have the line item.
    public func judge(_ sent: SentLineItem, _ campus: CampusLineItem?) -> LineItemOutcome {
        var outcome = LineItemOutcome(
            shown: sent.shown, hold: sent.hold, isEdited: sent.isEdited, isDueAgain: sent.isDueAgain)
        if readback.isOlder {
            // What newer ones told of it stands; that it has been in Campus is all that is new (D169).
            if let campus, !campus.isDeleted { outcome.shown = max(sent.shown, .earlierVersion) }
            return outcome
        }
        guard let campus, !campus.isDeleted else {
            if isRemoved(sent, isDeleted: campus != nil) { outcome.hold = .itemRemoved }
            return outcome
        }
        let versions = sent.earlier + [sent.latest]
        outcome.shown = max(sent.shown, .earlierVersion)
        guard campus != CampusLineItem() else {
            // It is there, and the read-back says nothing else of it.
            if outcome.hold == .itemRemoved { outcome.hold = nil }
            return outcome
        }
        outcome.hold = arePointsUnknown(campus, versions) ? .pointsChanged : nil
        if agrees(campus, with: sent.latest) {
            outcome.shown = .latestVersion
            outcome.isEdited = false
            outcome.isDueAgain = false
        } else if isEdited(campus, versions) {
            outcome.isEdited = true
        } else if outcome.hold == nil {
            judgeEarlierVersion(sent, &outcome)
        }
        return outcome
    }

    /// Gone after it was there, or never there though a bundle that carried it has arrived.
    private func isRemoved(_ sent: SentLineItem, isDeleted: Bool) -> Bool {
        if isDeleted { return true }
        // An extract has a row for each score and none for a line item: one whose scores are all blank is not in it.
        guard readback.provesAbsence, readback.listsLineItems else { return false }
        return sent.shown != .never || readback.arrivals.isDelivered(sent.bundles, by: readback.time)
    }

    /// It reads as we sent it earlier: the latest version is on its way, or somebody put the old one back.
    private func judgeEarlierVersion(_ sent: SentLineItem, _ outcome: inout LineItemOutcome) {
        let isDelivered =
            sent.shown == .latestVersion
            || readback.arrivals.isDelivered(sent.latestCarriers, by: readback.time)
        outcome.isEdited = isDelivered
        if !isDelivered, let bundle = sent.latestCarriers.last, readback.isOverdue(bundle) {
            outcome.isDueAgain = true
        }
    }

    private func isEdited(_ campus: CampusLineItem, _ versions: [LineItemVersion]) -> Bool {
        isUnknown(campus.title?.trimmed, versions.map(\.sentTitle.trimmed))
            || isUnknown(campus.dueDate, versions.map(\.dueDate))
            || isUnknown(campus.category, versions.map(\.category))
    }

    private func arePointsUnknown(_ campus: CampusLineItem, _ versions: [LineItemVersion]) -> Bool {
        guard let points = campus.maxPoints else { return false }
        return !versions.contains { readback.isSame(points, $0.maxPoints) }
    }

    /// Everything that Campus says of it is what this version says.
    public func agrees(_ campus: CampusLineItem, with version: LineItemVersion) -> Bool {
        func isSame<T: Equatable>(_ campus: T?, _ ours: T) -> Bool { campus.map { $0 == ours } ?? true }
        return isSame(campus.title?.trimmed, version.sentTitle.trimmed)
            && isSame(campus.dueDate, version.dueDate) && isSame(campus.category, version.category)
            && (campus.maxPoints.map { readback.isSame($0, version.maxPoints) } ?? true)
    }

    private func isUnknown<T: Equatable>(_ campus: T?, _ ours: [T]) -> Bool {
        campus.map { !ours.contains($0) } ?? false
    }
}

extension CampusLineItem {
    /// The version as Campus has it: its own where it says something, ours elsewhere.
    public func over(_ version: LineItemVersion) -> LineItemVersion {
        var own = version
        if let title { own.sentTitle = title }
        if let dueDate { own.dueDate = dueDate }
        if let category { own.category = category }
        if let maxPoints { own.maxPoints = maxPoints }
        // Ours is the day before which Campus's own due date may lie: OneRoster has no assignment that is due before
        // it is given.
        own.assignDate = min(own.assignDate, own.dueDate)
        return own
    }
}

extension LineItemShown: Comparable {
    public static func < (a: LineItemShown, b: LineItemShown) -> Bool { a.rawValue < b.rawValue }
}

extension String {
    /// Without spaces at its ends: systems drop them on the way.
    fileprivate var trimmed: Substring {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
