import Foundation
import Programs
import TestSupport
import Testing

@Suite(
    "A folder reached by sftp",
    .enabled(if: Requirement.sshd, "needs root, and OpenSSH's server and client"))
struct RemoteFolderTests {
    /// Each of them means something to a shell, to sftp's own parser or to its patterns.
    static let names = [
        "a b.zip", " lead", "trail ", "q\"uote.zip", "it's.zip", "*?[x]{a,b}.zip", "back\\slash\\", "#hash",
        "!bang",
        "@at", "~tilde", "$HOME", "semi;colon", "-l", "--", "..x", ".hidden", "tab\tx", "ünï.zip", "成績.zip",
        "Nov 23 22:16 x", "e\u{301}.zip", "\u{301}mark",
    ]

    @Test("Lists names with blanks, quotes, patterns, dashes and any script, in the order of their bytes")
    func listsNamesWithBlanks() async throws {
        let server = try SSHServer()
        for name in Self.names { try server.put(name, at: name) }
        let entries = try await server.folder().list()
        let expected = Self.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(entries.map { Array($0.name.utf8) } == expected.map { Array($0.utf8) })
        #expect(entries.map(\.size) == expected.map { UInt64($0.utf8.count) })
        #expect(entries.allSatisfy { $0.kind == .regular })
    }

    @Test("Tells files, folders, links and the rest apart, with their sizes and dates")
    func tellsFilesFoldersLinksAndTheRestApart() async throws {
        let server = try SSHServer()
        try server.put("12345", at: "file")
        try Command.output("touch", ["-d", "2020-01-02T03:04:05Z", server.remote.path + "/file"])
        try Command.output("truncate", ["-s", "6G", server.remote.path + "/large"])
        try Command.output("mkdir", [server.remote.path + "/folder"])
        try Command.output("ln", ["-s", "file", server.remote.path + "/link"])
        try Command.output("mkfifo", [server.remote.path + "/pipe"])
        let entries = try await server.folder().list()
        #expect(entries.map(\.name) == ["file", "folder", "large", "link", "pipe"])
        #expect(entries.map(\.kind) == [.regular, .folder, .regular, .symlink, .other])
        #expect(entries.first?.size == 5)
        #expect(entries.first?.listed == "Jan 2 2020")
        #expect(entries.dropFirst(2).first?.size == 6 << 30)
    }

    @Test("An empty folder is an empty list, and a folder may be named by any path")
    func anEmptyFolderIsAnEmptyList() async throws {
        let server = try SSHServer()
        #expect(try await server.folder("/incoming").list() == [])
        #expect(try await server.folder("").list().map(\.name) == ["incoming"])
        for name in ["-l", "a \"b\" *"] {
            try Command.output("mkdir", ["--", server.remote.path + "/" + name])
            try server.put("x", at: name + "/x")
            #expect(try await server.folder("incoming/" + name).list().map(\.name) == ["x"])
        }
    }

    @Test("Puts, renames, gets and removes under any name, in one session")
    func putsRenamesGetsAndRemovesUnderAnyNameInOneSession() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        var operations: [RemoteOperation] = []
        for (number, name) in Self.names.enumerated() {
            try local.put("content of \(number)", at: name)
            operations += [
                .put(local: name, as: name + ".part"), .rename(name + ".part", to: name),
                .get(name, as: name + ".back"), .put(local: name, as: name + ".gone"),
                .remove(name + ".gone"),
            ]
        }
        try await server.folder().run(operations, localFolder: local.path)
        for (number, name) in Self.names.enumerated() {
            #expect(try server.text(name) == "content of \(number)")
            #expect(try local.text(name + ".back") == "content of \(number)")
        }
        #expect(try server.names.count == Self.names.count)
    }

    @Test("What was fetched is for its owner alone")
    func whatWasFetchedIsForItsOwnerAlone() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try server.put("scores", at: "gradebook.zip")
        try await server.folder().run([.get("gradebook.zip", as: "new.zip")], localFolder: local.path)
        #expect(try Command.output("stat", ["-c", "%a", local.url.path + "/new.zip"]) == "600\n")
    }

    @Test("A rename never replaces, and says that there is something")
    func aRenameNeverReplacesAndSaysThatThereIsSomething() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        try server.put("theirs", at: "b.zip")
        try local.put("ours", at: "b.zip")
        let error = try await #require(throws: RemoteError.self) {
            try await server.folder().run(
                [.put(local: "b.zip", as: "b.zip.part"), .rename("b.zip.part", to: "b.zip")],
                localFolder: local.path)
        }
        #expect(error.code == .alreadyThere)
        #expect(error.file == "b.zip")
        #expect(error.completed == 1)
        #expect(!error.isWorthRetrying)
        #expect(try server.text("b.zip") == "theirs")
        #expect(try server.text("b.zip.part") == "ours")
    }

    @Test("The first operation that fails ends the session, and those before it are known to be done")
    func theFirstOperationThatFailsEndsTheSession() async throws {
        let server = try SSHServer()
        let local = try ScratchFolder()
        for name in ["a", "b", "c"] { try local.put(name, at: name) }
        let error = try await #require(throws: RemoteError.self) {
            try await server.folder().run(
                [
                    .put(local: "a", as: "a"), .put(local: "b", as: "b"), .remove("x*"),
                    .put(local: "c", as: "c"),
                ], localFolder: local.path)
        }
        #expect(error.code == .missing)
        #expect(error.completed == 2)
        #expect(error.file == "x*")
        #expect(try server.names == ["a", "b"])
    }

    @Test("A name that sftp could read as anything else is refused before anything runs")
    func aNameThatSftpCouldReadAsAnythingElseIsRefusedBeforeAnythingRuns() async throws {
        let host = RemoteHost(host: "no-such-host", config: nil, timeoutSeconds: 1)
        let local = try ScratchFolder()
        let long = String(repeating: "x", count: 2_000)
        for name in ["", ".", "..", "a/b", "a\nrm b", "a\0b", "a\rb", long] {
            let error = await #expect(throws: RemoteError.self) {
                try await RemoteFolder(host, folder: "in").run([.remove(name)], localFolder: local.path)
            }
            #expect(error?.code == .badName)
        }
        let hosts = [
            "", "-v", "-oProxyCommand=touch x", "a b", "a\nb", "host:/path", "host:22", "sftp://host",
            "host/path",
        ]
        for host in hosts {
            let host = RemoteHost(host: host, config: nil, timeoutSeconds: 1)
            let error = await #expect(throws: RemoteError.self) {
                try await RemoteFolder(host, folder: "in").list()
            }
            #expect(error?.code == .badName)
        }
        let error = await #expect(throws: RemoteError.self) {
            try await RemoteFolder(host, folder: "in\nrm x").list()
        }
        #expect(error?.code == .badName)
    }
}
