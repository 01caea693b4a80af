import CSVCore
import Domain
package import DurableFiles
import Inputs
package import Intake
package import Session
import Workspace

/// Students by their names in a roster: those of the gradebook alone, for teachers and other schools stand there too.
package struct StudentSearch {
    package struct Student: Sendable {
        package var id: String
        package var name: String
    }

    private let session: WorkspaceSession
    private let gradebook: Gradebook
    private let prefix: PersonPrefix

    package init(_ session: WorkspaceSession, _ gradebook: Gradebook) {
        self.session = session
        self.gradebook = gradebook
        prefix = PersonPrefix(session.configuration.campus.personPrefix)
    }

    /// Those who have exactly this name, else those in whose names its words stand; in the order of names.
    package func students(called name: String, in roster: FilePath) throws -> [Student] {
        let configuration = session.configuration
        let set = try InputSet(roster, limits: configuration.zipLimits)
        let names = try StudentNames.read(
            set, profile: configuration.profile, limits: configuration.tableLimits, known: ours)
        let remembered = RememberedText(name)
        let exact = names.filter { remembered.isAll(of: $0.value) }
        return (exact.isEmpty ? names.filter { remembered.isPart(of: $0.value) } : exact)
            .map { Student(id: $0.key, name: $0.value) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The gradebook's id of a user of the roster, which may lack the letters before it; nil where it is nobody's, or may
    /// be two persons'.
    private func ours(_ id: FieldBytes) -> String? {
        let isWhole = gradebook.student(withID: id) != nil
        let longer = prefix.before(id)
        let isLonger = prefix.countsInSets && !prefix.isEmpty && gradebook.student(withID: longer.span) != nil
        guard isWhole != isLonger else { return nil }
        return isWhole ? String(decoding: id, as: UTF8.self) : String(decoding: longer, as: UTF8.self)
    }
}
