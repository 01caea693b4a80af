public import Domain
package import DurableFiles
import Glibc
import Outcome
package import Workspace

/// What `init --systemd` is asked for beside the workspace.
public struct UnitRequest: Sendable {
    /// The user that the nights run as; nil for the one who asks.
    public var user: String?
    public var start: StartTime
    /// The clock of the command.
    public var now: Instant

    public init(user: String?, start: StartTime, now: Instant) {
        self.user = user
        self.start = start
        self.now = now
    }
}

/// What `init --systemd` left.
public struct UnitOutcome: Codable, Sendable, Equatable {
    /// The service and the timer.
    public var files: [String]
    /// Whether there were units of this name, which are gone now.
    public var replaced: Bool
    public var user: String
    public var at: String
    /// What a person runs to install them, in this order.
    public var install: [String]
    /// What would keep the nights from working; words for people.
    public var notes: [String]
}

/// The unit files of a workspace, in its folder `systemd`.
package struct UnitFiles {
    private let request: UnitRequest
    private let user: String
    private let userID: UInt32
    private let district: String
    private let zone: ZoneRules
    private let alsoWritable: [FilePath]

    /// Throws `SystemdFault` for a user that is not there.
    ///
    /// - Parameter alsoWritable: folders outside the workspace, such as those of the metrics and of published reports; the
    ///   sandbox must let a night write there.
    package init(
        _ request: UnitRequest, district: String, zone: ZoneRules, alsoWritable: [FilePath] = []
    ) throws {
        let found = unsafe request.user.map { name in unsafe getpwnam(name) } ?? getpwuid(geteuid())
        guard let entry = unsafe found?.pointee, let name = unsafe entry.pw_name else {
            throw SystemdFault.unknownUser(request.user ?? "\(geteuid())")
        }
        self.request = request
        user = unsafe String(cString: name)
        userID = unsafe entry.pw_uid
        self.district = district
        self.zone = zone
        self.alsoWritable = alsoWritable
    }

    /// Throws `SystemdFault` where systemd cannot be told of this workspace or of this program.
    package func units(_ workspace: FilePath) throws -> SystemdUnits {
        try SystemdUnits(
            district: district, program: Files.resolved("/proc/self/exe"), workspace: workspace, user: user,
            start: request.start, zone: zone, today: zone.day(at: request.now),
            alsoWritable: alsoWritable)
    }

    /// Writes both; each is whole or as it was.
    package func write(_ layout: WorkspaceLayout) throws -> UnitOutcome {
        let units = try units(Files.resolved(layout.root))
        try Files.createPrivateFolder(layout.systemd)
        let files = [(units.serviceName, units.service), (units.timerName, units.timer)]
            .map { (path: Files.resolved(layout.systemd).appending($0), text: $1) }
        let replaced = try files.contains { try Files.exists($0.path) }
        for file in files { try Files.writeDurably(Array(file.text.utf8), to: file.path) }
        return UnitOutcome(
            files: files.map(\.path.string), replaced: replaced, user: user,
            at: "\(units.start) \(zone.name)",
            install: Self.installation(files.map(\.path.string), timer: units.timerName),
            notes: try notes(units))
    }

    private static func installation(_ files: [String], timer: String) -> [String] {
        [
            "sudo install -m 0644 \(files.map(ShellText.quoted).joined(separator: " ")) /etc/systemd/system/",
            "sudo systemctl daemon-reload",
            "sudo systemctl enable --now \(timer)",
        ]
    }

    private func notes(_ units: SystemdUnits) throws -> [String] {
        var notes: [String] = []
        if let owner = try Files.status(units.workspace)?.owner, owner != userID {
            notes.append(
                "The workspace belongs to another user than \(user): "
                    + "sudo chown -R \(ShellText.quoted(user)) \(ShellText.quoted(units.workspace.string))")
        }
        if ["/tmp/", "/var/tmp/"].contains(where: { units.workspace.string.hasPrefix($0) }) {
            notes.append("The workspace lies among temporary files, which the service does not see: move it.")
        }
        if userID == 0 {
            notes.append("The nights would run as root; a user of their own is enough: --user NAME.")
        }
        return notes
    }
}

extension UnitOutcome {
    package var text: String {
        let steps = install.enumerated().map { "  \($0 + 1). \($1)" }
        let lines =
            [
                "\(replaced ? "Wrote again" : "Wrote") the units for systemd, for every night at \(at) as \(user):"
            ] + files.map { "  \($0)" } + ["To install them:"] + steps
            + notes.map { "Note: \($0)" }
        return lines.joined(separator: "\n")
    }
}
