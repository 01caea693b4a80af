import DurableFiles
public import Outcome
package import Workspace

/// What became of one entry of `report.publish` (Spec/json.md).
public struct PublishedReport: Codable, Sendable, Equatable {
    /// `sourcedId` of the school; nil for the district's report.
    public var school: String?
    /// The folder or the address.
    public var to: String
    /// Nil where the report is there.
    public var failure: Failure?

    package init(_ target: BridgeConfiguration.PublishTarget, failure: Failure? = nil) {
        school = target.school
        to = target.place
        self.failure = failure
    }
}

extension BridgeConfiguration.PublishTarget {
    package var place: String {
        switch way {
        case .folder(let path): path.string
        case .mail(let address): address
        }
    }
}

/// A report could not be put where `report.publish` says. It lies in the workspace all the same.
enum PublishFault: Error, Equatable {
    case noSuchSchool(String)
    case notAFolder(String)
    case program(String, address: String, said: String)
    /// A file there cannot be written, or one of the report cannot be read.
    case other(String, Failure)
}

extension PublishFault: SaysFailure {
    var failure: Failure {
        switch self {
        case .noSuchSchool(let school):
            Failure(
                .needsPerson, "report-not-published",
                "report.publish names the school \(school), and no export has named one with this id",
                "Correct the id in gradebridge.yaml; csv/sections.csv of a report has the schools.")
        case .notAFolder(let path):
            Failure(
                .needsPerson, "report-not-published", "report.publish: there is no folder \(path)",
                "Make the folder, and let this user write to it; or correct report.publish in gradebridge.yaml."
            )
        case .other(let place, let cause):
            Failure(
                .needsPerson, "report-not-published",
                "the report is not in \(place), or not all of it: \(cause.message)",
                "Let this user write to the folder and to what is in it, or correct report.publish in gradebridge.yaml."
            )
        case .program(let program, let address, let said):
            Failure(
                .needsPerson, "report-not-published",
                "the report was not mailed to \(address): \(program) \(said)",
                "Check that this user can send mail with it, and correct report.sendmail or report.publish in gradebridge.yaml."
            )
        }
    }
}
