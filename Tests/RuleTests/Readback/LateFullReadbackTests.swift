import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A full read-back that is older than a partial one tells of what that one left out",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct LateFullReadbackTests {
    private static let item = "itsl_901_41001"

    /// Everything of bundle 1 was seen on night 1; a partial one of night 2, 11:00, holds one line item alone.
    private static func scene(
        _ configuration: String = "", partial line: String = "itsl_903_41002",
        as form: CampusExport.Form = .oneRoster11
    ) throws -> ReadbackScene {
        let scene = try ReadbackScene(ReadbackScene.unguarded + configuration)
        #expect(try scene.readback(1).confirmed == 9)
        _ = try scene.readback(2, as: form, of: scene.campus.part(line), ["--partial"])
        return scene
    }

    /// A full one of two hours before the partial one, in which something was different.
    private static func late(
        _ scene: ReadbackScene, _ edit: (inout CampusExport) -> Void
    ) throws -> ReadbackReport {
        var campus = scene.campus
        edit(&campus)
        let file = try scene.file(2, of: campus)
        return try scene.applied(
            scene.run(file, 2, ["--as-of", ReadbackScene.day(2) + "T09:00:00Z"]))
    }

    @Test("What a person typed freezes, and a bulk bundle repeats it")
    func whatAPersonTypedFreezes() throws {
        let scene = try Self.scene("\nbundle:\n  mode: bulk")
        #expect(try Self.late(scene) { $0.set(Self.item, "s501", to: "17.5") }.newlyFrozen == ["changed": 1])
        scene.district.grade("902", "502", "20")
        #expect(try scene.sent(3)["\(Self.item)_s501"] == "17.5")
    }

    @Test("What the newer one told of is as it says: frozen, and a bulk bundle repeats what Campus has now")
    func whatTheNewerOneToldOfIsAsItSays() throws {
        let scene = try Self.scene("\nbundle:\n  mode: bulk", partial: Self.item)
        #expect(try Self.late(scene) { $0.set(Self.item, "s501", to: "17.5") }.newlyFrozen == ["changed": 1])
        scene.district.grade("902", "502", "20")
        #expect(try scene.sent(3)["\(Self.item)_s501"] == "11")
    }

    @Test("What it lacks is cleared, but not what the newer one shows")
    func whatItLacksIsCleared() throws {
        let apart = try Self.scene()
        #expect(try Self.late(apart) { $0.removeRow(Self.item, "s501") }.newlyFrozen == ["cleared": 1])
        let shown = try Self.scene(partial: Self.item)
        #expect(try Self.late(shown) { $0.removeRow(Self.item, "s501") }.newlyFrozen == [:])
    }

    @Test("A line item is held by what it shows, but not where the newer one shows it otherwise")
    func lineItems() throws {
        let apart = try Self.scene()
        let held = try Self.late(apart) { $0.edit(Self.item) { $0.maxPoints = "99" } }
        #expect(held.heldLineItems == ["points-changed": 1])
        for form in [CampusExport.Form.oneRoster11, .extract] {
            let points = try Self.scene(partial: Self.item, as: form)
            #expect(
                try Self.late(points) { $0.edit(Self.item) { $0.maxPoints = "99" } }.heldLineItems == [:])
            let gone = try Self.scene(partial: Self.item, as: form)
            #expect(try Self.late(gone) { $0.removeLineItem(Self.item) }.heldLineItems == [:])
        }
        let gone = try Self.scene()
        #expect(
            try Self.late(gone) { $0.removeLineItem(Self.item) }.heldLineItems == ["item-removed": 1])
    }

    @Test("A student whom we never sent: frozen as Campus has it, by whichever told last")
    func aStudentWhomWeNeverSent() throws {
        let scene = try Self.scene("\nbundle:\n  mode: bulk")
        #expect(try Self.late(scene) { $0.set(Self.item, "s555", to: "3") }.newlyFrozen == ["entered": 1])
        #expect(try scene.frozen().map(\.campus) == ["3"])
    }

    @Test("After a full one nothing of this is kept, and what is older than that is refused (20)")
    func afterAFullOneNothingOfThisIsKept() throws {
        let scene = try Self.scene()
        let count = "SELECT count(*) FROM told;"
        #expect(try scene.workspace.ledger.sql(count) != "0\n")
        _ = try Self.late(scene) { $0.touched = "" }
        #expect(try scene.workspace.ledger.sql(count) != "0\n")
        _ = try scene.readback(3)
        #expect(try scene.workspace.ledger.sql(count) == "0\n")
        var other = scene.campus
        other.set(Self.item, "s502", to: "19")
        _ = try scene.expectUnapplied(scene.file(2, of: other), 3, status: 20, code: "readback-older")
    }
}
