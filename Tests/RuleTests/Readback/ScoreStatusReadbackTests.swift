import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "scoreStatus in a read-back of OneRoster: what a teacher flagged is frozen, what an export always writes is not",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ScoreStatusReadbackTests {
    /// A read-back in which the row of a student says this.
    private func readback(
        _ scene: ReadbackScene, _ night: Int, _ status: String, score: String? = nil,
        as form: CampusExport.Form = .oneRoster11
    ) throws -> ReadbackReport {
        try scene.readback(night, as: form) { tables in
            tables["results.csv"]?.set(
                "scoreStatus", to: status, where: ["sourcedId": "itsl_901_41001_s501"])
            if let score {
                tables["results.csv"]?.set("score", to: score, where: ["sourcedId": "itsl_901_41001_s501"])
            }
        }
    }

    @Test(
        "Beside our number: the words that mean a flag freeze, the others are confirmed",
        arguments: [
            ("fully graded", "", 0), ("", "", 0), ("not submitted", "flagged", 0),
            ("partially graded", "flagged", 0), ("missing", "flagged", 0), ("exempt", "flagged", 0),
            ("submitted", "", 1), ("late", "", 0), ("graded", "", 1),
        ], [CampusExport.Form.oneRoster11, .oneRoster12])
    func besideOurNumberTheWordsThatMeanAFlagFreezeTheOthersAreConfirmed(
        _ word: (String, String, Int), form: CampusExport.Form
    ) throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        let (status, reason, said) = word
        let report = try readback(scene, 1, status, as: form)
        #expect(report.newlyFrozen == (reason.isEmpty ? [:] : [reason: 1]), "\(status)")
        #expect(report.confirmed == (reason.isEmpty ? 9 : 8))
        #expect(report.findings["score-status", default: 0] == said)
    }

    @Test(
        "Beside a number that we never sent it is frozen, whatever the word",
        arguments: [
            ("fully graded", "changed"), ("not submitted", "flagged"), ("partially graded", "flagged"),
            ("submitted", "changed"), ("graded", "changed"), ("exempt", "flagged"),
        ])
    func besideANumberThatWeNeverSentItIsFrozenWhateverTheWord(status: String, reason: String) throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        #expect(try readback(scene, 1, status, score: "3").newlyFrozen == [reason: 1])
    }

    @Test(
        "A blank after our number was cleared, whatever the word but exempt",
        arguments: [
            ("fully graded", "cleared"), ("not submitted", "cleared"), ("partially graded", "cleared"),
            ("submitted", "cleared"), ("missing", "cleared"), ("exempt", "flagged"),
        ])
    func aBlankAfterOurNumberWasCleared(status: String, reason: String) throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        #expect(try scene.readback(1).confirmed == 9)
        let report = try readback(scene, 2, status, score: "")
        #expect(report.newlyFrozen == [reason: 1])
        #expect(report.findings["score-status"] == nil)
    }

    @Test("An export that writes one word beside every score freezes nothing, and that is said")
    func everyScore() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        let report = try scene.readback(1) { $0["results.csv"]?.set("scoreStatus", to: "not submitted") }
        #expect(report.newlyFrozen == [:])
        #expect(report.confirmed == 9)
        #expect(report.findings["score-status"] == 9)
    }

    @Test(
        "A partial read-back of the one row says what the last full one showed of its words, by itself nothing",
        arguments: [("fully graded", "flagged"), ("not submitted", "")])
    func aPartialReadBackOfTheOneRowSaysWhatTheLastFullOneShowed(everywhere: String, reason: String) throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        #expect(
            try scene.readback(1) { $0["results.csv"]?.set("scoreStatus", to: everywhere) }.newlyFrozen == [:]
        )
        let report = try scene.readback(2, ["--partial"]) { tables in
            tables["results.csv"]?.set(
                "scoreStatus", to: "not submitted", where: ["sourcedId": "itsl_901_41001_s501"])
            tables["results.csv"]?.rows.removeAll { $0["sourcedId"] != "itsl_901_41001_s501" }
        }
        #expect(report.newlyFrozen == (reason.isEmpty ? [:] : [reason: 1]))
        #expect(report.findings["score-status"] == (reason.isEmpty ? 1 : nil))
    }

    @Test("A flag that was accepted at a release stays accepted, with the word and without it")
    func aFlagThatWasAcceptedAtAReleaseStaysAccepted() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        #expect(try readback(scene, 1, "not submitted").newlyFrozen == ["flagged": 1])
        let release = try scene.workspace.run([
            "frozen", "release", "--line-item", "itsl_901_41001", "--student", "s501", "--by", "A. Registrar",
            "--reason", "Missing is right", "--now", ReadbackScene.readbackClock(1),
        ])
        #expect(release.status == 0)
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == "11")
        try scene.importAll()
        #expect(try readback(scene, 2, "not submitted").newlyFrozen == [:])
        #expect(try readback(scene, 3, "fully graded").newlyFrozen == [:])
        #expect(try readback(scene, 4, "not submitted").newlyFrozen == [:])
    }
}
