import Foundation
import Programs
import TestSupport
import Testing

@Suite(
    "What goes wrong with sftp",
    .enabled(if: Requirement.sshd, "needs root, and OpenSSH's server and client"))
struct RemoteFailureTests {
    @Test("A host key that has changed is refused, whatever the ssh_config says")
    func aHostKeyThatHasChangedIsRefusedWhateverTheSshConfigSays() async throws {
        let server = try SSHServer()
        let lax = try server.config([
            "StrictHostKeyChecking no", "NoHostAuthenticationForLocalhost yes", "BatchMode no",
        ])
        #expect(try await server.folder(config: lax).list() == [])
        try server.changeHostKey()
        let error = await failure { try await server.folder(config: lax).list() }
        #expect(error?.code == .hostKey)
        #expect(error?.isWorthRetrying == false)
    }

    @Test("A host key that is not known is refused and not learnt, whatever the ssh_config says")
    func unknownKey() async throws {
        let server = try SSHServer()
        let scratch = try ScratchFolder()
        let known = try scratch.put("", at: "known_hosts")
        let lax = try server.config([
            "UserKnownHostsFile \(known)", "StrictHostKeyChecking accept-new",
            "NoHostAuthenticationForLocalhost yes",
        ])
        let error = await failure { try await server.folder(config: lax).list() }
        #expect(error?.code == .hostKey)
        #expect(try scratch.text("known_hosts") == "")
    }

    @Test("A key of ours that the other side does not accept is no case for another try")
    func wrongKey() async throws {
        let server = try SSHServer()
        let config = try server.config([], key: "stranger")
        let error = await failure { try await server.folder(config: config).list() }
        #expect(error?.code == .authentication)
        #expect(error?.isWorthRetrying == false)
    }

    @Test("A server that is down is unreachable, and reached again when it is back")
    func aServerThatIsDownIsUnreachable() async throws {
        let server = try SSHServer()
        server.stop()
        let error = await failure { try await server.folder().list() }
        #expect(error?.code == .unreachable)
        #expect(error?.isWorthRetrying == true)
        #expect(error?.completed == 0)
        try server.start()
        #expect(try await server.folder().list() == [])
    }

    @Test("A name that no host has is no case for another try")
    func unknownHost() async throws {
        let server = try SSHServer()
        // Longer than any name in the DNS, so that no resolver is asked.
        let name = String(repeating: "x", count: 64) + ".invalid"
        let config = try server.config(["HostName \(name)"])
        let error = await failure { try await server.folder(config: config).list() }
        #expect(error?.code == .unknownHost)
    }

