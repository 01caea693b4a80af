/// The flags that a teacher can set on a score in Campus.
public struct CampusFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let exempt = CampusFlags(rawValue: 1)
    public static let missing = CampusFlags(rawValue: 2)
    public static let cheated = CampusFlags(rawValue: 4)
    public static let dropped = CampusFlags(rawValue: 8)
    public static let incomplete = CampusFlags(rawValue: 16)
    public static let late = CampusFlags(rawValue: 32)
    public static let turnedIn = CampusFlags(rawValue: 64)

    /// The flags that change what a score counts for. Late and turnedIn do not (rule 12).
    public static let freezing: CampusFlags = [.exempt, .missing, .cheated, .dropped, .incomplete]

    public static let all: CampusFlags = [
        .exempt, .missing, .cheated, .dropped, .incomplete, .late, .turnedIn,
    ]

    /// What is known of the flags after a row that can tell only some of them: of the others what was known before.
    ///
    /// - Parameter told: flags that are not set where the row does not have them. It may have others as well, which a
    ///   word of scoreStatus said: another word there says nothing of them.
    public func known(_ before: CampusFlags, telling told: CampusFlags) -> CampusFlags {
        union(before.subtracting(told))
    }

    /// The flag of this name, which is in lower case.
    static func named(_ name: String) -> CampusFlags? { names.first { $0.1.lowercased() == name }?.0 }

    private static let names: [(CampusFlags, String)] = [
        (.exempt, "exempt"), (.missing, "missing"), (.cheated, "cheated"), (.dropped, "dropped"),
        (.incomplete, "incomplete"), (.late, "late"), (.turnedIn, "turnedIn"),
    ]

    /// `missing late`: Campus's own words, in a fixed order; empty without any.
    public var text: String {
        Self.names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
    }

    /// Reads what `text` wrote.
    public init?(text: String) {
        var flags: CampusFlags = []
        for word in text.split(separator: " ") {
            guard let flag = Self.names.first(where: { $0.1 == word })?.0 else { return nil }
            flags.insert(flag)
        }
        self = flags
    }
}

/// What stands in the score of a row of Campus.
public enum CampusScore: Sendable, Equatable {
    case blank
    case value(ScoreValue)
    /// Something that gradebridge could never have sent, such as a letter grade.
    case text(String)

    public var isBlank: Bool { self == .blank }

    /// As people read it; nil for a blank.
    public var shown: String? {
        switch self {
        case .blank: nil
        case .value(let value): value.text
        case .text(let text): text
        }
    }
}

/// One row of a read-back under a line item of ours.
public struct CampusResult: Sendable, Equatable {
    public var score: CampusScore
    public var flags: CampusFlags
    /// Campus's id of who changed the row last, where the read-back says so.
    public var changedBy: String?
    public var changedAt: Instant?

    public init(
        score: CampusScore, flags: CampusFlags = [], changedBy: String? = nil, changedAt: Instant? = nil
    ) {
        self.score = score
        self.flags = flags
        self.changedBy = changedBy
        self.changedAt = changedAt
    }
}

/// One line item of ours as a read-back shows it; nil where it does not say.
public struct CampusLineItem: Sendable, Equatable {
    public var title: String?
    public var dueDate: CalendarDay?
    public var category: String?
    public var maxPoints: Points?
    /// A read-back of changes says that it was deleted.
    public var isDeleted: Bool

    public init(
        title: String? = nil, dueDate: CalendarDay? = nil, category: String? = nil, maxPoints: Points? = nil,
        isDeleted: Bool = false
    ) {
        self.title = title
        self.dueDate = dueDate
        self.category = category
        self.maxPoints = maxPoints
        self.isDeleted = isDeleted
    }

    /// The same, with what was known before where this does not say: a form that has no column for something says
    /// nothing of it, and no edit of it ends.
    public func filled(from before: CampusLineItem?) -> CampusLineItem {
        guard let before, self != CampusLineItem(), !isDeleted else { return self }
        var filled = self
        filled.title = title ?? before.title
        filled.dueDate = dueDate ?? before.dueDate
        filled.category = category ?? before.category
        filled.maxPoints = maxPoints ?? before.maxPoints
        return filled
    }
}
