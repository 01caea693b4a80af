public import Domain

/// Which held line items are meant: those that fit all that is named.
public struct HoldFilter: Sendable, Equatable {
    /// Their `sourcedId`s; empty: any.
    public var lineItems: Set<String>
    /// GradeBookItemId.
    public var item: String?
    /// Class sourcedId.
    public var section: String?
    /// Org sourcedId.
    public var school: String?
    /// `item-removed` or `points-changed`.
    public var hold: HoldReason?

    public init(
        lineItems: Set<String> = [], item: String? = nil, section: String? = nil, school: String? = nil,
        hold: HoldReason? = nil
    ) {
        self.lineItems = lineItems
        self.item = item
        self.section = section
        self.school = school
        self.hold = hold
    }

    /// It names nothing, so everything that is held fits.
    public var isEmpty: Bool { self == HoldFilter() }

    package func fits(_ held: HeldList.Item) -> Bool {
        (lineItems.isEmpty || lineItems.contains(held.lineItem)) && Self.fits(item, held.item)
            && Self.fits(section, held.section) && Self.fits(school, held.school)
            && Self.fits(hold, held.hold)
    }

    private static func fits<Value: Equatable>(_ wanted: Value?, _ found: Value) -> Bool {
        wanted.map { $0 == found } ?? true
    }
}
