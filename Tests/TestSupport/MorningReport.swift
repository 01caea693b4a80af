public import Foundation

/// What `report` prints with `--json`.
public struct MadeReports: Decodable, Sendable, Equatable {
    public struct Made: Decodable, Sendable, Equatable {
        public var school: String?
        public var page: String
        public var json: String
        public var csv: String
        public var level: String
        public var sentence: String
        public var frozen: Int
        public var held: Int
        public var rejected: Int
        public var inFlight: Int
        public var confirmed: Int
    }

    public var version: Int
    public var command: String
    public var at: String
    public var folder: String
    public var index: String
    public var reports: [Made]
}

/// What tests ask of `report.json`.
public struct MorningReport: Decodable, Sendable, Equatable {
    public struct Name: Decodable, Sendable, Equatable {
        public var id: String
        public var name: String?
    }

    public struct Verdict: Decodable, Sendable, Equatable {
        public var level: String
        public var sentence: String
        public var points: [String]
    }

    public struct Place: Decodable, Sendable, Equatable {
        public var school: Name
        public var section: Name
        public var item: String
        public var title: String
        public var lineItem: String?
    }

    public struct Frozen: Decodable, Sendable, Equatable {
        public struct Score: Decodable, Sendable, Equatable {
            public var place: Place
            public var student: Name
            public var reason: String
            public var since: String
            public var nights: Int
            public var isNew: Bool
        }

        public var total: Int
        public var new: Int
        public var released: Int
        public var shown: [Score]
    }

    public struct Reason: Decodable, Sendable, Equatable {
        public struct Code: Decodable, Sendable, Equatable {
            public var code: String
            public var scores: Int
        }

        public struct Held: Decodable, Sendable, Equatable {
            public var place: Place
            public var scores: Int
            public var since: String
            public var nights: Int
        }

        public var kind: String
        public var code: Code
        public var new: Int
        public var resolved: Int
        public var oldest: Int
        public var known: Int
        public var needsPerson: Bool
        public var shown: [Held]
    }

    public struct Results: Decodable, Sendable, Equatable {
        public var sent: Int
        public var confirmed: Int
        public var inFlight: Int
        public var lost: Int
        public var frozen: Int
        public var released: Int
    }

    public struct Night: Decodable, Sendable, Equatable {
        public var at: String
        public var exitCode: Int
    }

    public struct Readback: Decodable, Sendable, Equatable {
        public var lost: Int
        public var isNew: Bool
    }

    public struct Change: Decodable, Sendable, Equatable { public var what: String }
    public struct Setting: Decodable, Sendable, Equatable { public var key: String }
    public struct Configuration: Decodable, Sendable, Equatable { public var settings: [Setting] }
    public struct File: Decodable, Sendable, Equatable { public var name: String }

    public var version: Int
    public var at: String
    public var run: String
    public var school: Name?
    public var names: Bool
    public var verdict: Verdict
    public var night: Night?
    public var readback: Readback?
    public var changes: [Change]
    public var configuration: Configuration
    public var results: Results
    public var frozen: Frozen
    public var reasons: [Reason]
    public var files: [File]
    public var notes: [String]

    /// `no-term`; of a kind where two have one code.
    public func reason(_ code: String) -> Reason? { reasons.first { $0.code.code == code } }
}

/// A folder with the files of one report.
public struct ReportFolder: Sendable {
    public let url: URL

    public init(_ url: URL) { self.url = url }
    public init(_ path: String) { url = URL(filePath: path) }

    public func value() throws -> MorningReport {
        try JSONDecoder().decode(
            MorningReport.self, from: Data(contentsOf: url.appending(path: "report.json")))
    }

    public func table(_ name: String) throws -> CSVTable {
        try CSVTable(file: url.appending(path: "csv/\(name).csv"))
    }

    public func page() throws -> String { try text("report.html") }

    public func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    public func school(_ id: String) -> ReportFolder { ReportFolder(url.appending(path: "schools/\(id)")) }

    /// The text of every file in it, by its path in the folder.
    public func texts() throws -> [String: String] {
        try FolderPicture(url).entries.compactMapValues { entry in
            entry.bytes.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Where page, JSON, CSV files and the workspace's ledger disagree, a line for each; empty where nowhere.
    public func disagreements(_ workspace: TestWorkspace, listsAreMissing: Bool = false) throws -> String {
        let checked = try Python.tool(
            "report_check.py",
            [workspace.folder.path, url.path] + (listsAreMissing ? ["--lists-missing"] : []))
        guard checked.status == 0 || (checked.status == 1 && checked.errors.isEmpty) else {
            throw CommandFailed(description: "report_check.py: \(checked.errors)")
        }
        return checked.output.trimmingCharacters(in: .newlines)
    }
}

extension TestWorkspace {
    public var reports: URL { folder.appending(path: "reports") }

    /// Runs `report`; throws unless it ends with 0.
    public func makeReport(now: String, _ flags: [String] = []) throws -> MadeReports {
        let finished = try run(["report", "--json", "--now", now] + flags)
        guard finished.status == 0 else {
            throw CommandFailed(description: "report ended with \(finished.status): \(finished.errors)")
        }
        return try finished.json(MadeReports.self)
    }

    /// Runs `report` and gives its folder.
    public func report(now: String, _ flags: [String] = []) throws -> ReportFolder {
        ReportFolder(try makeReport(now: now, flags).folder)
    }
}
