import Foundation
import Glibc
import Programs
import SystemPackage
import TestSupport
import Testing

@Suite("Encryption", .enabled(if: Requirement.gpg, "needs gpg"))
struct EncryptionTests {
    @Test("What is encrypted is new, its owner's alone, and read by each recipient's key")
    func whatIsEncryptedIsNewItsOwnersAloneAndReadByEachRecipientsKey() async throws {
        let keyring = try Keyring()
        let folder = try ScratchFolder()
        try keyring.add("one@example.org")
        try keyring.add("two@example.org")
        try folder.putNoise(300_000, at: "b.zip")
        let one = try keyring.fingerprint("one@example.org")
        let target = folder.path.appending("b.zip.gpg")
        try await keyring.encryption([one, "two@example.org"])
            .encrypt(folder.path.appending("b.zip"), to: target)
        #expect(try Command.output("stat", ["-c", "%a", target.string]) == "600\n")
        for address in ["one@example.org", "two@example.org"] {
            let plain = folder.url.appending(path: address).path
            try keyring.gpg(["--try-secret-key", address, "--output", plain, "--decrypt", target.string])
            try Command.output("cmp", [plain, folder.url.path + "/b.zip"])
        }
        let packets = try keyring.gpg(["--list-packets", target.string])
        #expect(!packets.contains("b.zip"))
    }

    @Test("A recipient without a key that can be used is named, and nothing is written")
    func aRecipientWithoutAKeyThatCanBeUsedIsNamed() async throws {
        let keyring = try Keyring()
        let folder = try ScratchFolder()
        try keyring.add("good@example.org")
        try keyring.add("good@example.com")
        try keyring.add("signer@example.org", usage: "sign")
        try keyring.add("old@example.org", expires: "1d", at: "20200101T000000")
        let source = try folder.put("x", at: "b.zip")
        let cases: [(String, EncryptionError.Code)] = [
            ("nobody@example.org", .unknownRecipient), ("--version", .unknownRecipient),
            ("old@example.org", .expiredKey), ("signer@example.org", .unusableKey),
            ("good@example", .ambiguousRecipient),
        ]
        for (recipient, code) in cases {
            let error = await #expect(throws: EncryptionError.self) {
                try await keyring.encryption(["good@example.org", recipient])
                    .encrypt(source, to: folder.path.appending("b.zip.gpg"))
            }
            #expect(error?.code == code, "\(recipient)")
            #expect(error?.recipient == recipient)
        }
        let error = await #expect(throws: EncryptionError.self) {
            try await keyring.encryption([]).encrypt(source, to: folder.path.appending("b.zip.gpg"))
        }
        #expect(error?.code == .unknownRecipient)
        #expect(try folder.names == ["b.zip"])
    }

    @Test("An expired key is no obstacle beside the key that took its place")
    func anExpiredKeyIsNoObstacleBesideTheKeyThatTookItsPlace() async throws {
        let keyring = try Keyring()
        let folder = try ScratchFolder()
        try keyring.add("campus@example.org", expires: "1d", at: "20200101T000000")
        try keyring.add("campus@example.org")
        let source = try folder.put("x", at: "b.zip")
        let target = folder.path.appending("b.zip.gpg")
        try await keyring.encryption(["campus@example.org"]).encrypt(source, to: target)
        #expect(try keyring.gpg(["--decrypt", target.string]) == "x")
    }

    @Test("Nothing is written over, and a source that is missing leaves no target")
    func nothingIsWrittenOver() async throws {
        let keyring = try Keyring()
        let folder = try ScratchFolder()
        try keyring.add("good@example.org")
        let source = try folder.put("x", at: "b.zip")
        let there = try folder.put("mine", at: "there")
        for (source, target) in [
            (source, there), (folder.path.appending("missing"), folder.path.appending("t")),
        ] {
            let error = await #expect(throws: EncryptionError.self) {
                try await keyring.encryption(["good@example.org"]).encrypt(source, to: target)
            }
            #expect(error?.code == .file)
        }
        #expect(try folder.names == ["b.zip", "there"])
        #expect(try folder.text("there") == "mine")
    }

    @Test(
        "A full disk is known as one, and nothing is left on it",
        .enabled(if: Requirement.mounting, "needs the right to mount"))
    func aFullDiskIsKnownAsOneAndNothingIsLeftOnIt() async throws {
        let keyring = try Keyring()
        let folder = try ScratchFolder()
        try keyring.add("good@example.org")
        try folder.putNoise(300_000, at: "b.zip")
        let disk = try folder.folder("disk").path
        try Command.output("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk])
        defer { _ = try? Command.run("umount", ["--lazy", disk]) }
        let error = await #expect(throws: EncryptionError.self) {
            try await keyring.encryption(["good@example.org"])
                .encrypt(folder.path.appending("b.zip"), to: FilePath(disk).appending("b.zip.gpg"))
        }
        #expect(error?.code == .outOfSpace)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [])
    }
}

/// A keyring of a test's own, and the agent that gpg starts for it.
private final class Keyring {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    deinit {
        _ = try? Command.run("gpgconf", ["--homedir", folder.url.path, "--kill", "all"])
        // The agent removes its sockets at its own pace, and would be in the way of who removes the folder.
        for _ in 1...2_000 {
            let left = (try? folder.names) ?? []
            guard left.contains(where: { $0.hasPrefix("S.") }) else { break }
            usleep(5_000)
        }
    }

    func encryption(_ recipients: [String]) -> Encryption {
        Encryption(recipients: recipients, home: folder.path)
    }

    func add(_ address: String, usage: String = "default", expires: String = "never", at time: String? = nil)
        throws
    {
        let clock = time.map { ["--faked-system-time", $0] } ?? []
        let key = usage == "default" ? "future-default" : "ed25519"
        try gpg(clock + ["--quick-gen-key", "Test <\(address)>", key, usage, expires], force: true)
    }

    func fingerprint(_ address: String) throws -> String {
        let listing = try gpg(["--with-colons", "--list-keys", address])
        let line = listing.split(separator: "\n").first { $0.hasPrefix("fpr:") } ?? ""
        return line.split(separator: ":").last.map(String.init) ?? ""
    }

    @discardableResult
    func gpg(_ arguments: [String], force: Bool = false) throws -> String {
        let own = [
            "--homedir", folder.url.path, "--batch", "--no-tty", "--quiet", "--passphrase", "",
            "--pinentry-mode", "loopback",
        ]
        // --yes: a second key for an address is made only when it is asked for twice.
        return try Command.output("gpg", own + (force ? ["--yes"] : []) + arguments)
    }
}
