import Foundation
import TestSupport

/// Where an input can come in by hand.
enum RefusalDoor: String, CaseIterable, Sendable {
    case gradebook, roster, set, extract

    /// As gradebridge.yaml calls what comes in here.
    var kind: String {
        switch self {
        case .gradebook, .roster: rawValue
        case .set, .extract: "readback"
        }
    }

    /// A table that must be there, and one of its columns.
    var table: (file: String, column: String) {
        switch self {
        case .gradebook: ("Assessments.csv", "Score")
        case .roster: ("enrollments.csv", "role")
        case .set: ("results.csv", "score")
        case .extract: ("extract.csv", "score")
        }
    }

    fileprivate var inbox: String {
        switch self {
        case .gradebook: "inbox/itslearning"
        case .roster: "inbox/campus/roster"
        case .set, .extract: "inbox/campus/readback"
        }
    }

    /// What comes in here where nothing is wrong.
    ///
    /// - Parameter campus: what is in Campus.
    func good(_ campus: CampusExport) -> GivenInput {
        switch self {
        case .gradebook: GivenInput(SmallDistrict().gradebook)
        case .roster: GivenInput(SmallDistrict().roster)
        case .set: GivenInput(campus.tables(.oneRoster11), otherForm: campus.tables(.extract))
        case .extract: GivenInput(campus.tables(.extract), otherForm: campus.tables(.oneRoster11))
        }
    }
}

/// A workspace into which one input comes again and again, by one door, beside others that are as they should be.
struct RefusalScene {
    /// The scores that a read-back can confirm.
    static let sent = 9

    let door: RefusalDoor
    let good: GivenInput
    private let workspace: TestWorkspace
    private let district: URL

    init(_ door: RefusalDoor) throws {
        self.door = door
        workspace = try TestWorkspace(configuration: "")
        district = try workspace.scratch.folder("district")
        try SmallDistrict().write(to: district)
        var campus = CampusExport()
        if door.kind == "readback" {
            _ = try workspace.plan("export", over: district)
            try campus.take(of: workspace)
        }
        good = door.good(campus)
    }

    /// Gives the input to the command that takes it.
    func run(_ input: GivenInput) throws -> Finished {
        try workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(input.configuration)")
        let given = try input.give(
            in: workspace.scratch.folder("given/\(UUID().uuidString)"),
            inbox: workspace.folder.appending(path: door.inbox))
        switch door {
        case .gradebook, .roster:
            let other = door == .gradebook ? "roster" : "gradebook"
            return try workspace.run(
                [
                    "export", "--json", "--now", TestWorkspace.firstNight, "--\(other)",
                    district.appending(path: other).path,
                ] + (given.map { ["--\(door.rawValue)", $0.path] } ?? []))
        case .set, .extract:
            return try workspace.run(
                ["readback"] + (given.map { [$0.path] } ?? []) + [
                    "--json", "--now", TestWorkspace.secondNight, "--as-of", "2026-11-23T11:00:00Z",
                ] + input.flags)
        }
    }

    /// How many scores the run brought where they belong: the essay's first student among those sent, or those confirmed.
    func scores(_ finished: Finished) throws -> Int {
        guard [0, 3].contains(finished.status) else { return 0 }
        guard door.kind != "readback" else { return try finished.json(ReadbackReport.self).confirmed }
        let results = try finished.json(PlanReport.self).bundles.flatMap {
            try workspace.contents(of: $0).results.values("sourcedId")
        }
        return results.contains("itsl_901_41001_s501") ? results.count : 0
    }
}
