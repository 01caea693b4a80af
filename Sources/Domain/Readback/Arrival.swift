/// Which bundles Campus has imported, as far as read-backs prove it (Spec/readback.md, "Arrival").
///
/// Bundles get lost, arrive late and out of order, and a person may type by chance what was in flight; so
/// arrival is counted over all results of a read-back, never concluded from one of them.
public struct Arrivals: Sendable, Equatable {
    /// Bundles that have arrived, each with the time from which that is known.
    private var bundles: [Int: Instant] = [:]
    /// Sets of several of which at least one has arrived, by the first bundle of each: over the years there are many,
    /// and each result asks.
    private var sets: [Int: [[Int]: Instant]] = [:]

    public init() {}

    /// At least one bundle of the set, which is in rising order, has arrived by `time`.
    public mutating func add(_ set: [Int], at time: Instant) {
        guard let first = set.first else { return }
        if set.count == 1 {
            bundles[first] = min(bundles[first] ?? time, time)
        } else {
            sets[first, default: [:]][set] = min(sets[first]?[set] ?? time, time)
        }
    }

    /// The time from which it is known that this very bundle has arrived.
    public func time(of bundle: Int) -> Instant? { bundles[bundle] }

    public func hasArrived(_ bundle: Int) -> Bool { bundles[bundle] != nil }

    /// **Known delivered**: a set that has arrived lies within the bundles that carried a value.
    ///
    /// A set that has arrived later than the read-back's time proves nothing about what it can show.
    public func isDelivered(_ carriers: [Int], by time: Instant) -> Bool {
        if carriers.contains(where: { bundles[$0].map { $0 <= time } ?? false }) { return true }
        guard carriers.count > 1, !sets.isEmpty else { return false }
        let carriers = Set(carriers)
        return carriers.contains { first in
            sets[first]?.contains { $1 <= time && carriers.isSuperset(of: $0) } ?? false
        }
    }
}

/// Counts one read-back's results for and against the arrival of each set of bundles.
public struct ArrivalCount: Sendable {
    private var forSet: [[Int]: Int] = [:]
    private var againstSet: [[Int]: Int] = [:]
    // Nearly all results were sent once: those are counted without an array each.
    private var forBundle: [Int] = []

    public init() {}

    /// A result that shows its only value, sent once.
    public mutating func countShown(onlyBundle bundle: Int) {
        while forBundle.count <= bundle { forBundle.append(0) }
        forBundle[bundle] += 1
    }

    /// Any result of ours that the read-back covers and that is not frozen.
    /// - Parameter release: what Campus had when a person released it last.
    public mutating func count(
        _ history: SendHistory, _ says: CampusObservation, release: CampusResult? = nil,
        in readback: ReadbackFacts
    ) {
        let shown: CampusScore
        var provesNothing = false
        switch says {
        case .notCovered, .unclear, .unreadable: return
        case .nothing: shown = .blank
        case .row(let row):
            // What a person wrote there says nothing of what was imported.
            if readback.isByOther(row) { return }
            shown = readback.score(of: row, history, release: release)
            // An exemption that stood there at the release stands there now: no bundle need have come.
            provesNothing =
                shown == .value(.exempt) && release?.flags.contains(.exempt) ?? false
                && readback.isAsReleased(row, release)
        }
        func isShown(_ value: ScoreValue) -> Bool { readback.shows(shown, value) }
        let carriers = history.carriers(where: isShown).filter(readback.canShow)
        if !carriers.isEmpty, !provesNothing { forSet[Self.set(carriers), default: 0] += 1 }
        if let latest = history.latest, isShown(latest) { return }
        let awaited = history.latestCarriers.filter(readback.canShow)
        if !awaited.isEmpty { againstSet[Self.set(awaited), default: 0] += 1 }
    }

    /// What another part of the same read-back counted.
    public mutating func add(_ other: ArrivalCount) {
        forSet.merge(other.forSet, uniquingKeysWith: +)
        againstSet.merge(other.againstSet, uniquingKeysWith: +)
        while forBundle.count < other.forBundle.count { forBundle.append(0) }
        for (bundle, count) in other.forBundle.enumerated() { forBundle[bundle] += count }
    }

    /// How many results show a value that this bundle alone has carried.
    public func shown(ofBundleAlone bundle: Int) -> Int {
        (forSet[[bundle]] ?? 0) + (forBundle.indices.contains(bundle) ? forBundle[bundle] : 0)
    }

    /// The sets that this read-back proves: at least one result for each, and no more against it than for it.
    public var arrived: [[Int]] {
        var counts = forSet
        for (bundle, count) in forBundle.enumerated() where count > 0 {
            counts[[bundle], default: 0] += count
        }
        return counts.filter { $0.value >= againstSet[$0.key] ?? 0 }.map(\.key)
    }

    private static func set(_ bundles: [Int]) -> [Int] { Array(Set(bundles)).sorted() }
}
