package import Bundle
import CSVCore
package import Domain
package import DurableFiles
import Inputs
package import OneRoster
package import Planning
import Records

/// The bundles of one run: one for the district, or one per school, numbered as they are first needed.
package final class BundleSet {
    package struct Settings {
        package var version: Version
        package var mode: BundleMode
        package var perSchool: Bool
        package var district: String
        package var at: Instant
        package var firstSequence: Int
    }

    package struct Member {
        package let sequence: Int
        package let file: String
        package let school: String?
        package let writer: BundleWriter
        /// Categories that the line items of this bundle name.
        package var categories: [String: String] = [:]
    }

    package let settings: Settings
    private let scratchFolder: FilePath
    package private(set) var members: [Member] = []
    private var place: [String: Int] = [:]

    package init(settings: Settings, scratchFolder: FilePath) {
        self.settings = settings
        self.scratchFolder = scratchFolder
    }

    /// The place in `members` of the bundle that carries a school's line items.
    package func member(forSchool school: String) throws -> Int {
        let key = settings.perSchool ? school : ""
        if let known = place[key] { return known }
        let sequence = settings.firstSequence + members.count
        let writer = try BundleWriter(
            version: settings.version, mode: settings.mode, at: settings.at, scratchFolder: scratchFolder)
        let file = Self.fileName(district: settings.district, at: settings.at, sequence: sequence)
        members.append(
            Member(
                sequence: sequence, file: file, school: settings.perSchool ? school : nil, writer: writer))
        place[key] = members.count - 1
        return members.count - 1
    }

    package func writeLineItem(
        _ planned: PlannedLineItem, _ version: LineItemVersion, categoryTitle: String?, to member: Int
    ) throws {
        if let categoryTitle { members[member].categories[version.category] = categoryTitle }
        try members[member].writer.writeLineItem(
            id: planned.known?.sourcedID ?? planned.identity.id, version: version, section: planned.section,
            school: planned.school)
    }

    /// Writes the categories that the line items name, in the order of their ids.
    package func writeCategories() throws {
        for member in members {
            for (id, title) in member.categories.sorted(by: { ByteOrder.compare($0.key, $1.key) < 0 }) {
                try member.writer.writeCategory(id: id, title: title)
            }
        }
    }

    /// `<district>-<UTC yyyymmddThhmmssZ>-<6-digit sequence>.zip`
    package static func fileName(district: String, at instant: Instant, sequence: Int) -> String {
        let digits = String(sequence)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        return "\(district)-\(instant.compact)-\(padded).zip"
    }
}
