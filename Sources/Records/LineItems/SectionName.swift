/// How people call a section, and the school that it is in.
public struct SectionName: Sendable, Equatable {
    /// Empty where no roster has said.
    public var title: String
    /// `sourcedId` of the school.
    public var school: String

    public init(title: String, school: String) {
        self.title = title
        self.school = school
    }
}
