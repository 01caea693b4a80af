import CSVCore
import OneRoster

/// What the manifest.csv of a OneRoster set says, as far as it decides how the set may be used.
///
/// Without a manifest nothing is said, and the set is taken as a full one.
package struct SetManifest {
    private var properties: [String: String] = [:]

    /// Refuses versions other than 1.1 and 1.2.
    package init(_ opener: TableOpener) throws {
        guard var table = try opener.optional(OneRosterSet.manifest) else { return }
        while try table.next() {
            guard properties.updateValue(table.string(1), forKey: table.string(0)) == nil else {
                throw table.repeatedKey()
            }
        }
        if let version = properties["oneroster.version"], Version(manifestValue: version) == nil {
            throw Self.refusal(opener, "the set is not of OneRoster version 1.1 or 1.2")
        }
    }

    /// The set is a bundle that gradebridge made itself.
    package var isOwnBundle: Bool { properties["source.systemCode"] == "gradebridge" }

    /// The table holds what changed, not everything that is there.
    package func isDelta(_ shape: TableShape) -> Bool {
        properties[Self.property(shape)] == Manifest.Presence.delta.rawValue
    }

    package static func property(_ shape: TableShape) -> String {
        Manifest.property(ofFile: OneRosterSet.tableName(shape))
    }

    package static func refusal(_ opener: TableOpener, _ what: String) -> InputRefusal {
        InputRefusal(
            input: opener.set.name, file: opener.profile.file(Manifest.fileName), reason: .unsupported(what))
    }
}
