import Conformance
import Foundation
import OneRoster
import TestSupport
import Testing

/// A correct set with one fault, what is to be found in it, and where.
///
/// Spec/verify.md names one of them for each code.
struct OneFault: Sendable, CustomTestStringConvertible {
    /// `value-date-enrollments-beginDate`: the code first.
    let name: String
    private(set) var expected: Found
    private let scene: @Sendable (ScratchFolder) throws -> URL
    var options: @Sendable (inout CheckOptions) -> Void = { _ in }

    var code: FindingCode { expected.code }
    var testDescription: String { name }

    func findings() throws -> [Finding] {
        let scratch = try ScratchFolder()
        return try Checking.findings(in: scene(scratch), scratch, options)
    }

    /// The same fault, found elsewhere: where the cell that is changed is not the one that is named.
    func at(_ place: Place) -> OneFault {
        var fault = self
        fault.expected = place.found(code, in: SampleSet(.v1p1, [:]) { _ in .absent })
        return fault
    }

    /// The same fault under other limits.
    func limited(_ change: @escaping @Sendable (inout CheckOptions) -> Void) -> OneFault {
        var fault = self
        fault.options = change
        return fault
    }
}

/// The correct set that a fault is made in.
enum Base: String, Sendable, CaseIterable {
    case bulk11, bulk12, delta11, delta12, mixed11, mixed12, bundle11, bundle12

    var version: Version { rawValue.hasSuffix("11") ? .v1p1 : .v1p2 }

    /// Ends the name of a fault: a bulk set of 1.1 is understood.
    var suffix: String { self == .bulk11 ? "" : "-" + rawValue }

    var set: SampleSet {
        switch self {
        case .bulk11, .bulk12: .bulk(version)
        case .delta11, .delta12: .delta(version)
        case .mixed11, .mixed12: .mixed(version)
        case .bundle11, .bundle12: .bundle(version, .delta)
        }
    }
}

/// Where a finding is.
enum Place: Sendable {
    /// The set as a whole.
    case set
    /// A file as a whole, by its name.
    case file(String)
    /// A line of a file.
    case line(String, Int, column: String? = nil)
    /// A property that the manifest does not name.
    case property(String)
    /// The row with this id in a table, as it is once the fault is made.
    case row(String, String, column: String?)

    func found(_ code: FindingCode, in set: SampleSet) -> Found {
        switch self {
        case .set: Found(code: code)
        case .file(let name): Found(code: code, file: name)
        case .line(let file, let line, let column): Found(code: code, file: file, line: line, column: column)
        case .property(let name): Found(code: code, file: Manifest.fileName, column: name)
        case .row(let table, let id, let column):
            Found(code: code, file: table + ".csv", line: set.line(of: id, in: table), column: column)
        }
    }
}

// MARK: Ways to make one

extension OneFault {
    /// A fault in the files, in a folder or in a zip.
    init(
        _ code: FindingCode, _ label: String, in base: Base = .bulk11, as form: SetForm = .folder,
        at place: Place, _ change: (inout SampleSet) -> Void
    ) {
        var set = base.set
        change(&set)
        name = "\(code.rawValue)-\(label)\(base.suffix)"
        expected = place.found(code, in: set)
        scene = { [set] scratch in
            switch form {
            case .folder:
                let folder = try scratch.folder("set")
                try set.write(to: folder)
                return folder
            case .zip:
                let zip = scratch.url.appending(path: "set.zip")
                try set.archive.bytes.write(to: zip)
                return zip
            }
        }
    }

    /// One cell of one row.
    static func cell(
        _ code: FindingCode, in base: Base = .bulk11, _ table: String, _ id: String, _ column: String,
        _ value: String, _ label: String? = nil
    ) -> OneFault {
        let detail = label.map { "-" + $0 } ?? ""
        return OneFault(
            code, "\(table)-\(column)\(detail)", in: base,
            at: .row(table, id, column: column)
        ) { $0.set(table, id, column, to: value) }
    }

    /// A fault of the archive around correct files.
    static func archive(
        _ code: FindingCode, _ label: String, file: String? = nil,
        _ change: @escaping @Sendable (inout HandMadeZip) -> Void
    ) -> OneFault {
        OneFault("\(code.rawValue)-\(label)", Found(code: code, file: file)) { scratch in
            var archive = SampleSet.bulk(.v1p1).archive
            change(&archive)
            let zip = scratch.url.appending(path: "set.zip")
            try archive.bytes.write(to: zip)
            return zip
        }
    }

    /// Bytes that are to be a zip, but for what is done to them.
    static func bytes(
        _ code: FindingCode, _ label: String, _ change: @escaping @Sendable (Data) -> Data
    ) -> OneFault {
        OneFault("\(code.rawValue)-\(label)", Found(code: code)) { scratch in
            let zip = scratch.url.appending(path: "set.zip")
            try change(SampleSet.bulk(.v1p1).archive.bytes).write(to: zip)
            return zip
        }
    }

    /// A fault that is made in the folder itself.
    static func folder(
        _ code: FindingCode, _ label: String, at place: Place,
        _ change: @escaping @Sendable (URL) throws -> Void
    ) -> OneFault {
        let set = SampleSet.bulk(.v1p1)
        return OneFault("\(code.rawValue)-\(label)", place.found(code, in: set)) { scratch in
            let folder = try scratch.folder("set")
            try set.write(to: folder)
            try change(folder)
            return folder
        }
    }

    private init(
        _ name: String, _ expected: Found, _ scene: @escaping @Sendable (ScratchFolder) throws -> URL
    ) {
        self.name = name
        self.expected = expected
        self.scene = scene
    }
}

extension OneFault {
    static let all: [OneFault] =
        archives + csv + manifests + files + headers + requirements + words + values + texts + ids
        + references
        + kinds + dates + scores + results
}
