/// What itslearning says of an item and its course, as far as the rules ask (Spec/formats-in.md).
public struct ItemFacts: Sendable, Equatable {
    public var courseFromCampus = true
    public var passbackOn = true
    public var courseActive = true
    public var isTransferredType = true
    public var isActive = true
    public var isVisible = true
    public var hasTerm = true
    public var isOnScoreScale = true
    public var maxPoints: Points?
    public var deadline: Instant?
    public var activeFrom: Instant?

    public init() {}
}

/// A grading period of Campus with its first and last day, both inside it.
public struct GradingPeriod: Sendable, Equatable {
    public var id: String
    public var firstDay: CalendarDay
    public var lastDay: CalendarDay

    public init(id: String, firstDay: CalendarDay, lastDay: CalendarDay) {
        self.id = id
        self.firstDay = firstDay
        self.lastDay = lastDay
    }
}

/// The rules of the live integration that hold a whole line item (Spec/rules.md, rules 1 to 4 and 10).
///
/// Each function returns the first reason that fits, in the order of `HoldReason`.
public enum LineItemRules {
    /// Rules 1 to 3, and what an item needs to be an assignment at all; the same for every section.
    public static func hold(_ item: ItemFacts) -> HoldReason? {
        if !item.courseFromCampus { return .courseNotFromCampus }
        if !item.passbackOn { return .passbackOff }
        if !item.courseActive { return .courseInactive }
        if !item.isTransferredType { return .itemType }
        if !item.isActive { return .itemInactive }
        if !item.isVisible { return .itemHidden }
        if !item.hasTerm { return .noTerm }
        if !item.isOnScoreScale { return .scaleNotScore }
        guard let maxPoints = item.maxPoints, maxPoints > .zero else { return .noMaxPoints }
        return nil
    }

    /// What Campus must have for the item to stand in this section.
    public static func hold(
        dueDate: CalendarDay?, period: GradingPeriod?, sectionInCampus: Bool
    ) -> HoldReason? {
        if !sectionInCampus { return .sectionNotInCampus }
        guard let period else { return .termNotInCampus }
        guard let dueDate, dueDate >= period.firstDay, dueDate <= period.lastDay else {
            return .dueOutsidePeriod
        }
        return nil
    }
}
