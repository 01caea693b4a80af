package import Domain
import DurableFiles
import Outcome
import Session
package import Workspace

/// What stands in the cells that the last export could not read, as it left them in its run's folder.
package struct UnreadableValues {
    private struct Key: Hashable {
        var item: String
        var section: String
        var person: String
    }

    private var values: [Key: String] = [:]
    /// What a person should know of the file; nil where it is as it was written, or not there.
    package private(set) var note: String?

    /// - Parameter export: the clock of the last export; nil where there was none.
    package init(_ layout: WorkspaceLayout, export: Instant?) throws {
        guard let export else { return }
        let folder = layout.reports.appending(RunName.make(export, .export))
        let file = folder.appending(UnreadableValue.file)
        // An export of an older version left none, and retention takes them in time.
        guard let status = try Files.status(file) else { return }
        let bytes = try InputFile(file).head(Int(status.size))
        let told: [UnreadableValue]
        do {
            told = try JSONText.decode([UnreadableValue].self, from: String(decoding: bytes, as: UTF8.self))
        } catch {
            // The page is worth more than these values.
            note =
                "The values that cannot be read are not shown, because somebody changed \(file.string). The next export writes it again."
            return
        }
        // The first of two rows of one student is as good as the second: both are to be mended.
        values = Dictionary(
            told.map { (Key(item: $0.item, section: $0.section, person: $0.person), $0.value) },
            uniquingKeysWith: { first, _ in first })
    }

    package func value(item: String, section: String, person: String) -> String? {
        values.isEmpty ? nil : values[Key(item: item, section: section, person: person)]
    }
}
