import Domain

/// Decides how a line item reads: its title's form, its dates, category, period and points.
struct VersionPlanner {
    private let settings: PlanSettings
    /// Loaded when the first new title comes: a night without one need not read all titles sent so far.
    private var titles: TitleRegister?
    private let loadTitles: () throws -> TitleRegister

    init(settings: PlanSettings, titles: @escaping () throws -> TitleRegister) {
        self.settings = settings
        loadTitles = titles
    }

    /// - Parameter known: the version that was sent last; its title's form and assign date stay.
    mutating func version(
        title: String, dueDate: CalendarDay, activeFrom: Instant?, category: CampusCategory,
        period: String, maxPoints: Points, section: String, known: LineItemVersion?
    ) throws -> (LineItemVersion, PlanNotice?) {
        var sentTitle = ""
        var note: PlanNotice?
        let cut = TitleForm.cut(title, limit: settings.titleLimit)
        // The form stays as long as the title does, and a change behind the cut changes nothing.
        if let known, known.period == period, known.title == title || known.sentTitle == cut {
            sentTitle = known.sentTitle
        } else {
            var register = try titles ?? loadTitles()
            titles = nil
            sentTitle = register.claim(
                title, section: section, period: period, limit: settings.titleLimit,
                own: known?.period == period ? known?.sentTitle : nil)
            titles = register
            note = sentTitle != cut ? .titleNumbered : cut != TitleForm.singleLine(title) ? .titleCut : nil
        }
        let assigned = LineItemDates.assignDate(
            kept: known?.assignDate, activeFrom: activeFrom, dueDate: dueDate, today: settings.today,
            zone: settings.zone)
        let version = LineItemVersion(
            title: title, sentTitle: sentTitle, assignDate: assigned, dueDate: dueDate,
            category: category.id, period: period, maxPoints: maxPoints)
        return (version, note)
    }
}
