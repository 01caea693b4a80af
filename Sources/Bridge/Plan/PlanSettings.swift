import Domain
import Intake
import Workspace

/// What the configuration says about the plan, ready to be asked once per line item.
struct PlanSettings {
    var zone: ZoneRules
    var today: CalendarDay
    var titleLimit: Int
    var changePercent: Int
    var classifier: Classifier
    var needsRequest: Bool
    var selection: Selection
    var categories: CategoryMap
    var isBulk: Bool
}

/// The courses and sections that the district lets through (`transfer.courses`, `transfer.sections`).
///
/// Both empty: all. Otherwise what either list names.
struct Selection {
    var sections: Set<String>
    var courses: Set<String>

    func includes(section: String, course: String) -> Bool {
        (sections.isEmpty && courses.isEmpty) || sections.contains(section) || courses.contains(course)
    }
}

/// A category of Campus, as a bundle names it.
struct CampusCategory: Equatable {
    var id: String
    var title: String
}

/// Which category of Campus stands for a category of itslearning (`categories.*`).
struct CategoryMap {
    var fallback: CampusCategory
    /// By CategoryId or by title.
    var mapped: [String: CampusCategory]

    func category(for itslearning: (id: String, title: String)?) -> CampusCategory {
        guard let itslearning else { return fallback }
        return mapped[itslearning.id] ?? mapped[itslearning.title] ?? fallback
    }

    /// The title of a category that a line item was sent with earlier.
    func title(ofID id: String) -> String {
        if id == fallback.id { return fallback.title }
        return mapped.values.filter { $0.id == id }.map(\.title).min() ?? id
    }
}
