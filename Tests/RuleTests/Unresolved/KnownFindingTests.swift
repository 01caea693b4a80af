import Foundation
import Scenes
import TestSupport
import Testing

/// What `findings list`, `findings known` and `findings unknown` print with `--json`.
struct FindingsReport: Decodable {
    struct Known: Decodable {
        var at: String
        var by: String
        var reason: String
    }

    struct Finding: Decodable {
        var item: String
        var section: String
        var kind: String
        var code: String
        var scores: Int
        var students: [String]
        var since: String
        var known: Known?

        private enum CodingKeys: String, CodingKey {
            case item, section, code, scores, students, since, known
            case kind = "class"
        }
    }

    var command: String
    var findings: [Finding]
    /// Of the list alone.
    var total: Int?
    var known: Int?
}

@Suite(
    "Known findings: a person says so, on the record, until they change",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct KnownFindingTests {
    private static let signature = ["--by", "A. Registrar", "--reason", "Mended after the holidays"]

    /// A rejected score and a held item, both of them told once.
    private static func scene() throws -> UnresolvedScene {
        var scene = try UnresolvedScene()
        scene.district.grade("901", "501", "twelve")
        scene.district.setItem("903", "TermId", "")
        _ = try scene.export(1)
        #expect(try scene.export(2).attention == [])
        return scene
    }

    private static func list(_ scene: UnresolvedScene, _ flags: [String] = []) throws -> FindingsReport {
        try scene.workspace.run(["findings", "list", "--json"] + flags).json(FindingsReport.self)
    }

    private static func mark(
        _ scene: UnresolvedScene, _ word: String, _ flags: [String], night: Int = 2
    ) throws -> Finished {
        try scene.workspace.run(
            ["findings", word, "--json", "--now", "2026-11-\(22 + night)T13:00:00Z"] + flags + signature)
    }

    private static func marks(_ scene: UnresolvedScene) throws -> String {
        try scene.workspace.ledger.sql("SELECT item, section, class, code, by, why FROM known_finding;")
    }

    @Test("The list tells each finding with its age; each filter shows what it names")
    func theListTellsEachFindingWithItsAge() throws {
        let scene = try Self.scene()
        let all = try Self.list(scene)
        #expect(all.findings.map(\.code) == ["bad-score", "no-term"])
        #expect(all.findings.map(\.since) == Array(repeating: "2026-11-23T02:00:00.000Z", count: 2))
        #expect(all.findings.map(\.scores) == [1, 2])
        #expect(all.findings.first?.students == ["s501"])
        #expect(all.total == 2 && all.known == 0)
        func codes(_ flags: String...) throws -> [String] { try Self.list(scene, flags).findings.map(\.code) }
        #expect(try codes("--class", "rejected") == ["bad-score"])
        #expect(try codes("--item", "903") == ["no-term"])
        #expect(try codes("--section", "41001") == ["bad-score"])
        #expect(try codes("--student", "s501") == ["bad-score"])
        #expect(try codes("--school", "MS") == [])
        #expect(try codes("--code", "no-term", "--item", "901") == [])
        #expect(try codes("--known") == [])
        let first = try Self.list(scene, ["--limit", "1"])
        #expect(first.findings.count == 1 && first.total == 2)
        for wrong in [["--limit", "0"], ["--known", "--open"], ["--class", "frozen"]] {
            #expect(try scene.workspace.run(["findings", "list"] + wrong).status == 64)
        }
    }

    @Test("Known: with who and why, in the list and in the history; a dry run changes nothing")
    func knownWithWhoAndWhy() throws {
        let scene = try Self.scene()
        let tried = try Self.mark(scene, "known", ["--item", "901", "--dry-run"])
        #expect(try tried.json(FindingsReport.self).findings.map(\.code) == ["bad-score"])
        #expect(try Self.marks(scene) == "")
        #expect(try Self.mark(scene, "known", ["--item", "901"]).status == 0)
        #expect(
            try Self.marks(scene)
                == "901|41001|rejected|bad-score|A. Registrar|Mended after the holidays\n")
        let told = try #require(try Self.list(scene, ["--known"]).findings.first)
        #expect(told.known?.by == "A. Registrar")
        #expect(told.known?.at == "2026-11-24T13:00:00.000Z")
        #expect(try Self.list(scene, ["--open"]).findings.map(\.code) == ["no-term"])
        let text = try scene.workspace.run(["findings"]).output
        #expect(text.hasPrefix("2 findings of the last export stand, 1 known.\n"))
        #expect(text.contains("by A. Registrar: Mended after the holidays"))
    }

    @Test("Taken back, it is known no more; who said what stays in the history for good")
    func takenBackItIsKnownNoMore() throws {
        let scene = try Self.scene()
        #expect(try Self.mark(scene, "unknown", ["--item", "901"]).status == 1)
        _ = try Self.mark(scene, "known", ["--item", "901"])
        #expect(try Self.mark(scene, "unknown", ["--item", "901"]).status == 0)
        #expect(try Self.marks(scene) == "")
        #expect(
            try scene.workspace.ledger.sql(
                """
                SELECT command, finished, json_extract(summary, '$.by'), json_extract(summary, '$.findings[0].item')
                FROM run WHERE command LIKE 'findings%';
                """) == "findings known|1|A. Registrar|901\nfindings unknown|1|A. Registrar|901\n")
        let index = try scene.workspace.makeReport(now: "2026-11-24T14:00:00Z").index
        let page = try String(contentsOf: URL(filePath: index), encoding: .utf8)
        #expect(page.contains("1 finding is known no more, said A. Registrar."))
    }

    @Test("What stands as it did stays known and silent; another score under it makes it new, and it rings")
    func whatStandsAsItDidStaysKnownAndSilent() throws {
        var scene = try Self.scene()
        _ = try Self.mark(scene, "known", ["--item", "901"])
        #expect(try scene.export(3).attention == [])
        #expect(try Self.marks(scene) != "")
        scene.district.grade("901", "502", "eleven")
        #expect(try scene.export(4).attention == ["bad-score"])
        #expect(try Self.marks(scene) == "")
        #expect(try Self.list(scene, ["--known"]).total == 0)
        #expect(try scene.export(5).attention == [])
    }

    @Test("One score less under it is a change too; all of it gone is the end of it, and nobody is rung up")
    func oneScoreLessUnderItIsAChangeToo() throws {
        var scene = try Self.scene()
        scene.district.grade("901", "502", "eleven")
        _ = try scene.export(3)
        _ = try Self.mark(scene, "known", ["--item", "901"])
        scene.district.grade("901", "502", "11")
        #expect(try scene.export(4).attention == ["bad-score"])
        _ = try Self.mark(scene, "known", ["--item", "901"])
        scene.district.grade("901", "501", "11")
        #expect(try scene.export(5).attention == [])
        #expect(try Self.marks(scene) == "")
    }

    @Test("Nothing under what was named is a failure (1) that says how to find the ids, and changes nothing")
    func nothingThere() throws {
        let scene = try Self.scene()
        let finished = try Self.mark(scene, "known", ["--item", "901", "--code", "no-term"])
        #expect(finished.status == 1)
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == "no-such-finding")
        #expect(failure.advice.contains("findings list"))
        #expect(try scene.workspace.ledger.sql("SELECT count(*) FROM run;") == "2\n")
    }

    @Test(
        "Without an item, a name or a reason, or with control characters, it is wrong usage (64)",
        arguments: [
            ["--by", "A", "--reason", "B"], ["--item", "901", "--reason", "B"],
            ["--item", "901", "--by", "A"],
            ["--item", "901", "--by", " ", "--reason", "B"],
            ["--item", "901", "--by", "A\n", "--reason", "B"],
        ])
    func withoutAnItemANameOrAReason(arguments: [String]) throws {
        let workspace = try TestWorkspace()
        for word in ["known", "unknown"] {
            #expect(try workspace.run(["findings", word] + arguments).status == 64)
        }
    }

    @Test("The morning page counts what is known, marks it in the tables, and asks nobody for it")
    func theMorningPageCountsWhatIsKnown() throws {
        var scene = try Self.scene()
        scene.district.grade("902", "502", "x")
        _ = try scene.export(3)
        _ = try Self.mark(scene, "known", ["--item", "902"], night: 3)
        let folder = try scene.workspace.report(now: "2026-11-25T14:00:00Z", ["--each-school"])
        #expect(try folder.disagreements(scene.workspace) == "")
        let reason = try #require(try folder.value().reason("bad-score"))
        #expect(reason.code.scores == 2 && reason.known == 1)
        let rows = try folder.table("rejected")
        #expect(rows.rows(where: ["item": "902"]).map { $0["known"] } == ["2026-11-25T13:00:00.000Z"])
        #expect(rows.rows(where: ["item": "901"]).map { $0["known"] } == [""])
        #expect(try folder.page().contains("1 known"))
        // A school has no run before: it is asked for all that nobody knows of.
        let school = try folder.school("HS").value().verdict
        #expect(school.points == ["1 score of itslearning cannot be used as it is."])
    }
}
