import Domain
package import Exporting
import Intake
package import Ledger
import PlainText
import Records

/// An item in a section, by its ids and by what people call it.
package struct KnownPlace: Sendable, Equatable {
    package var item: String
    /// Nil for an item whose course has no section.
    package var section: String?
    package var title: String
    package var sectionTitle: String

    package var lineItem: String? { section.map { LineItemIdentity(item: item, section: $0).id } }
}

/// The items and sections that a person may ask about: those that were sent, and those of the newest export.
package struct KnownPlaces {
    /// In the order of titles, items and sections.
    package let all: [KnownPlace]

    private struct Key: Hashable {
        var item: String
        var section: String?
    }

    package init(_ ledger: LedgerSession, _ export: LoadedInputs?) throws {
        var titles: [Key: String] = [:]
        var sections = try ledger.sectionNames().mapValues(\.title)
        try ledger.forEachTitle { item, section, title in
            titles[Key(item: item, section: section)] = title
        }
        if let gradebook = export?.gradebook {
            let step = 4_096
            for first in stride(from: 0, to: gradebook.itemCount, by: step) {
                let ranks = first..<min(first + step, gradebook.itemCount)
                let items = try gradebook.items(atRanks: ranks)
                for rank in ranks {
                    let item = items[rank]
                    let classes = item.sections.map { gradebook.section(Int($0)).classID }
                    for section in classes.isEmpty ? [nil] : classes.map(Optional.some) {
                        titles[Key(item: item.id, section: section)] = item.title
                    }
                }
            }
            for index in 0..<gradebook.classCount {
                let title = export?.roster.title(ofClass: index) ?? ""
                let id = gradebook.classID(index)
                sections[id] = title.isEmpty ? sections[id] ?? "" : title
            }
        }
        all = titles.map { key, title in
            KnownPlace(
                item: key.item, section: key.section, title: title,
                sectionTitle: key.section.flatMap { sections[$0] } ?? "")
        }
        .sorted { ($0.title, $0.item, $0.section ?? "") < ($1.title, $1.item, $1.section ?? "") }
    }

    /// The section by its id, else those whose title it is, else those in whose titles it stands.
    package func sections(called text: String) -> Set<String> {
        let remembered = RememberedText(text)
        return Set(
            Self.best(
                all,
                [
                    { $0.section == text }, { remembered.isAll(of: $0.sectionTitle) },
                    { remembered.isPart(of: $0.sectionTitle) },
                ]
            ).compactMap(\.section))
    }

    /// The same of items, where the title of a section stands for all of its items.
    package static func places(called text: String, among places: [KnownPlace]) -> [KnownPlace] {
        let remembered = RememberedText(text)
        return best(
            places,
            [
                { $0.item == text || $0.lineItem == text }, { remembered.isAll(of: $0.title) },
                { remembered.isPart(of: $0.title) || remembered.isPart(of: $0.sectionTitle) },
            ])
    }

    /// What may have been meant by words that fit nothing.
    package func nearest(to text: String) -> String? {
        Nearest.match(text, among: Array(Set(all.map(\.title))))
    }

    private static func best(_ places: [KnownPlace], _ rules: [(KnownPlace) -> Bool]) -> [KnownPlace] {
        for rule in rules {
            let found = places.filter(rule)
            if !found.isEmpty { return found }
        }
        return []
    }
}
