public import Domain

/// The full read-backs that were applied, school by school: each is full of the schools that it showed something of.
public struct FullReadbacks: Sendable {
    /// What is asked of them for one school.
    public struct Times: Sendable {
        /// Of those that were looks at what is ours, and whose time was not cut to the clock.
        public let looks: [Instant]
        public let lastLook: Instant?
        public let newest: Instant?

        init(_ readbacks: [ReadbackRecord], _ firstBundle: Instant?) {
            looks = readbacks.filter { $0.isLook && $0.seesOurs }.map(\.time)
            lastLook = looks.max()
            newest = readbacks.filter { $0.tellsAll(firstBundle) }.map(\.time).max()
        }
    }

    public let everywhere: Times
    /// Of the schools that some of them lacked.
    private let some: [String: Times]

    /// - Parameters:
    ///   - notShown: by run, the schools of which a full one showed nothing.
    ///   - firstBundle: when the first bundle came out; nil before.
    public init(_ readbacks: [ReadbackRecord], notShown: [Int64: Set<String>], firstBundle: Instant?) {
        let full = readbacks.filter(\.isFull)
        everywhere = Times(full, firstBundle)
        let schools = notShown.values.reduce(into: Set()) { $0.formUnion($1) }
        some = Dictionary(
            uniqueKeysWithValues: schools.map { school in
                (school, Times(full.filter { !(notShown[$0.run]?.contains(school) ?? false) }, firstBundle))
            })
    }

    public func times(of school: String) -> Times { some[school] ?? everywhere }

    /// The newest state of Campus such that of every school one of its time or later was told.
    public var newestOfAll: Instant? {
        some.values.reduce(everywhere.newest) { newest, times in
            newest.flatMap { newest in times.newest.map { min(newest, $0) } }
        }
    }
}

extension ReadbackRecord {
    /// Whether it makes up for those before it. One in which nothing of ours is may be of another district, or empty: it
    /// tells nothing, unless nothing of ours could be in Campus yet.
    fileprivate func tellsAll(_ firstBundle: Instant?) -> Bool {
        seesOurs || firstBundle.map { time < $0 } ?? true
    }
}
