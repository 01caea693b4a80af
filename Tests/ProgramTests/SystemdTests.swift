import Foundation
import TestSupport
import Testing

@Suite("init --systemd")
struct SystemdTests {
    /// The part of `init --json` about the units.
    private struct Made: Decodable {
        struct Units: Decodable {
            var files: [String]
            var replaced: Bool
            var user: String
            var at: String
            var install: [String]
            var notes: [String]
        }
        var made: Bool
        var district: String
        var timeZone: String
        var systemd: Units?
    }

    private static func make(_ folder: URL, _ flags: [String] = []) throws -> Made {
        let made = try Gradebridge.run(
            ["init", folder.path, "--json", "--systemd", "--now", TestWorkspace.firstNight] + flags)
        #expect(made.status == 0, "\(made.errors)")
        return try made.json(Made.self)
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    @Test(
        "A new workspace comes with a service and a timer, for this user alone, and with how to install them")
    func aNewWorkspaceComesWithAServiceAndATimer() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appending(path: "cedar")
        let made = try Self.make(
            folder, ["--district", "Cedar Valley", "--time-zone", "America/Chicago", "--at", "03:30"])
        let units = try #require(made.systemd)
        #expect(made.made && !units.replaced)
        let systemd = folder.appending(path: "systemd").path
        #expect(
            units.files == ["service", "timer"].map { "\(systemd)/gradebridge-Cedar-Valley.\($0)" })
        let picture = try FolderPicture(folder)
        #expect(picture.entries["systemd"]?.permissions == 0o700)
        #expect(picture.entries["systemd/gradebridge-Cedar-Valley.timer"]?.permissions == 0o600)
        #expect(units.at == "03:30 America/Chicago")
        #expect(try Self.text(units.files[1]).contains("\nOnCalendar=*-*-* 03:30:00 America/Chicago\n"))
        #expect(
            try Self.text(units.files[0]).contains(
                "\nExecStart=:\"\(URL(filePath: Gradebridge.path).resolvingSymlinksInPath().path)\" "
                    + "--workspace \"\(folder.path)\" nightly\n"))
        #expect(
            units.install == [
                "sudo install -m 0644 \(units.files[0]) \(units.files[1]) /etc/systemd/system/",
                "sudo systemctl daemon-reload", "sudo systemctl enable --now gradebridge-Cedar-Valley.timer",
            ])
    }

    @Test("A workspace that is there gets the units and no other change; a second time they are written anew")
    func aWorkspaceThatIsThereGetsTheUnitsAndNoOtherChange() throws {
        let workspace = try TestWorkspace()
        let before = try FolderPicture(workspace.folder)
        let first = try Self.make(workspace.folder, ["--user", "daemon"])
        #expect(!first.made && first.district == "Cedar Valley" && first.timeZone == "America/Chicago")
        #expect(first.systemd?.replaced == false && first.systemd?.user == "daemon")
        let names = ["service", "timer"].map { "systemd/gradebridge-Cedar-Valley.\($0)" }
        let after = try FolderPicture(workspace.folder)
        #expect(after.differences(from: before) == ["systemd"] + names)

        let second = try Self.make(workspace.folder, ["--user", "daemon", "--at", "04:00"])
        #expect(second.systemd?.replaced == true)
        #expect(try FolderPicture(workspace.folder).differences(from: after) == [names[1]])
    }

    @Test("The text says the three commands, and that units were written anew")
    func theTextSaysTheThreeCommands() throws {
        let workspace = try TestWorkspace()
        let first = try Gradebridge.run(["init", workspace.folder.path, "--systemd"])
        #expect(
            first.output.hasPrefix(
                "Wrote the units for systemd, for every night at 02:00 America/Chicago as "))
        for step in [
            "1. sudo install -m 0644 ", "2. sudo systemctl daemon-reload\n",
            "3. sudo systemctl enable --now ",
        ] {
            #expect(first.output.contains("  " + step), "\(step)")
        }
        let second = try Gradebridge.run(["init", workspace.folder.path, "--systemd"])
        #expect(second.output.hasPrefix("Wrote again the units"))
    }

    @Test(
        "Without --systemd, with another name or zone, or without its ledger a workspace is refused as before"
    )
    func withoutSystemdWithAnotherNameOrZone() throws {
        let workspace = try TestWorkspace()
        let before = try FolderPicture(workspace.folder)
        for flags in [[], ["--systemd", "--district", "Other"], ["--systemd", "--time-zone", "UTC"]] {
            let again = try Gradebridge.run(["init", workspace.folder.path] + flags)
            #expect(again.status == 1 && again.errors.contains("is there already"), "\(flags)")
        }
        #expect(try FolderPicture(workspace.folder).differences(from: before) == [])
        try FileManager.default.removeItem(atPath: workspace.ledger.path)
        let lost = try Gradebridge.run(["init", workspace.folder.path, "--systemd"])
        #expect(lost.status == 1)
        #expect(try FolderPicture(workspace.folder).names.contains { $0.contains("systemd") } == false)
    }

    @Test("A user that is not there, or a path that systemd cannot be told, refuses before anything is made")
    func nothingMade() throws {
        let scratch = try ScratchFolder()
        let plain = scratch.url.appending(path: "plain").path
        for arguments in [[plain, "--user", "no-such-user"], [scratch.url.path + "/line\nend"]] {
            let refused = try Gradebridge.run(
                ["init"] + arguments + ["--systemd", "--json", "--time-zone", "America/Chicago"])
            #expect(refused.status == 1)
            #expect(try refused.json(FailureReport.self).error.code == "systemd")
        }
        #expect(try FolderPicture(scratch.url).names == [])
    }

    @Test(
        "64: --user and --at without --systemd, and a time that is none",
        arguments: [["--user", "daemon"], ["--at", "02:00"], ["--systemd", "--at", "2am"]])
    func userAndAtWithoutSystemd(flags: [String]) throws {
        let scratch = try ScratchFolder()
        #expect(try Gradebridge.run(["init", scratch.url.appending(path: "x").path] + flags).status == 64)
        #expect(try FolderPicture(scratch.url).names == [])
    }

    @Test(
        "A user to whom the workspace does not belong, and a place that the service does not see, are pointed out"
    )
    func aUserToWhomTheWorkspaceDoesNotBelong() throws {
        let workspace = try TestWorkspace()
        let notes = try Self.make(workspace.folder, ["--user", "daemon"]).systemd?.notes ?? []
        #expect(notes.contains { $0.contains("sudo chown -R daemon ") })
        if workspace.folder.path.hasPrefix("/tmp/") {
            #expect(notes.contains { $0.contains("temporary files") })
        }
    }
}
