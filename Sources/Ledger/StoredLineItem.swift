public import Domain

/// One line item as the ledger has it, without its results.
public struct StoredLineItem: Sendable, Equatable {
    /// The ledger's own number of it.
    public var id: Int64
    /// GradeBookItemId.
    public var item: String
    /// The class's `sourcedId` in Campus.
    public var section: String
    public var sourcedID: String
    /// `sourcedId` of the school.
    public var school: String
    public var version: LineItemVersion
    /// The bundles that carried it, oldest first.
    public var bundles: [Int]
    /// `points-changed` or `item-removed`, as the last read-back found it.
    public var campusHold: HoldReason?
    /// Someone edited title, due date or category in Campus: that edit stands.
    public var isEditedInCampus: Bool
    /// A read-back has shown the line item, so bundles need not carry it any more.
    public var isSeen: Bool
    /// How many of its confirmed results had vanished from itslearning as of the last export.
    public var vanished: Int
}

extension StoredLineItem {
    /// `[1,4]`, the form in which the ledger keeps bundle numbers.
    static func json(_ bundles: [Int]) -> String {
        "[" + bundles.map(String.init).joined(separator: ",") + "]"
    }

    static func bundles(json text: String) -> [Int]? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        var numbers: [Int] = []
        for part in text.dropFirst().dropLast().split(separator: ",") {
            guard let number = Int(part) else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}
