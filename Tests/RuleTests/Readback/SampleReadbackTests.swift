import Foundation
import TestSupport
import Testing

@Suite("The sample district read back comes to what was worked out by hand", .inProcess)
struct SampleReadbackTests {
    private struct Counts: Decodable, Equatable {
        var rows: Int
        var ours: Int
        var termGrades: Int
        var madeInCampus: Int
        var withoutLineItem: Int
        var unreadable: Int
        var confirmed: Int
        var inFlight: Int
        var lost: Int
        var ambiguous: Int
        var underRemovedLineItems: Int
        var newlyFrozen: [String: Int]
        var heldLineItems: [String: Int]
        var editedLineItems: Int
    }

    private struct Frozen: Decodable {
        struct Item: Decodable {
            var lineItem: String
            var student: String
            var reason: String
            var ours: String?
            var campus: String?
            var flags: String
        }

        var frozen: [Item]
    }

    private let sample = PackageFolder.sampleData.appending(path: "district")

    private func workspaceReadBack() throws -> (TestWorkspace, Finished) {
        let workspace = try TestWorkspace()
        _ = try workspace.plan("export", over: sample)
        let finished = try workspace.run([
            "readback", "--json", "--now", "2026-11-23T03:30:00Z", "--as-of", "2026-11-23T03:00:00Z",
            sample.appending(path: "readback").path,
        ])
        return (workspace, finished)
    }

    @Test("The counts of readback are the expected ones, and something needs a person")
    func theCountsOfReadbackAreTheExpectedOnes() throws {
        let (_, finished) = try workspaceReadBack()
        #expect(finished.status == 3)
        let expected = try JSONDecoder().decode(
            Counts.self, from: Data(contentsOf: sample.appending(path: "expected/readback/readback.json")))
        #expect(try finished.json(Counts.self) == expected)
    }

    @Test("frozen list shows exactly the expected freezes, with both values")
    func frozenListShowsExactlyTheExpectedFreezes() throws {
        let (workspace, _) = try workspaceReadBack()
        let list = try workspace.run(["frozen", "list", "--json"]).json(Frozen.self)
        let found = list.frozen.map {
            [$0.lineItem, $0.student, $0.reason, $0.ours ?? "", $0.campus ?? "", $0.flags]
                .joined(separator: ",")
        }
        let expected = try String(
            contentsOf: sample.appending(path: "expected/readback/frozen.csv"), encoding: .utf8)
        #expect(found.sorted() == expected.split(separator: "\n").dropFirst().map(String.init).sorted())
    }

    @Test("The night after it sends nothing that Campus changed, and holds what it must")
    func theNightAfterItSendsNothingThatCampusChangedAndHoldsWhatItMust() throws {
        let (workspace, _) = try workspaceReadBack()
        let report = try workspace.plan("export", over: sample, now: "2026-11-23T04:00:00Z")
        #expect(report.bundles.isEmpty)
        #expect(report.classes.frozen == 5)
        #expect(report.classes.held["points-changed"] == 2)
        #expect(report.classes.held["item-removed"] == 1)
        // Two of the export's own, and the score with two rows in Campus.
        #expect(report.classes.held["ambiguous"] == 3)
    }
}
