package import Domain
import Outcome

/// What a line item's own row will say, but for the form of its title.
package struct ProposedVersion {
    package var title: String
    /// The title's form where no other line item has it.
    package var cut: String
    package var assignDate: CalendarDay
    package var dueDate: CalendarDay
    package var category: String
    package var period: String
    package var maxPoints: Points

    package func version(sentTitle: String) -> LineItemVersion {
        LineItemVersion(
            title: title, sentTitle: sentTitle, assignDate: assignDate, dueDate: dueDate, category: category,
            period: period, maxPoints: maxPoints)
    }

    /// How the line item reads where its title stays in the form in which it was sent: as long as the title does,
    /// and a change behind the cut changes nothing. nil where a form has to be found.
    package func kept(_ known: LineItemVersion?) -> LineItemVersion? {
        guard let known, known.period == period, known.title == title || known.sentTitle == cut else {
            return nil
        }
        return version(sentTitle: known.sentTitle)
    }
}

/// Finds the form of titles that are new in their section and period.
package struct VersionPlanner {
    private let settings: PlanSettings
    /// Loaded when the first new title comes: a night without one need not read all titles sent so far.
    private var titles: TitleRegister?
    private let loadTitles: () throws -> TitleRegister

    package init(settings: PlanSettings, titles: @escaping () throws -> TitleRegister) {
        self.settings = settings
        loadTitles = titles
    }

    /// - Parameter known: the version that was sent last.
    package mutating func version(
        _ proposed: ProposedVersion, section: String, known: LineItemVersion?
    ) throws -> (LineItemVersion, PlanNotice?) {
        var register = try titles ?? loadTitles()
        titles = nil
        let sentTitle = register.claim(
            proposed.title, section: section, period: proposed.period, limit: settings.titleLimit,
            own: known?.period == proposed.period ? known?.sentTitle : nil)
        titles = register
        let note: PlanNotice? =
            sentTitle != proposed.cut
            ? .titleNumbered : proposed.cut != TitleForm.singleLine(proposed.title) ? .titleCut : nil
        return (proposed.version(sentTitle: sentTitle), note)
    }
}
