import Domain
import DurableFiles

@testable import Inputs
@testable import Intake

/// A gradebook and what was reported while it was read.
struct GradebookReading {
    var gradebook: Gradebook
    var findings: [InputFinding]
}

final class Findings {
    var all: [InputFinding] = []
}

extension Sample {
    /// Reads the sample as a gradebook, all but its scores.
    func gradebook(profile: Profile = Profile()) throws -> GradebookReading {
        try withTemporaryFolder { folder in
            try write(to: folder)
            let findings = Findings()
            let gradebook = try Gradebook(try InputSet(folder), profile: profile) { findings.all.append($0) }
            return GradebookReading(gradebook: gradebook, findings: findings.all)
        }
    }

    /// Why the sample is refused as a gradebook, its scores included; nil where it is not.
    func refusalAsGradebook(profile: Profile = Profile()) throws -> InputRefusal? {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try write(to: input)
            return try refusal { try readAll(try InputSet(input), profile: profile, scratch: folder) }
        }
    }
}

/// The refusal that `body` ends in; nil where it does not.
func refusal(_ body: () throws -> Void) throws -> InputRefusal? {
    do {
        try body()
        return nil
    } catch let refusal as InputRefusal {
        return refusal
    }
}

func readAll(_ set: InputSet, profile: Profile = Profile(), scratch: FilePath) throws {
    let gradebook = try Gradebook(set, profile: profile) { _ in }
    _ = try AssessmentStream(gradebook, keepsComments: false, scratchFolder: scratch) { _ in }
}

/// One finding in few words: what, where, which column, which row.
func brief(_ finding: InputFinding) -> String {
    [
        finding.code.rawValue, finding.file, finding.line.map(String.init), finding.column, finding.id,
    ].compactMap(\.self).joined(separator: " ")
}
