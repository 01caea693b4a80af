package import Domain
package import DurableFiles
import Outcome
import Workspace

/// The two unit files that let systemd run a workspace's nights, as text.
package struct SystemdUnits {
    /// A district's nights start by themselves for so long before somebody has to write the units anew because
    /// of a clock that jumps over `start`.
    package static let yearsAhead = 10

    package let district: String
    package let program: FilePath
    package let workspace: FilePath
    package let user: String
    package let start: StartTime
    package let zone: ZoneRules
    /// From this day on `yearsAhead` years are looked at.
    package let today: CalendarDay
    /// Folders outside the workspace that a night writes into, such as that of the metrics.
    package let alsoWritable: [FilePath]

    /// Throws `SystemdFault` for what systemd cannot be told.
    package init(
        district: String, program: FilePath, workspace: FilePath, user: String, start: StartTime,
        zone: ZoneRules, today: CalendarDay, alsoWritable: [FilePath] = []
    ) throws {
        for path in [program, workspace] + alsoWritable {
            let text = path.string
            guard FilePath(text) == path, !text.unicodeScalars.contains(where: \.endsLine) else {
                throw SystemdFault.path(path)
            }
        }
        // systemd takes these in an argument, not in the name of the program.
        guard !program.string.contains(where: { "\"'\\".contains($0) }) else {
            throw SystemdFault.path(program)
        }
        guard Self.isUserName(user) else { throw SystemdFault.user(user) }
        self.district = district
        self.program = program
        self.workspace = workspace
        self.user = user
        self.start = start
        self.zone = zone
        self.today = today
        self.alsoWritable = alsoWritable
    }

    package var name: String { "gradebridge-\(districtSlug(district))" }
    package var serviceName: String { "\(name).service" }
    package var timerName: String { "\(name).timer" }

    /// What both files say of themselves.
    package func head(_ what: String) -> String {
        """
        # Written by `gradebridge init --systemd`, and written again by it: what is to stay belongs into a drop-in
        # (sudo systemctl edit \(what)).
        """
    }

    package var documentation: String {
        SystemdText.address(of: workspace.appending("gradebridge.yaml").string)
    }

    package var timer: String {
        """
        \(head(timerName))
        [Unit]
        Description=Every night of \(SystemdText.words(district)) (gradebridge)
        Documentation=\(documentation)

        [Timer]
        Unit=\(serviceName)
        OnCalendar=*-*-* \(start):00 \(zone.name)
        \(jumps)# A computer that was off at this time runs the night when it is on again.
        Persistent=true
        # Districts on one computer need not all begin in the same second.
        RandomizedDelaySec=5min

        [Install]
        WantedBy=timers.target

        """
    }

    /// systemd leaves out the nights in which the clock jumps over the time; each gets a line of its own.
    private var jumps: String {
        let lines = (0..<Int32(366 * Self.yearsAhead)).compactMap { day in
            jump(on: today.adding(days: day)).map { "OnCalendar=\($0) \(zone.name)\n" }
        }
        guard !lines.isEmpty else { return "" }
        return """
            # Nights in which the clock jumps over \(start) begin after the jump; systemd would leave them out.

            """ + lines.joined()
    }

    /// The date and time that the clock shows instead, where it does not show `start` on this day.
    private func jump(on day: CalendarDay) -> String? {
        let wanted = Instant(day, hour: start.hour, minute: start.minute, second: 0)
        let instant = zone.instant(ofLocal: wanted)
        let shown = Instant(
            secondsSince1970: instant.secondsSince1970 + Int64(zone.offset(at: instant)))
        guard shown != wanted else { return nil }
        let text = shown.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
    }

    /// As systemd takes them without a warning, and the names that other systems give, such as `grades@ad`.
    private static func isUserName(_ name: String) -> Bool {
        name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.@-]{0,254}\$?/) != nil
    }
}

/// systemd cannot be told to run this.
package enum SystemdFault: Error, Equatable {
    case path(FilePath)
    /// No name for a user.
    case user(String)
    /// No such user on this computer.
    case unknownUser(String)
}
