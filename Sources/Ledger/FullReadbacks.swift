public import Domain

/// The full read-backs that were applied, school by school: each is full of the schools that it showed something of.
public struct FullReadbacks: Sendable {
    /// What is asked of them for one school.
    public struct Times: Sendable {
        /// Of those that were looks at what is ours, and whose time was not cut to the clock.
        public let looks: [Instant]
        public let lastLook: Instant?
        public let newest: Instant?

        init(_ readbacks: [ReadbackRecord]) {
            looks = readbacks.filter { $0.isLook && $0.seesOurs }.map(\.time)
            lastLook = looks.max()
            newest = readbacks.map(\.time).max()
        }
    }

    public let everywhere: Times
    /// Of the schools that some of them lacked.
    private let some: [String: Times]

    /// - Parameter notShown: by run, the schools of which a full one showed nothing.
    public init(_ readbacks: [ReadbackRecord], notShown: [Int64: Set<String>]) {
        let full = readbacks.filter(\.isFull)
        everywhere = Times(full)
        let schools = notShown.values.reduce(into: Set()) { $0.formUnion($1) }
        some = Dictionary(
            uniqueKeysWithValues: schools.map { school in
                (school, Times(full.filter { !(notShown[$0.run]?.contains(school) ?? false) }))
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

extension LedgerSession {
    public func fullReadbacks() throws -> FullReadbacks {
        FullReadbacks(try readbacks(), notShown: try schoolsNotShown())
    }
}
