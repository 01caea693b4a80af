/// How much of a large district stands on the page; the CSV files hold all of it (Spec/report.md, "What fits").
enum PageLimits {
    static let frozen = 1_000
    static let placesOfReason = 100
    static let studentsOfPlace = 10
    static let sections = 2_000
    static let lineItems = 200
    static let bundles = 50
    static let nights = 30
    static let runs = 300
}

/// The foremost elements of a long row, as many as fit, in the order in which they came.
struct Kept<Element> {
    private let limit: Int
    private let isBefore: (Element, Element) -> Bool
    private var elements: [(place: Int, element: Element)] = []
    private(set) var total = 0

    /// - Parameter isBefore: which of two is to be kept, if either of them.
    init(limit: Int, by isBefore: @escaping (Element, Element) -> Bool) {
        self.limit = limit
        self.isBefore = isBefore
    }

    mutating func take(_ element: Element) {
        elements.append((total, element))
        total += 1
        // Sorted once in a while, so that a long row costs little and is never held.
        if elements.count >= 2 * limit + 16 { shrink() }
    }

    /// What is kept, in the order in which it came.
    var inOrder: [Element] {
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
