/// The part of a question that nothing fits.
public enum UnknownPart: String, Codable, Sendable {
    case item, section, student
    case words = "title"
    case studentName = "student-name"
}

/// What a question means: one item, several, or nothing that is known.
struct PlaceSearch {
    enum Found {
        case nothing(UnknownPart)
        case one(item: String)
        /// In the order of their titles.
        case several([KnownPlace])
    }

    let found: Found
    /// Of these alone; nil where no section was named.
    let sections: Set<String>?
    /// What may have been meant by words that are no title.
    private(set) var near: String?
    private let places: [KnownPlace]

    init(_ question: ExplainQuestion, _ known: KnownPlaces) {
        var places = known.all
        let named = question.section.map { ($0, known.sections(called: $0)) }
        if let (name, sections) = named {
            // An item may be known to the export alone, in a section that is its own.
            self.sections = sections.isEmpty ? [name] : sections
        } else {
            sections = nil
        }
        if let item = question.item {
            self.places = places.filter { $0.item == item }
            // Whether it is known the export may tell, whose rows may name what no table of it has.
            found = .one(item: item)
            return
        }
        if let words = question.words {
            places = KnownPlaces.places(called: words, among: places)
            guard !places.isEmpty else {
                self.places = []
                near = known.nearest(to: words)
                found = .one(item: words)
                return
            }
        }
        if let sections { places = places.filter { $0.section.map(sections.contains) ?? false } }
        self.places = places
        let items = Set(places.map(\.item))
        if let item = items.first, items.count == 1 {
            found = .one(item: item)
        } else if items.isEmpty {
            found = .nothing(sections == nil ? .words : .section)
        } else {
            found = .several(places)
        }
    }

    func knows(_ item: String) -> Bool { places.contains { $0.item == item } }

    func knows(_ item: String, in sections: Set<String>) -> Bool {
        places.contains { place in
            place.item == item && (place.section.map { sections.contains($0) } ?? false)
        }
    }

    func place(_ item: String, _ section: String) -> KnownPlace? {
        places.first { $0.item == item && $0.section == section }
    }

    func title(ofItem item: String) -> String { places.first { $0.item == item }?.title ?? "" }
}
