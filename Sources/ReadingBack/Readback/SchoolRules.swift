package import Domain
package import Records

/// The rules for results, school by school: a read-back is full of the schools that it shows something of, and older than
/// the full ones that have told of the same school.
package struct SchoolRules {
    package struct Rules {
        package let plain: Reconciler
        /// For what a read-back of a later time has told of.
        package let older: Reconciler

        package init(_ readback: ReadbackFacts) {
            plain = Reconciler(readback)
            older = Reconciler(readback.older())
        }
    }

    /// What holds of the read-back as a whole.
    package let readback: ReadbackFacts
    private let full: FullReadbacks
    /// The schools of which it shows nothing.
    package let missing: Set<String>
    private let isLook: Bool
    private var known: [String: Rules] = [:]

    /// - Parameters:
    ///   - full: the full ones that were applied before.
    ///   - isLook: this one counts as a look.
    package init(_ readback: ReadbackFacts, _ full: FullReadbacks, missing: Set<String>, isLook: Bool) {
        self.readback = readback
        self.full = full
        self.missing = missing
        self.isLook = isLook
    }

    package mutating func rules(of school: String) -> Rules {
        if let rules = known[school] { return rules }
        let times = full.times(of: school)
        let isShown = !missing.contains(school)
        var readback = readback
        readback.isFull = readback.isFull && isShown
        readback.isOlder = readback.isOlder || times.newest.map { readback.time < $0 } ?? false
        readback.fullReadbacks = times.looks + (isLook && isShown ? [readback.time] : [])
        let rules = Rules(readback)
        known[school] = rules
        return rules
    }
}
