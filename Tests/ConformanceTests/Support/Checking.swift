import Conformance
import DurableFiles
import Foundation
import TestSupport

/// How a set lies on the disk.
enum SetForm: String, Sendable, CaseIterable {
    case folder, zip
}

/// Where a finding is and what it says: all that a test asks of it.
struct Found: Sendable, Hashable, CustomStringConvertible {
    var code: FindingCode
    var file: String?
    var line: Int?
    var column: String?

    var description: String {
        [code.rawValue, file, line.map(String.init), column].compactMap { $0 }.joined(separator: " ")
    }
}

extension Found {
    init(_ finding: Finding) {
        self.init(code: finding.code, file: finding.file, line: finding.line, column: finding.column)
    }
}

extension SampleSet {
    /// What the check finds in this set, in the order in which it tells.
    func findings(
        as form: SetForm = .folder, _ change: (inout CheckOptions) -> Void = { _ in }
    ) throws -> [Finding] {
        let scratch = try ScratchFolder()
        switch form {
        case .folder:
            let folder = try scratch.folder("set")
            try write(to: folder)
            return try Checking.findings(in: folder, scratch, change)
        case .zip:
            return try archive.findings(scratch, change)
        }
    }

    func found(as form: SetForm = .folder) throws -> [Found] { try findings(as: form).map(Found.init) }
}

extension HandMadeZip {
    func findings(
        _ scratch: ScratchFolder, _ change: (inout CheckOptions) -> Void = { _ in }
    ) throws -> [Finding] {
        let file = scratch.url.appending(path: "set.zip")
        try bytes.write(to: file)
        return try Checking.findings(in: file, scratch, change)
    }
}

enum Checking {
    /// - Parameter scratch: lives until the check is done.
    static func findings(
        in set: URL, _ scratch: ScratchFolder, _ change: (inout CheckOptions) -> Void = { _ in }
    ) throws -> [Finding] {
        var options = CheckOptions(scratchFolder: FilePath(try scratch.folder("scratch").path))
        change(&options)
        var findings: [Finding] = []
        _ = try ConformanceCheck(FilePath(set.path), options).run { findings.append($0) }
        return findings
    }
}
