/// Everything that a line item's row in a bundle says, apart from its id and section.
public struct LineItemVersion: Sendable, Equatable {
    /// The title as itslearning has it.
    public var title: String
    /// The form it was sent in.
    public var sentTitle: String
    public var assignDate: CalendarDay
    public var dueDate: CalendarDay
    /// `sourcedId` of the category.
    public var category: String
    /// `sourcedId` of the grading period.
    public var period: String
    public var maxPoints: Points

    /// A bundle's row says the same of both; a title may have changed behind the cut.
    public func showsTheSame(as other: LineItemVersion) -> Bool {
        var mine = self
        mine.title = other.title
        return mine == other
    }

    public init(
        title: String, sentTitle: String, assignDate: CalendarDay, dueDate: CalendarDay,
        category: String, period: String, maxPoints: Points
    ) {
        self.title = title
        self.sentTitle = sentTitle
        self.assignDate = assignDate
        self.dueDate = dueDate
        self.category = category
        self.period = period
        self.maxPoints = maxPoints
    }
}
