import Foundation
import TestSupport
import Testing

@Suite(
    "What can go wrong on the way to another host, and that nothing is lost or sent twice",
    .enabled(if: Requirement.sshd, "needs root and OpenSSH's server"))
struct DeliveryFaultTests {
    private static let file = "Cedar-Valley-20261123T080000Z-000001.zip"
    private static let whole = [file, "\(file).done", "\(file).sha256"]

    private static func scene(_ more: String = "") throws -> RemoteScene {
        let scene = try RemoteScene(more)
        try scene.putOut(1)
        return scene
    }

    private static func state(_ scene: RemoteScene) throws -> String {
        try scene.workspace.ledger.sql("SELECT bundle, state FROM delivery ORDER BY bundle;")
    }

    @Test(
        "The host is away: 75, the bundle waits in the outbox, and the next night delivers both in their order"
    )
    func theHostIsAway75TheBundleWaitsInTheOutbox() throws {
        let scene = try Self.scene()
        // It answers while the exports are fetched, and is gone when the bundle is to be delivered.
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(1))
        scene.server.stop()
        let (first, finished) = try scene.run(1)
        #expect(finished.status == 75)
        #expect(first.waitingForDelivery == [1])
        #expect(first.sentence.contains("1 bundle not delivered yet"))
        try scene.server.start()
        scene.district.grade("901", "501", "19")
        try scene.putOut(2)
        let second = try scene.night(2)
        #expect(second.deliveries.filter { $0.state == "delivered" }.map(\.bundle) == [1, 2])
        #expect(try scene.importAll() == [1, 2])
        #expect(try FolderPicture(scene.workspace.outbox).names == [])
    }

    @Test(
        "The connection is cut half-way through an upload: 75, only a .part is there, the next night completes it"
    )
    func theConnectionIsCutHalfWayThroughAnUpload() throws {
        let scene = try Self.scene()
        _ = try scene.night(1)
        try scene.importAll()
        scene.district.grade("901", "502", "1")
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(2))
        // The login takes some 3,000 bytes; the bundle does not come through.
        try scene.configure(config: scene.server.config(cuttingAfter: 4_200))
        let (cut, finished) = try scene.run(3)
        #expect(finished.status == 75, "\(cut.sentence)")
        #expect(try scene.delivered().allSatisfy { $0.hasSuffix(".part") })
        try scene.configure()
        let next = try scene.night(4)
        #expect(next.deliveries.filter { $0.state == "delivered" }.map(\.bundle) == [2])
        #expect(try scene.importAll() == [2])
    }

    @Test("A changed host key: 1, nothing is sent, the message says not to go on")
    func hostKey() throws {
        let scene = try Self.scene()
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(1))
        try scene.server.changeHostKey()
        let (report, finished) = try scene.run(2)
        #expect(finished.status == 1)
        #expect(report.waitingForDelivery == [1])
        #expect(try scene.delivered() == [])
        let text = try String(
            contentsOf: scene.workspace.folder.appending(path: "reports/20261124T080000Z-nightly/night.txt"),
            encoding: .utf8)
        #expect(text.contains("Do not go on before its owner has confirmed the new key"))
    }

    @Test(
        "The disk over there is full: 75, nothing under a final name, and with room the next night delivers",
        .enabled(if: Requirement.mounting, "this system gives no right to mount a small disk"))
    func theDiskOverThereIsFull() throws {
        let scene = try Self.scene()
        let disk = try scene.server.smallDisk("small", kilobytes: 4)
        let filler = disk.appending(path: "filler")
        try Data(count: 4096).write(to: filler)
        try scene.configure(folder: "/incoming/small")
        let (report, finished) = try scene.run(1)
        #expect(finished.status == 75, "\(report.sentence)")
        #expect(try !FolderPicture(disk).names.contains(Self.file))
        try FileManager.default.removeItem(at: filler)
        try scene.configure()
        let next = try scene.night(2)
        #expect(next.deliveries.map(\.state) == ["delivered"])
        #expect(try scene.importAll() == [1])
    }

    @Test("Another file has the bundle's name over there: it is never overwritten, exit 1")
    func anotherFileHasTheBundlesNameOverThere() throws {
        let scene = try Self.scene()
        let other = scene.drop.appending(path: Self.file)
        try Data("something else".utf8).write(to: other)
        let (report, finished) = try scene.run(1)
        #expect(finished.status == 1)
        #expect(report.waitingForDelivery == [1])
        #expect(try Data(contentsOf: other) == Data("something else".utf8))
        try FileManager.default.removeItem(at: other)
        #expect(try scene.night(2).deliveries.map(\.state) == ["delivered"])
    }

    /// How far a night had come when it ended in the dark, and what the other side shows then.
    enum Dark: String, CaseIterable {
        case partThere, nameThere, sumMissing, takenAway

        /// What the next night must find.
        var isImported: Bool { self == .takenAway }
    }

    @Test(
        "After an end in the dark it is looked first: what is there is not sent again",
        arguments: Dark.allCases)
    func afterAnEndInTheDarkItIsLookedFirst(_ dark: Dark) throws {
        let scene = try Self.scene()
        _ = try scene.night(1)
        let bytes = try Data(contentsOf: scene.drop.appending(path: Self.file))
        // As if the night had died right after it recorded `placing`.
        try scene.workspace.ledger.change("UPDATE delivery SET state = 'placing';")
        let manager = FileManager.default
        func remove(_ ending: String) throws {
            try manager.removeItem(at: scene.drop.appending(path: Self.file + ending))
        }
        switch dark {
        case .partThere:
            try manager.moveItem(
                at: scene.drop.appending(path: Self.file), to: scene.drop.appending(path: "\(Self.file).part")
            )
            try remove(".sha256")
            try remove(".done")
        case .nameThere:
            try remove(".sha256")
            try remove(".done")
        case .sumMissing: try remove(".done")
        case .takenAway: try Self.whole.forEach { try manager.removeItem(at: scene.drop.appending(path: $0)) }
        }
        let before = try? manager.attributesOfItem(atPath: scene.drop.appending(path: Self.file).path)
        let next = try scene.night(2)
        #expect(next.deliveries.map(\.state) == ["delivered"])
        if dark.isImported {
            #expect(try scene.delivered() == [], "it was sent twice")
        } else {
            #expect(try scene.delivered() == Self.whole)
            #expect(try Data(contentsOf: scene.drop.appending(path: Self.file)) == bytes)
        }
        if dark == .nameThere || dark == .sumMissing {
            let after = try manager.attributesOfItem(atPath: scene.drop.appending(path: Self.file).path)
            #expect(
                after[.systemFileNumber] as? Int == before?[.systemFileNumber] as? Int, "it was written again"
            )
        }
    }

    @Test(
        "A waiting bundle with a score that Campus changed meanwhile is taken back, and its other scores go out anew"
    )
    func aWaitingBundleWithAScoreThatCampusChangedMeanwhileIsTakenBack() throws {
        let scene = try Self.scene()
        _ = try scene.night(1)
        try scene.importAll()
        try scene.putOutReadback(2)
        _ = try scene.night(2)
        scene.district.grade("901", "501", "2")
        scene.district.grade("901", "502", "3")
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(3))
        #expect(try Self.state(scene) == "1|delivered\n2|waiting\n")
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        try scene.putOutReadback(4)
        try scene.putOut(4)
        let night = try scene.night(4)
        #expect(night.deliveries.contains { $0.bundle == 2 && $0.state == "withdrawn" })
        #expect(night.deliveries.filter { $0.state == "delivered" }.map(\.bundle) == [3])
        try scene.importAll()
        #expect(scene.campus.score("itsl_901_41001", "s501")?.score == "18")
        #expect(scene.campus.score("itsl_901_41001", "s502")?.score == "3")
        #expect(try FolderPicture(scene.workspace.outbox).names == [])
    }

    @Test("Bundles made before a host was configured are not delivered")
    func bundlesMadeBeforeAHostWasConfiguredAreNotDelivered() throws {
        let scene = try Self.scene()
        let yaml = try String(
            contentsOf: scene.workspace.folder.appending(path: "gradebridge.yaml"), encoding: .utf8)
        try scene.workspace.configure(yaml.replacing("  host: campus-drop\n", with: ""))
        _ = try scene.night(1)
        try scene.configure()
        let night = try scene.night(2)
        #expect(night.deliveries == [])
        #expect(try scene.delivered() == [])
        #expect(try FolderPicture(scene.workspace.outbox).names == Self.whole)
    }

    @Test(
        "Where Campus was not read back for too long nothing is delivered, though nothing is to be exported")
    func tooOld() throws {
        let scene = try RemoteScene()
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(1))
        let (night, finished) = try scene.run(20)
        #expect(finished.status == 21)
        #expect(night.states("export") == ["failed"])
        #expect(night.states("deliver") == ["skipped"])
        #expect(night.waitingForDelivery == [1])
        #expect(try scene.delivered() == [])
        let (tried, triedOut) = try scene.run(20, ["--dry-run"])
        #expect(triedOut.status == 21)
        #expect(tried.states("deliver") == ["skipped"])
    }

    @Test("While a read-back is unread nothing is delivered either, whatever waits")
    func whileAReadBackIsUnreadNothingIsDeliveredEither() throws {
        let scene = try Self.scene()
        _ = try scene.workspace.export(scene.district, now: RemoteScene.clock(1))
        try Data("no zip".utf8).write(to: scene.out.appending(path: "campus-20261124T050000Z.zip"))
        try Data().write(to: scene.out.appending(path: "campus-20261124T050000Z.zip.done"))
        let (night, finished) = try scene.run(2)
        #expect(finished.status == 20)
        #expect(night.waitingForDelivery == [1])
        #expect(try scene.delivered() == [])
        // Run again without anything new: still nothing.
        #expect(try scene.run(3).0.waitingForDelivery == [1])
        #expect(try scene.delivered() == [])
        try scene.putOutReadback(4)
        #expect(try scene.night(4).deliveries.map(\.state) == ["delivered"])
    }

    @Test(
        "Encrypted for the recipients: what comes is NAME.zip.gpg, with its own sum, and opens to the bundle",
        .enabled(if: Requirement.gpg, "gpg is not there"))
    func encryptedForTheRecipients() throws {
        let home = try ScratchFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.url.path)
        let environment = ["GNUPGHOME": home.url.path]
        try Command.output(
            "gpg",
            [
                "--homedir", home.url.path, "--batch", "--passphrase", "", "--quick-generate-key",
                "campus@example.org", "rsa2048", "encr", "never",
            ])
        defer { _ = try? Command.run("gpgconf", ["--homedir", home.url.path, "--kill", "all"]) }
        let scene = try Self.scene("  encryptTo: [\"campus@example.org\"]")
        let finished = try scene.workspace.run(
            ["nightly", "--json", "--quiet", "--now", RemoteScene.clock(1)], environment: environment)
        #expect([0, 3].contains(finished.status), "\(finished.errors) \(finished.output)")
        #expect(
            try scene.delivered() == ["\(Self.file).gpg", "\(Self.file).gpg.done", "\(Self.file).gpg.sha256"])
        let plain = home.url.appending(path: "plain.zip")
        try Command.output(
            "gpg",
            [
                "--homedir", home.url.path, "--batch", "-o", plain.path, "-d",
                scene.drop.appending(path: "\(Self.file).gpg").path,
            ])
        let archived = scene.workspace.archive.appending(path: "20261123T080000Z-export/\(Self.file)")
        #expect(try Data(contentsOf: plain) == Data(contentsOf: archived))
        let listed = try String(
            contentsOf: scene.drop.appending(path: "\(Self.file).gpg.sha256"), encoding: .utf8)
        let sum = try Command.output(
            "sh", ["-c", "cd \"$1\" && sha256sum \"$2\"", "sh", scene.drop.path, "\(Self.file).gpg"])
        #expect(listed == sum)
    }
}
