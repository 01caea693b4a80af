/// How much of a large district stands on the page; the CSV files hold all of it (Spec/report.md, "What fits").
package enum PageLimits {
    package static let frozen = 1_000
    package static let placesOfReason = 100
    package static let studentsOfPlace = 10
    package static let sections = 2_000
    package static let lineItems = 200
    package static let bundles = 50
    package static let nights = 30
    package static let runs = 300
}

/// The foremost elements of a long row, as many as fit, in the order in which they came.
package struct Kept<Element> {
    private let limit: Int
    private let isBefore: (Element, Element) -> Bool
    private var elements: [(place: Int, element: Element)] = []
    package private(set) var total = 0

    /// - Parameter isBefore: which of two is to be kept, if either of them.
    package init(limit: Int, by isBefore: @escaping (Element, Element) -> Bool) {
        self.limit = limit
        self.isBefore = isBefore
    }

    package mutating func take(_ element: Element) {
        elements.append((total, element))
        total += 1
        // Sorted once in a while, so that a long row costs little and is never held.
        if elements.count >= 2 * limit + 16 { shrink() }
    }

    /// What is kept, in the order in which it came.
    package var inOrder: [Element] {
        var last = self
        last.shrink()
        return last.elements.sorted { $0.place < $1.place }.map(\.element)
    }

    private mutating func shrink() {
        guard elements.count > limit else { return }
        elements.sort {
            if isBefore($0.element, $1.element) { return true }
            return !isBefore($1.element, $0.element) && $0.place < $1.place
        }
        elements.removeSubrange(limit...)
    }
}
