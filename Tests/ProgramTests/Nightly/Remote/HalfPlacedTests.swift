import Foundation
import TestSupport
import Testing

@Suite(
    "A delivery that was cut off: without .done nobody may take it, so it may be taken back yet",
    .enabled(if: Requirement.sshd, "needs root and OpenSSH's server"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct HalfPlacedTests {
    private static let file = "Cedar-Valley-20261125T080000Z-000002.zip"

    /// What is there of bundle 2.
    enum There: String, CaseIterable, Sendable { case part, name, nameAndSum, nameAndDone }

    /// Bundle 1 is in Campus and was seen there. Bundle 2, with 2 for s501 and 3 for s502 of the essay, was on its way when
    /// night 3 died.
    private static func scene(_ there: There) throws -> RemoteScene {
        let scene = try RemoteScene()
        try scene.putOut(1)
        _ = try scene.night(1)
        try scene.importAll()
        try scene.putOutReadback(2)
        _ = try scene.night(2)
        scene.district.grade("901", "501", "2")
        scene.district.grade("901", "502", "3")
        try scene.putOut(3)
        _ = try scene.night(3)
        try #require(try scene.delivered() == [file, "\(file).done", "\(file).sha256"])
        try scene.workspace.ledger.change("UPDATE delivery SET state = 'placing' WHERE bundle = 2;")
        let manager = FileManager.default
        func remove(_ ending: String) throws {
            try manager.removeItem(at: scene.drop.appending(path: file + ending))
        }
        if there != .nameAndSum { try remove(".sha256") }
        if there != .nameAndDone { try remove(".done") }
        if there == .part {
            let name = scene.drop.appending(path: file)
            try manager.moveItem(at: name, to: scene.drop.appending(path: "\(file).part"))
        }
        return scene
    }

    private static func state(_ scene: RemoteScene) throws -> String {
        try scene.workspace.ledger.sql("SELECT state FROM delivery WHERE bundle = 2;")
    }

    @Test(
        "Where Campus changed something in it, it is withdrawn and said; what else it carried goes out anew",
        arguments: [There.part, .name, .nameAndSum])
    func whereCampusChangedSomethingInIt(_ there: There) throws {
        let scene = try Self.scene(there)
        let before = try scene.delivered()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        try scene.putOutReadback(4)
        let (night, finished) = try scene.run(4)
        #expect(finished.status == 3)
        #expect(night.deliveries.map(\.state) == ["withdrawn"])
        #expect(night.deliveries.map(\.bundle) == [2])
        #expect(night.attention.contains("withdrawn"))
        #expect(night.waitingForDelivery == [])
        #expect(try Self.state(scene) == "withdrawn\n")
        #expect(try scene.delivered() == before, "nothing was put beside it")
        _ = try scene.night(5)
        #expect(try scene.importAll() == [3])
        #expect(scene.campus.score("itsl_901_41001", "s501")?.score == "18")
        #expect(scene.campus.score("itsl_901_41001", "s502")?.score == "3")
    }

    @Test("Where nothing changed it is finished", arguments: There.allCases)
    func whereNothingChangedItIsFinished(_ there: There) throws {
        let scene = try Self.scene(there)
        try scene.putOutReadback(4)
        let night = try scene.night(4)
        #expect(night.deliveries.map(\.state) == ["delivered"])
        #expect(try scene.importAll() == [2])
    }

    @Test("With its .done somebody may have taken it: it is finished, whatever changed")
    func withItsDoneSomebodyMayHaveTakenIt() throws {
        let scene = try Self.scene(.nameAndDone)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        try scene.putOutReadback(4)
        #expect(try scene.night(4).deliveries.map(\.state) == ["delivered"])
    }

    @Test("It holds up nothing that comes after it")
    func itHoldsUpNothingThatComesAfterIt() throws {
        let scene = try Self.scene(.name)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        try scene.putOutReadback(4)
        scene.district.grade("902", "501", "5")
        try scene.putOut(4)
        let night = try scene.night(4)
        #expect(night.deliveries.map(\.state) == ["withdrawn", "delivered"])
        #expect(try scene.importAll() == [3])
    }
}
