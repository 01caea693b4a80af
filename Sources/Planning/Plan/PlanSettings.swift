package import Domain
import Intake
package import OneRoster
import Workspace

/// What the configuration says about the plan, ready to be asked once per line item.
package struct PlanSettings {
    package var zone: ZoneRules
    package var today: CalendarDay
    package var titleLimit: Int
    package var changePercent: Int
    package var classifier: Classifier
    package var needsRequest: Bool
    package var selection: Selection
    package var categories: CategoryMap
    package var isBulk: Bool

    package init(
        zone: ZoneRules, today: CalendarDay, titleLimit: Int, changePercent: Int, classifier: Classifier,
        needsRequest: Bool, selection: Selection, categories: CategoryMap, isBulk: Bool
    ) {
        self.zone = zone
        self.today = today
        self.titleLimit = titleLimit
        self.changePercent = changePercent
        self.classifier = classifier
        self.needsRequest = needsRequest
        self.selection = selection
        self.categories = categories
        self.isBulk = isBulk
    }
}

/// The courses and sections that the district lets through (`transfer.courses`, `transfer.sections`).
///
/// Both empty: all. Otherwise what either list names.
package struct Selection {
    package var sections: Set<String>
    package var courses: Set<String>

    package init(sections: Set<String>, courses: Set<String>) {
        self.sections = sections
        self.courses = courses
    }

    package func includes(section: String, course: String) -> Bool {
        (sections.isEmpty && courses.isEmpty) || sections.contains(section) || courses.contains(course)
    }
}

/// A category of Campus, as a bundle names it.
package struct CampusCategory: Equatable {
    package var id: String
    package var title: String

    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

/// Which category of Campus stands for a category of itslearning (`categories.*`).
package struct CategoryMap {
    package var fallback: CampusCategory
    /// By CategoryId or by title.
    package var mapped: [String: CampusCategory]
    /// The version of OneRoster in which bundles name it.
    package var version: OneRoster.Version

    package init(
        fallback: CampusCategory, mapped: [String: CampusCategory], version: OneRoster.Version
    ) {
        self.fallback = fallback
        self.mapped = mapped
        self.version = version
    }

    package func category(for itslearning: (id: String, title: String)?) -> CampusCategory {
        guard let itslearning else { return fallback }
        return mapped[itslearning.id] ?? mapped[itslearning.title] ?? fallback
    }

    /// The category as a bundle may name it: one that was sent with OneRoster 1.1 may be none of 1.2 (D193).
    package func standing(_ id: String) -> String {
        CampusCategories.takes(id, in: version) ? id : fallback.id
    }

    /// The title of a category that a line item was sent with earlier.
    package func title(ofID id: String) -> String {
        if id == fallback.id { return fallback.title }
        return mapped.values.filter { $0.id == id }.map(\.title).min() ?? id
    }
}
