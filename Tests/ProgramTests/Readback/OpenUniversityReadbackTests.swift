import Foundation
import TestSupport
import Testing

@Suite(
    "58,180 real scores of the Open University (OULAD), read back",
    .enabled(if: Requirement.oulad, "the data set is not beside the checkout"))
struct OpenUniversityReadbackTests {
    private struct Report: Decodable {
        var rows: Int
        var ours: Int
        var confirmed: Int
        var inFlight: Int
        var newlyFrozen: [String: Int]
        var heldLineItems: [String: Int]
    }

    private struct FrozenList: Decodable {
        struct Entry: Decodable {
            var lineItem: String
            var student: String
            var reason: String
        }
        var frozen: [Entry]
    }

    private struct Freeze: Hashable {
        var lineItem: String
        var student: String
        var reason: String
    }

    /// A workspace, and two nights of `oulad_readback.py`.
    private struct Story {
        let workspace: TestWorkspace
        let input: URL
        let kind: String
        let seed: UInt64

        func tool(_ arguments: [String]) throws {
            let done = try Python.tool(
                "oulad_readback.py", arguments + ["--kind", kind, "--seed", "\(seed)"])
            try #require(done.status == 0, "GRADEBRIDGE_SEED=\(seed): \(done.errors)")
        }

        func export(now: String) throws -> URL {
            let report = try workspace.plan("export", over: input, now: now)
            // What a person carries to Campus; once that shows it, it leaves the outbox.
            let file = try #require(report.bundles.first).file
            let carried = workspace.scratch.url.appending(path: file)
            try FileManager.default.copyItem(at: workspace.outbox.appending(path: file), to: carried)
            return carried
        }

        func readback(_ folder: URL, day: String) throws -> Report {
            let done = try workspace.run([
                "readback", folder.appending(path: "campus.zip").path, "--json", "--as-of",
                "\(day)T20:00:00Z",
                "--now", "\(day)T22:00:00Z",
            ])
            try #require(done.status == 3, "ended with \(done.status): \(done.errors)")
            return try done.json(Report.self)
        }

        func expected(_ folder: URL) throws -> Set<Freeze> {
            let rows = try CSVTable(file: folder.appending(path: "expected.csv")).rows
            return Set(
                rows.map {
                    Freeze(
                        lineItem: $0["lineItem"] ?? "", student: $0["student"] ?? "",
                        reason: $0["reason"] ?? "")
                })
        }

        func frozen() throws -> Set<Freeze> {
            let list = try workspace.run(["frozen", "list", "--json"]).json(FrozenList.self)
            let all = list.frozen.map {
                Freeze(lineItem: $0.lineItem, student: $0.student, reason: $0.reason)
            }
            #expect(Set(all).count == all.count)
            return Set(all)
        }
    }

    @Test(
        "Exactly the 500 edits of two nights are frozen, with their reasons; every other score is confirmed",
        arguments: ["1.1", "1.2", "extract"])
    func exactlyThe500EditsOfTwoNightsAreFrozen(kind: String) throws {
        let workspace = try TestWorkspace(district: "Open University", timeZone: "Europe/London")
        let story = Story(
            workspace: workspace, input: try workspace.scratch.folder("oulad"), kind: kind,
            seed: RandomSource.seed(for: "OpenUniversityReadbackTests") % 1_000_000)
        let converted = try Python.tool("oulad.py", [PackageFolder.oulad.path, story.input.path])
        try #require(converted.status == 0, "\(converted.errors)")

        let first = try story.export(now: TestWorkspace.firstNight)
        let firstFolder = try workspace.scratch.folder("first")
        try story.tool(["first", first.path, firstFolder.path])
        let afterFirst = try story.readback(firstFolder, day: "2026-11-23")
        #expect(afterFirst.newlyFrozen == ["unaccepted": 40])
        #expect(afterFirst.confirmed == 58_140)
        let refused = try story.expected(firstFolder)
        #expect(try story.frozen() == refused)

        try story.tool(["change", first.path, story.input.appending(path: "gradebook").path])
        let second = try story.export(now: TestWorkspace.secondNight)
        let secondFolder = try workspace.scratch.folder("second")
        try story.tool(["second", first.path, second.path, secondFolder.path])
        let afterSecond = try story.readback(secondFolder, day: "2026-11-24")
        let edits = try story.expected(secondFolder)
        #expect(afterSecond.newlyFrozen == Dictionary(grouping: edits, by: \.reason).mapValues(\.count))
        #expect(afterSecond.inFlight == 0)
        #expect(afterSecond.heldLineItems.isEmpty)
        // 60 of the frozen ones are for students whom we never sent, 40 were frozen the night before.
        #expect(afterSecond.confirmed == 58_180 - 500 + 60)
        #expect(edits.count + refused.count == 500)
        #expect(try story.frozen() == edits.union(refused))

        let third = try workspace.plan("export", over: story.input, now: TestWorkspace.thirdNight)
        #expect(third.bundles.isEmpty)
        #expect(third.classes.unchanged == afterSecond.confirmed)
    }
}
