/// Where there is something to tell: an item in a section of a school, each id empty where it is unknown.
public struct FindingPlace: Sendable, Hashable {
    /// `sourcedId` of the school.
    public var school: String
    /// The class's `sourcedId` in Campus.
    public var section: String
    /// GradeBookItemId.
    public var item: String

    public init(school: String, section: String, item: String) {
        self.school = school
        self.section = section
        self.item = item
    }
}
