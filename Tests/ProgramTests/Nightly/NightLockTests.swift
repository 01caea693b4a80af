import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Nights beside each other, after a crash, and under a clock that was put back")
struct NightLockTests {
    @Test("Of two nights at once the second ends with 11 and changes nothing")
    func twoAtOnce() throws {
        let scene = try NightScene()
        let second = scene.workspace.scratch.url.appending(path: "second")
        let program = scene.workspace.scratch.url.appending(path: "tell")
        // The first night tells a program of its end while it still holds the lock, and that runs the second.
        try Data(
            """
            #!/bin/sh
            cp -a "$1" "$2.before"
            "$3" --workspace "$1" nightly --json > "$2.json" 2> "$2.errors"
            echo $? > "$2"
            cp -a "$1" "$2.after"
            """.utf8
        ).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let words = [program.path, scene.workspace.folder.path, second.path, Gradebridge.path]
        try scene.configure(
            "notify:\n  command: [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]")
        try scene.dropDistrict()
        let first = try scene.night(1)
        #expect(first.status == 0)
        #expect(try String(contentsOf: second, encoding: .utf8) == "11\n")
        let told = try JSONDecoder().decode(
            FailureReport.self, from: Data(contentsOf: URL(filePath: second.path + ".json")))
        #expect(told.error.code == "lock-held")
        let before = try FolderPicture(URL(filePath: second.path + ".before"))
        let after = try FolderPicture(URL(filePath: second.path + ".after"))
        #expect(before.names.contains("ledger.sqlite"))
        #expect(after.differences(from: before) == [])
    }

    @Test(
        "The lock of a run that was killed is no obstacle",
        .enabled(if: Requirement.strace, "strace is not there"))
    func theLockOfARunThatWasKilledIsNoObstacle() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        let arguments = ["--workspace", scene.workspace.folder.path] + scene.arguments(1)
        let twin = try TestWorkspace(copyOf: scene.workspace)
        let call = try #require(
            try Strace.calls(
                ["renameat2"], of: ["--workspace", twin.folder.path] + scene.arguments(1),
                touching: twin.folder
            ).last)
        let killed = try #require(
            try Strace.strike(call, "signal=KILL", arguments, in: scene.workspace.folder))
        #expect(killed.status == 137)
        #expect(scene.names(".").contains("ledger.lock"))
        #expect([0, 3].contains(try scene.night(1).status))
    }

    // MARK: A clock that was put back

    @Test(
        """
        Under an earlier clock than the night before nothing is sent until a person has looked; then numbers go on and no \
        file takes another's place
        """)
    func clockBack() throws {
        let scene = try NightScene("retention:\n  ledgerBackups: 2")
        try scene.dropDistrict()
        #expect(try scene.night(5).sent == 9)
        try scene.importAll()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        let stopped = try scene.night(2)
        #expect(stopped.status == 21)
        #expect(stopped.report.failureCodes == ["guard-clock"])
        _ = try scene.workspace.run(
            ["times", "correct", "--by", "A", "--reason", "It was ahead", "--now", NightScene.clock(2)])
        let back = try scene.night(2)
        #expect(back.status == 0, "\(back.report.failureCodes)")
        #expect(back.report.export?.bundles.map(\.sequence) == [2])
        #expect(try scene.scores(back) == ["itsl_902_41001_s502": "7"])
        #expect(scene.names("outbox").filter { $0.hasSuffix(".zip") }.count == 2)
        // The newest copy looks like the oldest, and stays all the same.
        #expect(scene.names("archive/ledger").contains("ledger-20261124T020000Z-4.sqlite"))
        #expect(try scene.night(6).status == 0)
    }

    @Test("The very same moment again: nothing is overwritten, in archive, quarantine and outbox")
    func theVerySameMomentAgainNothingIsOverwrittenInArchiveQuarantineAndOutbox() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try BadDrop.emptyZip.drop(scene)
        _ = try scene.night(1)
        let before = try FolderPicture(scene.workspace.folder)
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try BadDrop.truncatedZip.drop(scene)
        let again = try scene.night(1)
        #expect(again.report.export?.bundles.map(\.sequence) == [2])
        let after = try FolderPicture(scene.workspace.folder)
        for (name, entry) in before.entries
        where ["archive/", "quarantine/", "outbox/"].contains(where: name.hasPrefix)
            // Of one day the first and the last copy of the ledger are kept.
            && !name.hasPrefix("archive/ledger/")
        {
            #expect(after.entries[name] == entry, "\(name)")
        }
        #expect(
            scene.names("quarantine/\(NightScene.run(1))")
                == ["2-bad.zip", "2-bad.zip.reason.txt", "bad.zip", "bad.zip.reason.txt"])
        #expect(
            scene.claimed.filter { $0.hasPrefix("gradebook") } == [
                "gradebook/\(NightScene.run(1))-2/grades.zip"
            ])
    }

    @Test("A read-back whose name says a later time than the last applied one is not taken for an older one")
    func readbackUnderClockBack() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(3)
        _ = try scene.night(4)
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "20")
        try scene.dropGradebook()
        try scene.dropReadback(4)
        // The clock fell back by two days between the nights.
        let night = try scene.night(3)
        let sent = try scene.scores(night)
        #expect(sent["itsl_901_41001_s501"] == nil, "the teacher's change in Campus is told in the read-back")
    }
}
