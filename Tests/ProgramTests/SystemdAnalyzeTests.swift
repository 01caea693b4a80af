import Foundation
import TestSupport
import Testing

@Suite("systemd about the units", .enabled(if: Requirement.systemd, "needs systemd-analyze"))
struct SystemdAnalyzeTests {
    /// Of 10, where 10 is a service without any protection: 2.1 was measured with systemd 252, as root. What is
    /// left is the network, the sockets and the home folder, which sftp and gpg need.
    private static let worstExposure = 2.5

    private static let hostileNames = [
        "plain", "two words", "100%", "%h %% %n", "$HOME ${HOME} $$", "quote\"s and 'these'", "back\\slash\\",
        "-dash",
        "#hash;", "Žižkov 😀 ünï", "e\u{301}", " lead", "trail ", "{}[]*?~:,=&|<>()!@",
    ]

    private func analyze(_ arguments: [String], log: String = "notice") throws -> Finished {
        try Command.run(
            "systemd-analyze", arguments,
            environment: ["SYSTEMD_LOG_LEVEL": log, "SYSTEMD_PAGER": "", "TZ": "UTC", "LC_ALL": "C.UTF-8"])
    }

    private struct Units {
        var workspace: String
        var service: String
        var timer: String
    }

    /// The units of a new workspace in a folder of this name, of a district of this name. They are copied to where
    /// systemd can be pointed to them, whatever the name does to its arguments.
    private func units(_ name: String, in scratch: ScratchFolder) throws -> Units {
        let workspace = try scratch.folder("workspaces").resolvingSymlinksInPath().path + "/" + name
        let made = try Gradebridge.run([
            "init", workspace, "--systemd", "--quiet", "--district=\(name)", "--time-zone", "America/Chicago",
            "--now", TestWorkspace.firstNight,
        ])
        #expect(made.status == 0, "\(made.errors)")
        let copies = try scratch.folder("units")
        let names = try FileManager.default.contentsOfDirectory(atPath: workspace + "/systemd").sorted()
        let paths = try names.map { name in
            let copy = copies.appending(path: name)
            try FileManager.default.copyItem(at: URL(filePath: workspace + "/systemd/" + name), to: copy)
            return copy.path
        }
        try #require(paths.count == 2)
        return Units(workspace: workspace, service: paths[0], timer: paths[1])
    }

    @Test(
        "systemd takes both without a word, whatever the workspace and the district are called",
        arguments: hostileNames)
    func systemdTakesBothWithoutAWord(name: String) throws {
        let scratch = try ScratchFolder()
        let units = try units(name, in: scratch)
        let verified = try analyze(["verify", units.service, units.timer])
        #expect(verified.status == 0)
        #expect(verified.output + verified.errors == "")
    }

    @Test(
        "systemd reads the workspace's path as it is: in the command, in what is writable, in what is mounted",
        arguments: hostileNames)
    func systemdReadsTheWorkspacesPathAsItIs(name: String) throws {
        let scratch = try ScratchFolder()
        let units = try units(name, in: scratch)
        let dump = try analyze(["verify", units.service], log: "debug").output
        let lines = Set(dump.split(separator: "\n").map { $0.drop { $0 == "\t" } }.map(String.init))
        #expect(lines.contains("ReadWritePaths: \(units.workspace)"))
        #expect(lines.contains("RequiresMountsFor: \(units.workspace) (origin-file)"))
        let command = try #require(lines.first { $0.hasPrefix("Command Line: ") }).dropFirst(14)
        let program = URL(filePath: Gradebridge.path).resolvingSymlinksInPath().path
        #expect(
            Self.words(command) == [program, "--workspace", units.workspace, "nightly"])
    }

    @Test("The sandbox leaves the service exposed no more than it needs")
    func theSandboxLeavesTheServiceExposedNoMoreThanItNeeds() throws {
        let scratch = try ScratchFolder()
        let service = try units("plain", in: scratch).service
        let rated = try analyze(["security", "--offline=true", service])
        let level = rated.output.firstMatch(of: /exposure level for .*: ([0-9.]+)/).flatMap { Double($0.1) }
        #expect(try #require(level, "\(rated.output)\(rated.errors)") <= Self.worstExposure)
    }

    @Test("The night in which the clock jumps over 02:00 is not left out")
    func theNightInWhichTheClockJumpsOver02_00IsNotLeftOut() throws {
        let scratch = try ScratchFolder()
        let timer = try String(contentsOf: URL(filePath: units("plain", in: scratch).timer), encoding: .utf8)
        let times = timer.split(separator: "\n").filter { $0.hasPrefix("OnCalendar=") }.map {
            String($0.dropFirst(11))
        }
        // 14 March 2027 has no 02:00 in Chicago; an hour after midnight is 07:00 in UTC.
        for (after, next) in [
            ("2027-03-12 20:00", "2027-03-13 08:00:00 UTC"), ("2027-03-13 20:00", "2027-03-14 08:00:00 UTC"),
            ("2027-03-14 20:00", "2027-03-15 07:00:00 UTC"),
        ] {
            let shown = try analyze(["calendar", "--base-time=\(after) UTC"] + times.prefix(2)).output
            let elapses = shown.matches(of: /Next elapse: \w+ ([0-9: -]+ UTC)/).map { String($0.1) }
            #expect(elapses.min() == next)
        }
    }

    /// The words of a command line as systemd shows it: apart by spaces, in double quotes where needed, and with
    /// `\` before what a shell would read.
    private static func words(_ line: Substring) -> [String] {
        var words = [""]
        var (isQuoted, isEscaped) = (false, false)
        for scalar in line.unicodeScalars {
            switch scalar {
            case _ where isEscaped: words[words.count - 1].unicodeScalars.append(scalar)
            case "\\": break
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].unicodeScalars.append(scalar)
            }
            isEscaped = !isEscaped && scalar == "\\"
        }
        return words
    }
}