    @Test("A connection that breaks half-way through a file is interrupted, and the file before it is done")
    func aConnectionThatBreaksHalfWayThroughAFileIsInterrupted() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try local.put("first", at: "a.zip")
        try local.putNoise(1_000_000, at: "b.zip")
        let config = try server.config(cuttingAfter: 300_000)
        let error = await failure {
            try await server.folder(config: config).run(
                [
                    .put(local: "a.zip", as: "a.zip"), .put(local: "b.zip", as: "b.zip.part"),
                    .rename("b.zip.part", to: "b.zip"),
                ], localFolder: local.path)
        }
        #expect(error?.code == .interrupted, "\(error?.description ?? "")")
        #expect(error?.isWorthRetrying == true)
        #expect(error?.completed == 1)
        #expect(error?.file == "b.zip.part")
        #expect(try server.names == ["a.zip", "b.zip.part"])
        #expect(try server.text("a.zip") == "first")
    }

    @Test("A line that goes dead half-way through a file is given up")
    func aLineThatGoesDeadHalfWayThroughAFileIsGivenUp() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try local.putNoise(1_000_000, at: "b.zip")
        let config = try server.config(stallingAfter: 300_000)
        let error = await failure {
            try await server.folder(config: config, timeoutSeconds: 9).run(
                [.put(local: "b.zip", as: "b.zip.part")], localFolder: local.path)
        }
        #expect(error?.code == .interrupted)
        #expect(error?.file == "b.zip.part")
    }

    @Test("A server that takes the connection and says nothing is unreachable")
    func aServerThatTakesTheConnectionAndSaysNothingIsUnreachable() async throws {
        let server = try SSHServer()
        let config = try server.config(stallingAfter: 0)
        // Long enough for ssh to have started on a machine with much else to do: a session that is ended before
        // ssh could say anything is called interrupted.
        let error = await failure { try await server.folder(config: config, timeoutSeconds: 9).list() }
        #expect(error?.code == .unreachable)
        #expect(error?.isWorthRetrying == true)
    }

    @Test("A connection that is lost before the login is worth another try", arguments: ["cut", "stall"])
    func aConnectionThatIsLostBeforeTheLoginIsWorthAnotherTry(how: String) async throws {
        let server = try SSHServer()
        let config =
            try how == "cut"
            ? server.config(cuttingAfter: 1_000) : server.config(stallingAfter: 1_000)
        let error = await failure { try await server.folder(config: config, timeoutSeconds: 1).list() }
        #expect(error?.isWorthRetrying == true)
        #expect(error?.completed == 0)
    }

    @Test(
        "A disk that is full on the other side is a refusal",
        .enabled(if: Requirement.mounting, "needs the right to mount"))
    func aDiskThatIsFullOnTheOtherSideIsARefusal() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        _ = try server.smallDisk("small", kilobytes: 256)
        try local.put("first", at: "a.zip")
        try local.putNoise(1_000_000, at: "b.zip")
        let error = await failure {
            try await server.folder("incoming/small").run(
                [
                    .put(local: "a.zip", as: "a.zip"), .put(local: "b.zip", as: "b.zip.part"),
                    .rename("b.zip.part", to: "b.zip"),
                ], localFolder: local.path)
        }
        #expect(error?.code == .refused)
        #expect(error?.completed == 1)
        #expect(error?.file == "b.zip.part")
        #expect(error?.isWorthRetrying == false)
    }

    @Test("A folder that is not there, or is a file, is told apart from a file that is missing")
    func aFolderThatIsNotThere() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try server.put("x", at: "file")
        for folder in ["nowhere", "incoming/file"] {
            let error = await failure { try await server.folder(folder).list() }
            #expect(error?.code == .noFolder)
        }
        for operation: RemoteOperation in [.get("x", as: "y"), .remove("x"), .rename("x", to: "y")] {
            let error = await failure {
                try await server.folder().run([operation], localFolder: local.path)
            }
            #expect(error?.code == .missing, "\(operation)")
        }
    }

    @Test("What the other side's permissions forbid is denied, also a listing that sftp ends with 0")
    func whatTheOtherSidesPermissionsForbidIsDenied() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try local.put("x", at: "x")
        try Command.output("mkdir", ["-m", "755", server.remote.path + "/theirs"])
        try Command.output("mkdir", ["-m", "711", server.remote.path + "/hidden"])
        var error = await failure {
            try await server.folder("incoming/theirs").run(
                [.put(local: "x", as: "x")], localFolder: local.path)
        }
        #expect(error?.code == .denied)
        error = await failure { try await server.folder("incoming/hidden").list() }
        #expect(error?.code == .denied)
    }

    @Test("A local file that is not as it must be is found before anything is sent")
    func localFiles() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try local.put("x", at: "x")
        try local.put("mine", at: "there")
        try Command.output("ln", ["-s", "x", local.url.path + "/link"])
        for second: RemoteOperation in [
            .put(local: "missing", as: "y"), .put(local: "link", as: "y"), .get("x", as: "there"),
        ] {
            let error = await failure {
                try await server.folder().run(
                    [.put(local: "x", as: "x"), .get("x", as: "new"), second], localFolder: local.path)
            }
            #expect(error?.code == .localFile, "\(second)")
        }
        #expect(try server.names == [])
        #expect(try local.names == ["link", "there", "x"])
        #expect(try local.text("there") == "mine")
    }

    @Test("A file that could not be fetched whole leaves nothing that looks like one")
    func aFileThatCouldNotBeFetchedWholeLeavesNothingThatLooksLikeOne() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try server.put("x", at: "x")
        _ = await failure {
            try await server.folder().run(
                [.get("x", as: "x"), .get("missing", as: "y"), .get("x", as: "z")],
                localFolder: local.path)
        }
        #expect(try local.names == ["x"])
    }

    @Test("An ssh_config that cannot be read is no case for another try")
    func anSshConfigThatCannotBeReadIsNoCaseForAnotherTry() async throws {
        let server = try SSHServer()
        let config = try server.config(["Nonsense 1"])
        let error = await failure { try await server.folder(config: config).list() }
        #expect(error?.code == .failed)
        #expect(error?.isWorthRetrying == false)
    }

    private func failure<T>(_ body: () async throws -> T) async -> RemoteError? {
        await #expect(throws: RemoteError.self) { _ = try await body() }
    }
}
