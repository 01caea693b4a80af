/// Why a command did not do what it was asked: what, where and why, and what a person does next.
public struct Failure: Error, Sendable, Codable, Equatable {
    public var exitCode: Int32
    /// A stable word for programs, such as `input-refused`.
    public var code: String
    public var message: String
    public var advice: String
    /// Bundles of an interrupted run that were published before this failure.
    public var recovered: [Int] = []
    /// The input that is to blame, where it is one.
    public var input: String?
    /// The message is a list, a line for each; every other message is one line.
    public private(set) var isList = false

    public init(_ exit: ExitCode, _ code: String, _ message: String, _ advice: String) {
        exitCode = exit.rawValue
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// A number that is none of ours, as of another program, counts as a failure.
    public var exit: ExitCode { ExitCode(rawValue: exitCode) ?? .failed }
}

/// An error that says its own failure: beside the error, or in `Leaves` where its target stands before this one.
package protocol SaysFailure: Error {
    var failure: Failure { get }
}

extension Failure {
    /// What is not known here is a failure, too.
    public init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as any SaysFailure: self = error.failure
        default:
            self.init(.failed, "unexpected", "\(error)", "Nothing was published by this step; run again.")
        }
    }

    /// The keys of the JSON result (Spec/json.md).
    private enum CodingKeys: String, CodingKey { case exitCode, code, message, advice, recovered, input }

    /// The same failure, whose message has a line for each thing that is wrong.
    package var asList: Failure {
        var list = self
        list.isList = true
        return list
    }

    /// The same failure, with the input that is to blame.
    package func blaming(_ input: String) -> Failure {
        var blaming = self
        blaming.input = input
        return blaming
    }

    package static let freeSpace =
        "Free some space on the disk, or remove files where it can hold no more of them (`df -h`, `df -i`), and run again; nothing was lost, and nothing is sent twice."

    /// From a ledger that is damaged.
    package static let wayBack =
        "Do not delete it: without its memory, changed scores would be overwritten. Bring back the newest sound copy in "
        + "archive/ledger, which `gradebridge doctor` names, in the order of Spec/nightly.md, \"A damaged ledger\"."
}
