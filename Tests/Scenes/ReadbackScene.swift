package import Foundation
package import TestSupport
package import Testing

/// A small district, its workspace and a Campus beside it, night after night.
///
/// Night 1 sends nine scores in five line items as bundle 1. On each night an export runs at 02:00 and a
/// read-back of 11:00 is applied at 12:00.
package final class ReadbackScene {
    /// Without a guard in the way: two of nine scores are more than a fifth.
    package static let unguarded = "guard:\n  changePercent: 100"

    package let workspace: TestWorkspace
    package var district: SmallDistrict
    package var campus = CampusExport()
    private var importedCount = 0

    /// - Parameter isImported: Campus has imported bundle 1.
    package init(
        _ configuration: String = unguarded, of district: SmallDistrict = SmallDistrict(),
        isImported: Bool = true
    ) throws {
        self.district = district
        workspace = try TestWorkspace(configuration: configuration)
        _ = try export(1)
        if isImported { try importAll() }
    }

    package static func day(_ night: Int) -> String { "2026-11-\(22 + night)" }
    package static func exportClock(_ night: Int) -> String { "\(day(night))T02:00:00Z" }
    package static func readbackTime(_ night: Int) -> String { "\(day(night))T11:00:00Z" }
    package static func readbackClock(_ night: Int) -> String { "\(day(night))T12:00:00Z" }
    package static func readbackName(_ night: Int) -> String {
        "campus-\(day(night).replacing("-", with: ""))T110000Z"
    }
    /// As the program writes a moment.
    package static func written(_ moment: String) -> String { moment.replacing("Z", with: ".000Z") }

    // MARK: Runs

    /// Exports the district as it is; the classes must add up.
    package func export(
        _ night: Int, _ flags: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> PlanReport {
        let report = try workspace.export(district, now: Self.exportClock(night), flags)
        #expect(
            report.classes.total == report.candidates + report.rowsWithoutSection,
            "the classes do not add up", sourceLocation: sourceLocation)
        return report
    }

    /// Every score of what an export sent; none where no bundle was made.
    package func sent(
        _ night: Int, _ flags: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String: String] {
        let report = try export(night, flags, sourceLocation: sourceLocation)
        return report.bundles.isEmpty ? [:] : try workspace.onlyBundle(report).scores
    }

    /// Campus imports every bundle that it has not imported yet.
    package func importAll() throws {
        let all = try workspace.publishedBundles().keys.sorted()
        try campus.take(Array(all.dropFirst(importedCount)), of: workspace)
        importedCount = all.count
    }

    /// Writes Campus's export of a night and gives its path. No two nights' are the same to the byte.
    package func file(
        _ night: Int, as form: CampusExport.Form = .oneRoster11,
        in container: CampusExport.Container = .folder, of other: CampusExport? = nil,
        edit: (inout [String: CSVTable]) -> Void = { _ in }
    ) throws -> URL {
        var campus = other ?? campus
        campus.touched = Self.day(night) + "T05:00:00Z"
        return try campus.write(
            to: try workspace.scratch.folder("readbacks/\(UUID().uuidString)"),
            named: Self.readbackName(night), as: form, in: container, edit: edit)
    }

    package func run(_ file: URL, _ night: Int, _ flags: [String] = []) throws -> Finished {
        try workspace.run(["readback", file.path, "--json", "--now", Self.readbackClock(night)] + flags)
    }

    /// Applies Campus's export of a night.
    package func readback(
        _ night: Int, as form: CampusExport.Form = .oneRoster11,
        in container: CampusExport.Container = .folder, of other: CampusExport? = nil, _ flags: [String] = [],
        edit: (inout [String: CSVTable]) -> Void = { _ in }
    ) throws -> ReadbackReport {
        try applied(run(file(night, as: form, in: container, of: other, edit: edit), night, flags))
    }

    /// Done (0), or done with news (3), exactly where there is some.
    package func applied(
        _ finished: Finished, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ReadbackReport {
        guard [0, 3].contains(finished.status) else {
            throw CommandFailed(description: "readback ended with \(finished.status): \(finished.errors)")
        }
        let report = try finished.json(ReadbackReport.self)
        #expect((finished.status == 3) == !report.attention.isEmpty, sourceLocation: sourceLocation)
        return report
    }

    package func frozen(_ filter: [String] = []) throws -> [FrozenScore] {
        try workspace.run(["frozen", "list", "--json"] + filter).json(FrozenReport.self).frozen
    }

    package func explain(_ item: String) throws -> ExplainReport {
        try workspace.run(["explain", "--item", item, "--json"]).json(ExplainReport.self)
    }

    package func bundles() throws -> [BundlesReport.Bundle] {
        try workspace.run(["bundles", "list", "--json"]).json(BundlesReport.self).bundles
    }

    package func release(
        _ which: [String], _ night: Int, by: String = "A. Registrar", reason: String = "A slip"
    ) throws -> Finished {
        try workspace.run(
            [
                "frozen", "release", "--json", "--by", by, "--reason", reason, "--now",
                "\(Self.day(night))T13:00:00Z",
            ]
                + which)
    }

    // MARK: What must hold

    /// Refused or stopped: the exit code, its word, and a ledger as it was.
    package func expectUnapplied(
        _ file: URL, _ night: Int, _ flags: [String] = [], status: Int32, code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> FailureReport.Failure {
        let before = try workspace.ledger.dump()
        let finished = try run(file, night, flags)
        #expect(finished.status == status, "\(finished.errors)", sourceLocation: sourceLocation)
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == code, sourceLocation: sourceLocation)
        #expect(try workspace.ledger.dump() == before, sourceLocation: sourceLocation)
        let staging = try FolderPicture(workspace.folder.appending(path: "staging"))
        #expect(staging.names == [], sourceLocation: sourceLocation)
        return failure
    }

    /// Exactly these scores are frozen, with this evidence in `frozen list` and in `explain`; and the export
    /// of the next night sends none of them, though itslearning has new values for all.
    package func expectFrozen(
        _ night: Int, _ expected: [Evidence], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let frozen = try frozen()
        #expect(
            frozen.map(Evidence.init).sorted() == expected.sorted(), sourceLocation: sourceLocation)
        for score in frozen {
            #expect(score.since == Self.written(Self.readbackClock(night)), sourceLocation: sourceLocation)
            #expect(
                score.readbackTime == Self.written(Self.readbackTime(night)), sourceLocation: sourceLocation)
            #expect(
                score.readback?.contains(Self.readbackName(night)) == true, sourceLocation: sourceLocation)
        }
        for item in Set(frozen.map(\.item)) {
            let story = try explain(item)
            for score in frozen where score.item == item {
                let told = story.lineItem(score.lineItem)?.score(score.student)
                #expect(told?.freeze == score, sourceLocation: sourceLocation)
                #expect(told?.frozen == score.reason, sourceLocation: sourceLocation)
                #expect(told?.sends.last?.value == score.ours, sourceLocation: sourceLocation)
            }
        }
        for score in frozen { district.grade(score.item, String(score.student.dropFirst()), "0.125") }
        let report = try export(night + 1, sourceLocation: sourceLocation)
        #expect(report.classes.frozen == frozen.count, sourceLocation: sourceLocation)
        let sent = report.bundles.isEmpty ? [:] : try workspace.onlyBundle(report).scores
        for score in frozen {
            #expect(sent["\(score.lineItem)_\(score.student)"] == nil, sourceLocation: sourceLocation)
        }
    }
}

