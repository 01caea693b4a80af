import CSVCore
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
    /// Bundles carry the line item's row until a read-back has shown its latest wording.
    public var shown: LineItemShown
    /// The latest wording was lost: the row goes out again with the next export.
    public var isDueAgain: Bool
    /// The first bundle that carried the present wording.
    public var worded: Int
    /// For a line item that is gone from Campus: the last full read-back that showed it.
    public var lastThere: Instant?
    /// What Campus says of it where that is unlike anything we sent; nil where it agrees.
    public var campus: CampusLineItem?
    /// How many of its confirmed results had vanished from itslearning as of the last export.
    public var vanished: Int

    /// The bundles that carried the present wording.
    public var latestCarriers: [Int] { bundles.filter { $0 >= worded } }

    /// Its row as Campus has it, as far as that is known.
    public var campusVersion: LineItemVersion { campus?.over(version) ?? version }
}

extension StoredLineItem {
    /// `[1,4]`, the form in which the ledger keeps bundle numbers.
    static func json(_ bundles: [Int]) -> String {
        "[" + bundles.map(String.init).joined(separator: ",") + "]"
    }

    static func bundles(json text: FieldBytes) -> [Int]? {
        guard text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count >= 2 else {
            return nil
        }
        var numbers: [Int] = []
        for part in text[1..<(text.count - 1)].split(separator: UInt8(ascii: ",")) {
            var number = 0
            for byte in part {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), number < 1 << 40 else {
                    return nil
                }
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            }
            numbers.append(number)
        }
        return numbers
    }
}
