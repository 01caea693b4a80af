import Foundation
import TestSupport

/// What the two ways into the program make of a fixture: a person's commands, and a night.
struct FormDoors {
    /// What came of it: to be compared with what comes of the plain form.
    struct Outcome {
        var status: Int32
        /// What was sent, or what is frozen.
        var result: Result
        /// By code, whatever told of the input.
        var told: Set<String>
        var refusal: String
    }

    struct Result: Equatable, Sendable {
        var bundles: [BundleContents] = []
        var frozen: [String] = []
        var confirmed = 0
    }

    let fixture: FormFixture
    let door: FormFixture.Door
    let scene: NightScene

    init(_ fixture: FormFixture, _ door: FormFixture.Door) throws {
        self.fixture = fixture
        self.door = door
        scene = try NightScene(fixture.configuration)
    }

    private func input(_ fixture: FormFixture, _ door: FormFixture.Door) throws -> URL {
        try fixture.input(door, in: scene.workspace.scratch.folder("inputs/\(UUID().uuidString)"))
    }

    private func input(for own: FormFixture.Door) throws -> URL {
        try input(own == door ? fixture : .plain, own)
    }

    // MARK: By hand

    func byHand() throws -> Outcome {
        let gradebook = try input(for: .gradebook)
        let roster = try input(for: .roster)
        let export = try scene.workspace.run([
            "export", "--json", "--now", NightScene.clock(1), "--gradebook", gradebook.path, "--roster",
            roster.path,
        ])
        guard door.kind == .readback else { return try outcome(export, sent) }
        let readback = try scene.workspace.run([
            "readback", try input(fixture, door).path, "--json", "--now", NightScene.clock(2), "--as-of",
            "2026-11-23T11:00:00Z",
        ])
        return try outcome(readback, read)
    }

    private func outcome<Report: Decodable>(
        _ run: Finished, _ done: (Report, Int32) throws -> Outcome
    ) throws -> Outcome {
        guard ![0, 3].contains(run.status) else { return try done(run.json(Report.self), run.status) }
        return try Outcome(
            status: run.status, result: result(), told: [], refusal: run.json(FailureReport.self).error.words)
    }

    private func sent(_ report: PlanReport, _ status: Int32) throws -> Outcome {
        let classes = report.classes
        let told = [report.findings, report.notices, classes.rejected, classes.held].flatMap(\.keys)
        var result = try result()
        result.bundles = try report.bundles.map { try scene.workspace.contents(of: $0) }
        return Outcome(status: status, result: result, told: Set(told), refusal: "")
    }

    private func read(_ report: ReadbackReport, _ status: Int32) throws -> Outcome {
        var result = try result()
        result.confirmed = report.confirmed
        return Outcome(status: status, result: result, told: Set(report.findings.keys), refusal: "")
    }

    private func result() throws -> Result {
        let list = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self)
        return Result(frozen: list.frozen.map { "\($0.key) \($0.reason) \($0.campus ?? "")" })
    }

    // MARK: By night

    func byNight() throws -> Outcome {
        try drop(.gradebook, as: "gradebook")
        try drop(.roster, as: "roster")
        let first = try scene.night(1)
        if door.kind != .readback {
            guard let report = first.report.export else { return try refused(first) }
            return try sent(report, first.status)
        }
        try drop(.gradebook, as: "gradebook-2")
        try drop(door, as: NightScene.readbackName(1))
        let second = try scene.night(2)
        guard let report = second.report.readbacks.first else { return try refused(second) }
        return try read(report, second.status)
    }

    private func refused(_ night: NightScene.Night) throws -> Outcome {
        let said =
            night.report.steps.compactMap { step in step.failure.map { "\($0.message) \($0.advice)" } }
            + night.report.inbox.map(\.reason)
        return try Outcome(
            status: night.status, result: result(), told: [], refusal: said.joined(separator: "\n"))
    }

    private func drop(_ own: FormFixture.Door, as name: String) throws {
        let source = try input(for: own)
        let isFolder = try source.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        if isFolder {
            try scene.drop(source, own.kind, name)
        } else {
            let ending = source.lastPathComponent.drop { $0 != "." }
            try scene.drop(Data(contentsOf: source), own.kind, name + ending)
        }
    }
}

extension FailureReport.Failure {
    fileprivate var words: String { "\(message) \(advice)" }
}
