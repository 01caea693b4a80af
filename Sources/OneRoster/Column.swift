/// One column of a OneRoster table: what may stand in its cells and when a cell must be filled.
public struct Column: Sendable, Equatable {
    /// When a cell must not be empty.
    public enum Requirement: Sendable, Equatable {
        case always
        /// Filled in a delta file, blank in a bulk file (`status`, `dateLastModified`).
        case inDelta
        case never
    }

    public enum Format: Sendable, Equatable {
        case id
        case reference
        case references
        case text
        case texts
        case oneOf([String], extensible: Bool)
        case someOf([String], extensible: Bool)
        case instant
        case day
        case year
        case decimal
        case integer
    }

    public let name: String
    public let requirement: Requirement
    public let format: Format
}

// A small vocabulary so that the tables read like the binding document.
extension Column {
    static let sourcedId = Column(name: "sourcedId", requirement: .always, format: .id)
    static let status = Column(
        name: "status", requirement: .inDelta,
        format: .oneOf(["active", "tobedeleted"], extensible: false))
    static let dateLastModified = Column(
        name: "dateLastModified", requirement: .inDelta, format: .instant)

    static func id(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .id)
    }
    static func reference(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .reference)
    }
    static func references(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .references)
    }
    static func text(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .text)
    }
    static func texts(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .texts)
    }
    static func instant(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .instant)
    }
    static func day(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .day)
    }
    static func year(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .year)
    }
    static func decimal(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .decimal)
    }
    static func integer(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(name: name, requirement: requirement, format: .integer)
    }
    static func flag(_ name: String, _ requirement: Requirement = .never) -> Column {
        Column(
            name: name, requirement: requirement,
            format: .oneOf(["true", "false"], extensible: false))
    }
    static func oneOf(
        _ name: String, _ requirement: Requirement = .never, _ values: [String],
        extensible: Bool = false
    ) -> Column {
        Column(
            name: name, requirement: requirement, format: .oneOf(values, extensible: extensible))
    }
    static func someOf(
        _ name: String, _ requirement: Requirement = .never, _ values: [String],
        extensible: Bool = false
    ) -> Column {
        Column(
            name: name, requirement: requirement, format: .someOf(values, extensible: extensible))
    }
}
