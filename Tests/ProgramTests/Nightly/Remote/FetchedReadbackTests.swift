import Foundation
import TestSupport
import Testing

@Suite(
    "Read-backs that lie on another host", .enabled(if: Requirement.sshd, "needs root and OpenSSH's server"))
struct FetchedReadbackTests {
    /// Bundle 1 is in Campus, a teacher changed a score of it there, and itslearning has a new one for it.
    private static func scene() throws -> RemoteScene {
        let scene = try RemoteScene()
        try scene.putOut(1)
        _ = try scene.night(1)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "6")
        try scene.putOut(2)
        return scene
    }

    private static func cut(_ scene: RemoteScene, to bytes: (Data) -> Data) throws -> (URL, Data) {
        try scene.putOutReadback(2)
        let name = try #require(try FolderPicture(scene.out).names.first { $0.hasPrefix("campus-") })
        let file = scene.out.appending(path: name)
        let whole = try Data(contentsOf: file)
        try bytes(whole).write(to: file)
        try scene.server.give(file)
        return (file, whole)
    }

    private static func expectNothingSent(
        _ night: RemoteScene.Night, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(night.export == nil, sourceLocation: sourceLocation)
        #expect(night.states("export") == ["skipped"], sourceLocation: sourceLocation)
        #expect(night.states("deliver") == ["skipped"], sourceLocation: sourceLocation)
    }

    @Test("Half of one is left there, and nothing is sent; whole, it is fetched and applied")
    func halfOfOneIsLeftThere() throws {
        let scene = try Self.scene()
        let (file, whole) = try Self.cut(scene) { $0.prefix($0.count - 30) }
        let night = try scene.night(2)
        #expect(night.exitCode == 3)
        Self.expectNothingSent(night)

        try whole.write(to: file)
        try scene.server.give(file)
        let next = try scene.night(3)
        #expect(next.readbacks.map(\.newlyFrozen) == [["changed": 1]])
        #expect(next.export?.classes.sent == 0)
    }

    @Test("One that is refused blocks that night and the next")
    func oneThatIsRefusedBlocksThatNightAndTheNext() throws {
        let scene = try Self.scene()
        _ = try Self.cut(scene) { whole in
            var bytes = whole
            // Within the first file, whose checksum is wrong then.
            bytes[50] ^= 1
            return bytes
        }
        let night = try scene.night(2)
        #expect(night.exitCode == 20)
        Self.expectNothingSent(night)
        let next = try scene.night(3)
        #expect(next.exitCode == 3)
        Self.expectNothingSent(next)
    }
}
