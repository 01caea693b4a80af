import Foundation
import Scenes
import TestSupport
import Testing

@Suite("What readback says, and what it does not say")
struct ReadbackConsoleTests {
    @Test("One sentence in numbers, then a table by reason")
    func oneSentenceInNumbers() throws {
        let scene = try ReadbackScene()
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.flag("itsl_901_41001", "s502", "exempt")
        let words = ["readback", try scene.file(2).path, "--now", ReadbackScene.readbackClock(2)]
        let quiet = try TestWorkspace(copyOf: scene.workspace).run(words + ["--quiet"])
        #expect(quiet.status == 3)
        #expect(quiet.output + quiet.errors == "")
        let finished = try scene.workspace.run(words)
        #expect(finished.status == 3)
        let lines = finished.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(
            lines.first
                == "7 scores confirmed, 2 changed in Campus are now kept as Campus has them, 1 bundle still waits for import."
        )
        #expect(lines.contains { $0.wholeMatch(of: /changed +1/) != nil })
        #expect(lines.contains { $0.wholeMatch(of: /flagged +1/) != nil })
        #expect(lines.contains("New to look at: changed, flagged"))
    }

    @Test("--json has the keys of Spec/json.md, and the numbers under them")
    func jsonHasTheKeysOfSpecJsonMd() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.removeLineItem("itsl_903_41002")
        let finished = try scene.run(scene.file(1), 1)
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [String: Any])
        #expect(whole["version"] as? Int == 1)
        #expect(whole["command"] as? String == "readback")
        #expect(whole["rows"] as? Int == 7)
        #expect(whole["ours"] as? Int == 7)
        #expect(whole["confirmed"] as? Int == 6)
        #expect(whole["inFlight"] as? Int == 0)
        #expect(whole["underRemovedLineItems"] as? Int == 2)
        #expect(whole["newlyFrozen"] as? [String: Int] == ["changed": 1])
        #expect(whole["heldLineItems"] as? [String: Int] == ["item-removed": 1])
    }

    @Test("details.csv has a line for each freeze, held line item and finding, with what to do")
    func detailsCsvHasALineForEachFreeze() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.removeLineItem("itsl_903_41002")
        scene.campus.edit("itsl_902_42001") { $0.title = "Quiz!" }
        let report = try scene.readback(1) { tables in
            tables["results.csv"]?.set(
                "studentSourcedId", to: "", where: ["sourcedId": "itsl_901_41001_s502"])
        }
        #expect(report.details.contains("/reports/"))
        let rows = try CSVTable(file: URL(filePath: report.details)).rows
        let told = Set(rows.map { "\($0["class"] ?? "") \($0["code"] ?? "") \($0["line_item"] ?? "")" })
        #expect(
            told == [
                // Whose the row without a student is nobody knows: no one is missing there, and s502 is held.
                "frozen changed itsl_901_41001", "held ambiguous itsl_901_41001",
                "line-item item-removed itsl_903_41002",
                "line-item edited-in-campus itsl_902_42001",
                "input bad-value itsl_901_41001",
            ])
        for row in rows { #expect(row["what_to_do"]?.isEmpty == false) }
        let frozen = try #require(rows.first { $0["code"] == "changed" })
        #expect(frozen["ours"] == "11")
        #expect(frozen["campus"] == "18")
        #expect(frozen["file"] == "results.csv")
        #expect(frozen["line"] == "2")
    }

    @Test("No comment, title or score of a read-back is on the console", arguments: [[], ["--json"]])
    func noCommentTitleOrScoreOfAReadBackIsOnTheConsole(flags: [String]) throws {
        let secrets = ["My dog ate it", "Ünsägliche", "777.125", "Zaphodine"]
        func expectSilence(_ finished: Finished, _ what: Comment) {
            for secret in secrets { #expect(!(finished.output + finished.errors).contains(secret), what) }
        }
        let scene = try ReadbackScene()
        for place in scene.campus.scores.indices {
            scene.campus.scores[place].comment = "My dog ate it: Ünsägliche Geschichte"
        }
        scene.campus.edit("itsl_902_41001") { $0.title = "Talk with Zaphodine" }
        scene.campus.set("itsl_901_41001", "s501", to: "777.125")
        scene.campus.repeatRow("itsl_901_41001", "s502", score: "777.125")
        let file = try scene.file(1, as: .extract) { tables in
            tables["extract.csv"]?.set("totalPoints", to: "Zaphodine", where: ["personID": "s506"])
            tables["extract.csv"]?.set("missing", to: "Zaphodine", where: ["personID": "s505"])
        }
        let words = ["--now", ReadbackScene.readbackClock(1)] + flags
        let applied = try scene.workspace.run(["readback", file.path] + words)
        #expect(applied.status == 3)
        expectSilence(applied, "readback")
        let bad = try scene.file(1, as: .extract, in: .file)
        try Data("externalLMSSourcedID,score\nitsl_901_41001,\"777.125 Zaphodine\n".utf8).write(to: bad)
        expectSilence(try scene.workspace.run(["readback", bad.path] + words), "refused")
        expectSilence(try scene.workspace.run(["bundles", "list"] + flags), "bundles list")
    }

    @Test("Everything in the workspace is for its owner alone: 0600 in 0700 folders")
    func everythingInTheWorkspaceIsForItsOwnerAlone() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1, in: .zip)
        let picture = try FolderPicture(scene.workspace.folder)
        #expect(picture.names.contains { $0.hasSuffix("readback/details.csv") })
        for (name, entry) in picture.entries where name != "gradebridge.yaml" {
            #expect(entry.permissions == (entry.bytes == nil ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test("While another run holds the lock nothing is read back, released or marked (11); lists are shown")
    func whileAnotherRunHoldsTheLockNothingIsReadBack() throws {
        let workspace = try TestWorkspace()
        let lock = open(
            workspace.folder.appending(path: "ledger.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        for words in [
            ["readback", "nowhere.zip"], ["bundles", "mark", "1", "lost", "--by", "A. Registrar"],
            ["frozen", "release", "--student", "s1", "--by", "A", "--reason", "B"],
        ] {
            let finished = try workspace.run(words + ["--json"])
            #expect(finished.status == 11, "\(words)")
            #expect(try finished.json(FailureReport.self).error.code == "lock-held")
        }
        for words in [["frozen", "list"], ["bundles", "list"]] {
            #expect(try workspace.run(words).status == 0, "\(words)")
        }
    }

    @Test("The help names every flag of Spec/commands.md")
    func theHelpNamesEveryFlagOfSpecCommandsMd() throws {
        for (words, names) in [
            (["readback"], ["--as-of", "--partial", "--accept-changes", "--force", "inbox/campus/readback"]),
            (["frozen", "list"], ["--section", "--school", "--reason", "--since", "--csv"]),
            (
                ["frozen", "release"],
                ["--by", "--reason", "--dry-run", "--line-item", "--student", "--freeze-reason", "--bundle"]
            ),
            (["bundles", "mark"], ["imported", "lost", "<sequence>", "--by", "--reason"]),
        ] {
            let help = try Gradebridge.run(words + ["--help"])
            #expect(help.status == 0)
            for name in names { #expect(help.output.contains(name), "\(words): \(name)") }
        }
    }
}
