import CSVCore
import Domain
import OneRoster
import PlainText

/// What the manifest.csv of a OneRoster set says, as far as it decides how the set may be used.
///
/// Without a manifest nothing is said, and the set is taken as a full one.
package struct SetManifest {
    private var properties: [String: String] = [:]

    /// Refuses versions other than 1.1 and 1.2.
    package init(_ opener: TableOpener) throws {
        guard var table = try opener.optional(OneRosterSet.manifest) else { return }
        while try table.next() {
            let name = Self.plain(table[0])
            guard properties.updateValue(Self.plain(table[1]), forKey: name) == nil else {
                throw table.repeatedKey()
            }
        }
        try refuseUnknownPresence(opener)
        if let version = properties["oneroster.version"], Version(manifestValue: version) == nil {
            throw Self.refusal(opener, "the set is not of OneRoster version 1.1 or 1.2")
        }
    }

    /// Upper and lower case and spaces at the ends make no other word.
    private static func plain(_ cell: FieldBytes) -> String {
        String(decoding: Cell.trimmed(cell), as: UTF8.self).lowercased()
    }

    /// What is said of a file in a word that OneRoster does not have may mean that only changes are in it, and what
    /// they lack would count as gone.
    private func refuseUnknownPresence(_ opener: TableOpener) throws {
        let prefix = Manifest.property(ofFile: "").lowercased()
        for (name, value) in properties.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
            // A blank says nothing, as where there is no manifest.
            guard !value.isEmpty, Manifest.Presence(rawValue: value) == nil else { continue }
            throw Self.refusal(
                opener, "what it says of \(name.printable) is neither absent nor bulk nor delta")
        }
    }

    /// The set is a bundle that gradebridge made itself.
    package var isOwnBundle: Bool { properties["source.systemcode"] == "gradebridge" }

    /// The table holds what changed, not everything that is there.
    package func isDelta(_ shape: TableShape) -> Bool {
        properties[Self.property(shape).lowercased()] == Manifest.Presence.delta.rawValue
    }

    package static func property(_ shape: TableShape) -> String {
        Manifest.property(ofFile: OneRosterSet.tableName(shape))
    }

    package static func refusal(_ opener: TableOpener, _ what: String) -> InputRefusal {
        InputRefusal(
            input: opener.set.name, file: opener.profile.file(Manifest.fileName), reason: .unsupported(what))
    }
}
