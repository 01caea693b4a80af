import Foundation
import TestSupport
import Testing

@Suite("What the retention must leave where a host cannot be reached")
struct UndeliveredTests {
    @Test(
        "The archived bytes of a bundle that is not delivered yet stay, though Campus has it from elsewhere")
    func theArchivedBytesOfABundleThatIsNotDeliveredYetStay() throws {
        // A host that nobody is: the port is closed, and nothing leaves this computer.
        let scene = try NightScene()
        let config = scene.workspace.scratch.url.appending(path: "ssh_config")
        try Data("Host drop\n  HostName 127.0.0.1\n  Port 1\n".utf8).write(to: config)
        try scene.configure(
            "retention:\n  archiveDays: 10\nsftp:\n  tries: 1\n  config: \(config.path)\ndeliver:\n  host: drop"
        )
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 75)
        #expect(night.report.waitingForDelivery == [1])
        try scene.importAll()
        let late = try scene.workspace.run(["nightly", "--json", "--now", "2026-12-30T02:00:00Z"])
        #expect(try late.json(NightReport.self).removed.contains { $0.hasPrefix("archive/2") } == false)
        #expect(scene.names("archive/20261123T020000Z-export").count == 1)
    }
}
