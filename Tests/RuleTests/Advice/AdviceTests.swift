import Domain
import Foundation
import TestSupport
import Testing

/// Wrong advice is a fault: what `details.csv` tells a person to do is done here, and the score goes out.
@Suite("The advice of each code, followed, helps", .inProcess)
struct AdviceTests {
    @Test("Of each held code", arguments: HoldReason.allCases)
    func ofEachHeldCode(_ reason: HoldReason) throws {
        guard let one = AdviceCase(reason) else { return }
        try check(one, reason.rawValue) { $0.held }
    }

    @Test("Of each rejected code", arguments: RejectReason.allCases)
    func ofEachRejectedCode(_ reason: RejectReason) throws {
        try check(AdviceCase(reason), reason.rawValue) { $0.rejected }
    }

    private func check(
        _ one: AdviceCase, _ code: String, _ count: (PlanReport.Classes) -> [String: Int]
    ) throws {
        let workspace = try TestWorkspace(configuration: one.faultyConfiguration)
        var district = SmallDistrict()
        one.fault(&district)
        let before = try workspace.export(district)
        #expect(count(before.classes)[code, default: 0] > 0)
        #expect(try !results(before, workspace).contains(one.result))

        one.follow(&district)
        if !one.mendedConfiguration.isEmpty {
            try workspace.configure(
                "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(one.mendedConfiguration)\n")
        }
        let after = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(count(after.classes)[code] == nil)
        #expect(try results(after, workspace).contains(one.result))
    }

    private func results(_ report: PlanReport, _ workspace: TestWorkspace) throws -> [String] {
        try report.bundles.flatMap { try workspace.contents(of: $0).results.values("sourcedId") }
    }
}