/// What a freeze is to say.
package struct Evidence: Equatable, Comparable, CustomStringConvertible {
    package var lineItem: String
    package var student: String
    package var reason: String
    package var ours: String?
    package var campus: String?
    package var flags: String
    package var bundle: Int?
    package var changedBy: String?
    package var changedAt: String?

    package init(
        _ lineItem: String, _ student: String, _ reason: String, ours: String?, campus: String?,
        flags: String = "", bundle: Int? = 1, changedBy: String? = nil, changedAt: String? = nil
    ) {
        self.lineItem = lineItem
        self.student = student
        self.reason = reason
        self.ours = ours
        self.campus = campus
        self.flags = flags
        self.bundle = bundle
        self.changedBy = changedBy
        self.changedAt = changedAt
    }

    package init(_ score: FrozenScore) {
        self.init(
            score.lineItem, score.student, score.reason, ours: score.ours, campus: score.campus,
            flags: score.flags, bundle: score.bundle, changedBy: score.changedBy, changedAt: score.changedAt)
    }

    package var description: String {
        let parts = [
            lineItem, student, reason, ours, campus, flags, bundle.map(String.init), changedBy, changedAt,
        ]
        return parts.map { $0 ?? "-" }.joined(separator: " ")
    }

    package static func < (a: Evidence, b: Evidence) -> Bool { a.description < b.description }
}
