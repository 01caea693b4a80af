import CSVCore
import OneRoster

/// What a roster's manifest.csv says, as far as it decides whether the set may be used.
enum RosterManifest {
    /// Refuses versions other than 1.1 and 1.2, and sets that hold only changes: a student whom a delta
    /// leaves out has not left. Without a manifest the set is taken as a full one.
    static func check(_ opener: TableOpener) throws {
        guard let table = try opener.optional(RosterTables.manifest) else { return }
        let needed = [
            RosterTables.orgs, RosterTables.sessions, RosterTables.classes, RosterTables.users,
            RosterTables.enrollments,
        ].map { Manifest.property(ofFile: String($0.file.dropLast(".csv".count))) }
        var properties: [String: String] = [:]
        while try table.next() {
            guard properties.updateValue(table.string(1), forKey: table.string(0)) == nil else {
                throw table.repeatedKey()
            }
        }
        if let version = properties["oneroster.version"], Version(manifestValue: version) == nil {
            throw refusal(opener, "the set is not of OneRoster version 1.1 or 1.2")
        }
        for property in needed where properties[property] == Manifest.Presence.delta.rawValue {
            throw refusal(opener, "\(property) is delta: the set holds changes, not the whole roster")
        }
    }

    private static func refusal(_ opener: TableOpener, _ what: String) -> InputRefusal {
        InputRefusal(input: opener.set.name, file: Manifest.fileName, reason: .unsupported(what))
    }
}
