import TestSupport
import Testing

@Suite("Interrupted with Ctrl-C", .enabled(if: Requirement.strace, "strace is not there"))
struct InterruptionTests {
    @Test("An interrupted export ends with 130, and the next one publishes the one bundle")
    func interrupted() throws {
        let workspace = try TestWorkspace()
        let twin = try TestWorkspace(copyOf: workspace)
        let district = SmallDistrict()
        let arguments = try workspace.arguments("export", district, now: TestWorkspace.firstNight)
        let calls = try Strace.calls(
            ["fsync"], of: ["--workspace", twin.folder.path] + arguments, touching: twin.folder)
        let call = try #require(calls.first)

        let struck = try Strace.strike(
            call, "signal=INT", ["--workspace", workspace.folder.path] + arguments)
        #expect(struck.status == 130)

        let report = try workspace.export(district)
        #expect(report.bundles.count == 1)
    }
}
