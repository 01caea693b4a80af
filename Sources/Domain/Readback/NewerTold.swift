/// What read-backs of a later time have told of, while an older one is applied (Spec/readback.md, "Words": older).
///
/// A full one tells of everything; of what partial ones told of, each result is kept.
public struct NewerTold: Sendable, Equatable {
    /// How much is told of a line item itself.
    public enum LineItem: Sendable {
        case nothing
        /// A result under it was told of, so it was there.
        case isThere
        /// How it reads, or that it was gone.
        case fields
    }

    private var students: [Int64: Set<String>] = [:]

    public init() {}

    /// - Parameter student: blank for the line item itself.
    public mutating func add(lineItem: Int64, student: String) {
        students[lineItem, default: []].insert(student)
    }

    public func says(ofLineItem lineItem: Int64) -> LineItem {
        guard let told = students[lineItem] else { return .nothing }
        return told.contains("") ? .fields : .isThere
    }

    /// - Parameter isGone: the line item was told to be gone, and its results with it.
    public func isTold(_ student: String, lineItem: Int64, isGone: Bool) -> Bool {
        guard let told = students[lineItem] else { return false }
        return told.contains(student) || (isGone && told.contains(""))
    }
}
