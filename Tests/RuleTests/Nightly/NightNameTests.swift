import Foundation
import TestSupport
import Testing

@Suite("Names and folders that no system of ours can carry", .inProcess)
struct NightNameTests {
    private static let quarantine = "quarantine/\(NightScene.run(1))"

    /// Gives what lies in a drop folder another name, in bytes that need not be text.
    private static func rename(_ name: String, to bytes: String, in inbox: URL) throws {
        _ = try Python.output(
            "import os, sys; f = os.fsencode(sys.argv[1]); os.rename(f + b'/' + os.fsencode(sys.argv[2]), f + b'/' + eval(sys.argv[3]))",
            [inbox.path, name, bytes])
    }

    @Test(
        "A good export under a name that is too long, or not UTF-8, goes into quarantine with its reason (20)",
        arguments: [
            ("b'a' * 251 + b'.zip'", "its name is longer than 200 bytes"),
            ("b'a' * 244 + b'.zip'", "its name is longer than 200 bytes"),
            ("b'a' * 197 + b'.zip'", "its name is longer than 200 bytes"),
            ("b'grades-\\xe4.zip'", "its name is not UTF-8"),
        ])
    func aGoodExportUnderANameThatIsTooLong(bytes: String, words: String) throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try scene.dropGradebook("more.zip", isDone: false, minutesAgo: 60)
        try Self.rename("more.zip", to: bytes, in: scene.inbox(.gradebook))
        let night = try scene.night(1)
        #expect(night.status == 20, "\(night.finished.output)")
        #expect(night.sent == 9, "the rest of the night is done")
        #expect(scene.leftInInbox == [])
        let names = scene.names(Self.quarantine)
        #expect(names.count == 2)
        let reason = try scene.text("\(Self.quarantine)/\(names.first { $0.hasSuffix(".reason.txt") } ?? "")")
        #expect(reason.contains(words), "\(reason)")
    }

    @Test("At 200 bytes a name is taken")
    func at200BytesANameIsTaken() throws {
        let scene = try NightScene()
        try scene.dropRoster()
        try scene.dropGradebook(String(repeating: "a", count: 196) + ".zip")
        #expect(try scene.night(1).sent == 9)
    }

    @Test("Nothing is sent while a read-back has such a name: it came, and nobody knows what it says")
    func nothingIsSentWhileAReadBackHasSuchAName() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1, named: "more.zip", isDone: false)
        try Self.rename("more.zip", to: "b'a' * 251 + b'.zip'", in: scene.inbox(.readback))
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == nil)
        #expect(scene.leftInInbox == [])
    }

    @Test("A folder 6,000 deep is put away, and retention can remove it")
    func aFolder6000DeepIsPutAway() throws {
        let scene = try NightScene(
            "readback:\n  maxAgeDays: 0\nretention:\n  quarantineDays: 1\n  archiveDays: 1")
        try scene.dropDistrict()
        _ = try Python.output(
            """
            import os, sys
            os.chdir(sys.argv[1])
            for _ in range(6000):
                os.mkdir("deep")
                os.chdir("deep")
            """, [scene.inbox(.gradebook).path])
        try scene.settle(scene.inbox(.gradebook).appending(path: "deep"))
        let night = try scene.night(1)
        #expect(night.status == 20, "\(night.finished.output.prefix(2000))")
        #expect(night.sent == 9, "the rest of the night is done")
        #expect(scene.names(Self.quarantine) == ["deep", "deep.reason.txt"])
        let later = try scene.night(8)
        #expect([0, 3].contains(later.status), "\(later.finished.output.prefix(2000))")
        #expect(scene.names("quarantine") == [])
    }
}
