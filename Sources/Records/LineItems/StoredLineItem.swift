public import CSVCore
public import Domain

/// One line item as the ledger has it, without its results: what exports wrote of it, and what read-backs found.
public struct StoredLineItem: Sendable, Equatable {
    public let written: WrittenLineItem
    /// `points-changed` or `item-removed`, as the last read-back found it.
    public var campusHold: HoldReason?
    /// Someone edited title, due date or category in Campus: that edit stands.
    public var isEditedInCampus: Bool
    /// Bundles carry the line item's row until a read-back has shown its latest version.
    public var shown: LineItemShown
    /// The latest version was lost: the row goes out again with the next export.
    public var isDueAgain: Bool
    /// For a line item that is gone from Campus: the last full read-back that showed it.
    public var lastThere: Instant?
    /// What Campus says of it where that is unlike anything we sent; nil where it agrees.
    public var campus: CampusLineItem?

    public init(
        written: WrittenLineItem, campusHold: HoldReason?, isEditedInCampus: Bool, shown: LineItemShown,
        isDueAgain: Bool, lastThere: Instant?, campus: CampusLineItem?
    ) {
        self.written = written
        self.campusHold = campusHold
        self.isEditedInCampus = isEditedInCampus
        self.shown = shown
        self.isDueAgain = isDueAgain
        self.lastThere = lastThere
        self.campus = campus
    }

    /// Its row as Campus has it, as far as that is known.
    public var campusVersion: LineItemVersion { campus?.over(version) ?? version }
}

/// What exports wrote of a line item: no read-back changes it.
///
/// A class, because a plan hands line items on several times: copying their texts was 3 % of a night on which nothing
/// changed.
public final class WrittenLineItem: Sendable, Equatable {
    /// The ledger's own number of it.
    public let id: Int64
    /// GradeBookItemId.
    public let item: String
    /// The class's `sourcedId` in Campus.
    public let section: String
    public let sourcedID: String
    /// `sourcedId` of the school.
    public let school: String
    public let version: LineItemVersion
    /// The bundles that carried it, oldest first.
    public let bundles: [Int]
    /// The first bundle that carried the present version.
    public let versionBundle: Int
    /// How many of its confirmed results had vanished from itslearning as of the last export.
    public let vanished: Int

    public init(
        id: Int64, item: String, section: String, sourcedID: String, school: String, version: LineItemVersion,
        bundles: [Int], versionBundle: Int, vanished: Int
    ) {
        self.id = id
        self.item = item
        self.section = section
        self.sourcedID = sourcedID
        self.school = school
        self.version = version
        self.bundles = bundles
        self.versionBundle = versionBundle
        self.vanished = vanished
    }

    public static func == (a: WrittenLineItem, b: WrittenLineItem) -> Bool {
        a === b
            || (a.id, a.item, a.section, a.sourcedID, a.school) == (
                b.id, b.item, b.section, b.sourcedID, b.school
            )
                && (a.version, a.bundles, a.versionBundle, a.vanished) == (
                    b.version, b.bundles, b.versionBundle, b.vanished
                )
    }
}

// Inlinable, so that one of its parts can be looked at without a copy of the others.
extension StoredLineItem {
    @inlinable public var id: Int64 { written.id }
    @inlinable public var item: String { written.item }
    @inlinable public var section: String { written.section }
    @inlinable public var sourcedID: String { written.sourcedID }
    @inlinable public var school: String { written.school }
    @inlinable public var version: LineItemVersion { written.version }
    @inlinable public var bundles: [Int] { written.bundles }
    @inlinable public var versionBundle: Int { written.versionBundle }
    @inlinable public var vanished: Int { written.vanished }

    /// The bundles that carried the present version.
    public var latestCarriers: [Int] { bundles.filter { $0 >= versionBundle } }
}

extension StoredLineItem {
    /// `[1,4]`, the form in which the ledger keeps bundle numbers.
    public static func json(_ bundles: [Int]) -> String {
        "[" + bundles.map(String.init).joined(separator: ",") + "]"
    }

    public static func bundles(json text: FieldBytes) -> [Int]? {
        guard text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count >= 2 else {
            return nil
        }
        var numbers: [Int] = []
        var number: Int?
        for index in 1..<(text.count - 1) {
            switch text[index] {
            case UInt8(ascii: ","):
                if let number { numbers.append(number) }
                number = nil
            case let byte:
                let before = number ?? 0
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), before < 1 << 40 else {
                    return nil
                }
                number = before * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        if let number { numbers.append(number) }
        return numbers
    }
}
