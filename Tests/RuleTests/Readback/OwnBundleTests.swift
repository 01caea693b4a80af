import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A bundle of ours is no read-back, whatever it looks like",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OwnBundleTests {
    @Test(
        "Unpacked, or packed anew with another score, its manifest tells: refused (20), nothing applied",
        arguments: [CampusExport.Container.folder, .zip])
    func unpackedOrPackedAnewWithAnotherScore(container: CampusExport.Container) throws {
        let scene = try ReadbackScene(isImported: false)
        let bundle = try #require(try scene.workspace.publishedBundles()[1])
        #expect(bundle.manifest["source.systemCode"] == "gradebridge")
        let file = try scene.file(1, in: container) { tables in
            for name in bundle.files.keys { tables[name] = bundle.table(name) }
            tables["results.csv"]?.set(
                "score", to: "1", where: ["sourcedId": "itsl_901_41001_s501"])
        }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "input-refused")
        #expect(failure.message.contains("gradebridge"))
    }
}
