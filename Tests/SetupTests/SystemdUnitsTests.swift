import Domain
import DurableFiles
import Testing
import Workspace

@testable import Setup

@Suite("systemd's units for a workspace, as text")
struct SystemdUnitsTests {
    private func units(
        program: FilePath = "/usr/bin/gradebridge", workspace: FilePath = "/srv/cedar-valley",
        user: String = "grades", at: String = "02:00", zone: String = "America/Chicago",
        alsoWritable: [FilePath] = []
    ) throws -> SystemdUnits {
        try SystemdUnits(
            district: "Cedar Valley", program: program, workspace: workspace, user: user,
            start: try #require(StartTime(at)), zone: try #require(ZoneDatabase.rules(named: zone)),
            today: try #require(CalendarDay("2026-11-23")), alsoWritable: alsoWritable)
    }

    private func lines(_ key: String, _ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(key + "=") }.map {
            String($0.dropFirst(key.count + 1))
        }
    }

    @Test("The service runs one night of this workspace, as this user")
    func theServiceRunsOneNightOfThisWorkspace() throws {
        let units = try units()
        #expect(units.serviceName == "gradebridge-Cedar-Valley.service")
        #expect(
            lines("ExecStart", units.service) == [
                #":"/usr/bin/gradebridge" --workspace "/srv/cedar-valley" nightly"#
            ])
        #expect(lines("User", units.service) == ["grades"])
        #expect(lines("Type", units.service) == ["oneshot"])
    }

    @Test("Exit code 3 is a success, and nothing is started again before the next night")
    func exitCode3IsASuccess() throws {
        let service = try units().service
        #expect(lines("SuccessExitStatus", service) == ["3"])
        #expect(lines("Restart", service) == ["no"])
    }

    @Test("A night writes into its workspace alone, and where the configuration says besides")
    func aNightWritesIntoItsWorkspaceAlone() throws {
        let service = try units(alsoWritable: ["/var/lib/prometheus/node exporter"]).service
        #expect(lines("ProtectSystem", service) == ["strict"])
        #expect(
            lines("ReadWritePaths", service) == [
                #""/srv/cedar-valley""#, #""-/var/lib/prometheus/node exporter""#,
            ])
    }

    @Test("The timer follows the clock of the district, and makes up for a night that was missed")
    func theTimerFollowsTheClockOfTheDistrict() throws {
        let units = try units(at: "23:45", zone: "Europe/Berlin")
        #expect(lines("OnCalendar", units.timer) == ["*-*-* 23:45:00 Europe/Berlin"])
        #expect(lines("Persistent", units.timer) == ["true"])
        #expect(lines("Unit", units.timer) == [units.serviceName])
    }

    @Test("A night in which the clock jumps over the time has a line of its own, for ten years")
    func aNightInWhichTheClockJumpsOverTheTimeHasALine() throws {
        let chicago = try lines("OnCalendar", units().timer)
        #expect(chicago.count == 11)
        #expect(chicago.dropFirst().first == "2027-03-14 03:00:00 America/Chicago")
        #expect(chicago.last == "2036-03-09 03:00:00 America/Chicago")
        let half = try lines("OnCalendar", units(at: "02:10", zone: "Australia/Lord_Howe").timer)
        #expect(half.dropFirst().first == "2027-10-03 02:40:00 Australia/Lord_Howe")
        #expect(try lines("OnCalendar", units(at: "03:00").timer).count == 1)
        #expect(try lines("OnCalendar", units(zone: "UTC").timer).count == 1)
    }

    @Test("What systemd cannot be told is refused")
    func whatSystemdCannotBeToldIsRefused() throws {
        for path: FilePath in ["/srv/line\nend", "/srv/escape\u{1B}", "/srv/paragraph\u{2029}"] {
            #expect(throws: SystemdFault.path(path)) { try units(workspace: path) }
            #expect(throws: SystemdFault.path(path)) { try units(program: path) }
            #expect(throws: SystemdFault.path(path)) { try units(alsoWritable: [path]) }
        }
        for path: FilePath in ["/opt/it's/gradebridge", "/opt/\"/gradebridge", "/opt/\\/gradebridge"] {
            #expect(throws: SystemdFault.path(path)) { try units(program: path) }
        }
        // "/", a byte that is no UTF-8, and C's end.
        let noUTF8 = FilePath(platformString: [0x2F, -1, 0])
        #expect(throws: SystemdFault.path(noUTF8)) { try units(workspace: noUTF8) }
        for user in ["", "-x", "two words", "a\nb", "a%b", "a:b", "a/b", "$", "ü"] {
            #expect(throws: SystemdFault.user(user)) { try units(user: user) }
        }
        for user in ["grades", "Grades.2", "svc_grades-1", "grades@ad.example.org", "host$", "1001"] {
            #expect(try units(user: user).service.contains("\nUser=\(user)\n"))
        }
    }
}
