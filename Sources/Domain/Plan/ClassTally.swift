/// How many candidates ended in each class, and the proof that none was lost on the way.
public struct ClassTally: Sendable, Equatable {
    /// Assessments rows read.
    public var rows = 0
    /// Pairs of a row and a section, counted where rows meet sections.
    public var candidates = 0
    /// Rows that meet no section at all, counted there too.
    public var rowsWithoutSection = 0
    /// Rows that met at least one section.
    public var rowsWithSection = 0

    public private(set) var sent = 0
    public private(set) var unchanged = 0
    public private(set) var inFlight = 0
    public private(set) var frozen = 0
    public private(set) var held: [HoldReason: Int] = [:]
    public private(set) var rejected: [RejectReason: Int] = [:]

    public init() {}

    public mutating func count(_ disposition: Disposition) {
        switch disposition {
        case .sent: sent += 1
        case .unchanged: unchanged += 1
        case .inFlight: inFlight += 1
        case .frozen: frozen += 1
        case .held(let reason): held[reason, default: 0] += 1
        case .rejected(let reason): rejected[reason, default: 0] += 1
        }
    }

    /// Counts what others have counted.
    public mutating func add(_ other: ClassTally) {
        rows += other.rows
        candidates += other.candidates
        rowsWithoutSection += other.rowsWithoutSection
        rowsWithSection += other.rowsWithSection
        sent += other.sent
        unchanged += other.unchanged
        inFlight += other.inFlight
        frozen += other.frozen
        held.merge(other.held, uniquingKeysWith: +)
        rejected.merge(other.rejected, uniquingKeysWith: +)
    }

    public var heldTotal: Int { held.values.reduce(0, +) }
    public var rejectedTotal: Int { rejected.values.reduce(0, +) }
    public var classed: Int { sent + unchanged + inFlight + frozen + heldTotal + rejectedTotal }

    /// Conservation (Spec/rules.md, "Classes"): the classes add up to the input, or the run fails.
    ///
    /// The two sides are counted in different places, so a row dropped between them shows.
    public func checkConservation() throws(ConservationError) {
        guard rows == rowsWithSection + rowsWithoutSection, classed == candidates + rowsWithoutSection
        else { throw ConservationError(tally: self) }
    }
}

/// The classes do not add up to the input: a fault in gradebridge, and nothing may be published.
public struct ConservationError: Error, Sendable, Equatable, CustomStringConvertible {
    public let tally: ClassTally

    public var description: String {
        """
        the classes do not add up: \(tally.rows) rows read, \(tally.rowsWithSection) with a section and \
        \(tally.rowsWithoutSection) without; \(tally.candidates) candidates, \(tally.classed) classed
        """
    }
}
