/// A score that was rejected because a cell of its row cannot be read, with what stands in that cell. An export leaves
/// them in its run's folder for the report, which may show scores; its details.csv may not.
package struct UnreadableValue: Codable, Sendable {
    /// Below the run's folder.
    package static let file = "unreadable.json"

    package var item: String
    /// Empty where the person is in no section of the item.
    package var section: String
    /// The student's id in Campus, or the PersonId of somebody without one.
    package var person: String
    package var value: String

    package init(item: String, section: String, person: String, value: String) {
        self.item = item
        self.section = section
        self.person = person
        self.value = value
    }
}
