import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "What a night leaves for people and programs",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct NightHistoryTests {
    /// As JSON, so that no order of keys matters.
    private static func json(_ text: String) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }

    @Test("The history in the ledger, the report and the output say the same of a night")
    func oneTruth() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try BadDrop.emptyZip.drop(scene)
        let night = try scene.night(1)
        let row = try scene.workspace.ledger.sql(
            "SELECT command, at, finished, summary FROM run WHERE command = 'nightly';")
        let cells = row.split(separator: "|", maxSplits: 3).map(String.init)
        #expect(cells.prefix(3) == ["nightly", "2026-11-23T02:00:00.000Z", "1"])
        let told = try Self.json(night.finished.output)
        #expect(try Self.json(cells.last ?? "") == told)
        #expect(try Self.json(scene.text("reports/\(NightScene.run(1))/night.json")) == told)
        let text = try scene.text("reports/\(NightScene.run(1))/night.txt")
        #expect(text.hasPrefix(night.report.sentence + "\n"))
        #expect(
            night.report.report
                == scene.workspace.folder.appending(path: "reports/\(NightScene.run(1))/night.txt").path)
    }

    @Test("Report and everything else that a night leaves is for its user alone")
    func reportAndEverythingElseThatANightLeavesIsForItsUserAlone() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try BadDrop.emptyZip.drop(scene)
        _ = try scene.night(1)
        for folder in ["archive", "quarantine", "reports", "outbox", "staging"] {
            let picture = try FolderPicture(scene.workspace.folder.appending(path: folder))
            #expect(folder == "outbox" || !picture.entries.isEmpty, "\(folder)")
            // What was dropped as well, whoever could read it before.
            for (name, entry) in picture.entries {
                #expect(entry.permissions == (entry.bytes == nil ? 0o700 : 0o600), "\(folder)/\(name)")
            }
        }
    }

    @Test("A night with news ends with 3, the same night again with 0; the worst of several decides")
    func aNightWithNewsEndsWith3TheSameNightAgainWith0() throws {
        let scene = try NightScene()
        scene.district.setItem("903", "TermId", "")
        try scene.dropDistrict()
        let first = try scene.night(1)
        #expect(first.status == 3)
        #expect(first.report.attention == ["no-term"])
        #expect(try scene.night(2).status == 0)
        scene.district.setItem("902", "AssessmentId", "7")
        try scene.dropGradebook()
        try BadDrop.emptyZip.drop(scene)
        let third = try scene.night(3)
        #expect(third.status == 20)
        #expect(third.report.attention == ["scale-not-score"])
        #expect(third.report.exitCode == 20)
    }

    @Test("--quiet says nothing where nothing went wrong; with --json the result alone")
    func quietSaysNothingWhereNothingWentWrong() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        let quiet = try scene.workspace.run(["nightly", "--quiet", "--now", NightScene.clock(1)])
        #expect(quiet.status == 0)
        #expect(quiet.output + quiet.errors == "")
        let json = try scene.night(2, ["--quiet"])
        #expect(json.finished.errors == "")
        try BadDrop.emptyZip.drop(scene)
        let refused = try scene.workspace.run(["nightly", "--quiet", "--now", NightScene.clock(3)])
        #expect(refused.status == 20)
        #expect(refused.output == "")
        #expect(refused.errors.contains("input-refused"))
    }

    @Test("In words, beside the log: what the log has said is not said again, and night.txt has all of it")
    func inWordsTheSentenceFirst() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try BadDrop.emptyZip.drop(scene)
        let night = try scene.workspace.run(["nightly", "--now", NightScene.clock(1)])
        let lines = night.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "Something that was dropped was refused: 9 scores sent.")
        #expect(night.output.contains("What to do:"))
        let logged = night.errors.matches(of: /what="?([^"\n]+)/).map { String($0.1) }
        #expect(logged.count > 5)
        for sentence in logged { #expect(!night.output.contains(sentence), "\(sentence)") }
        #expect(!night.errors.contains(lines[0]))
        let all = try scene.text("reports/\(NightScene.run(1))/night.txt")
        #expect(lines.last == "" && lines.dropLast().last?.hasSuffix("/night.txt") == true)
        #expect(all.hasPrefix(lines[0]))
        #expect(all.contains("\n  FAIL  claim") && all.contains("\n  ok    export"))
    }

    // MARK: Trying out

    @Test("--dry-run changes not one byte of the workspace, and says what the night would do")
    func dryRun() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropReadback(1)
        try BadDrop.wrongCRC.drop(scene)
        // It begins with a gradebook's own table: what may be an export of Campus would hold up sending (D167).
        let part = try scene.workspace.scratch.folder("growing")
        try Data("CourseId\n".utf8).write(to: part.appending(path: "Courses.csv"))
        let growing = try scene.drop(part, .gradebook, "growing.zip", isDone: false)
        try scene.drop(try Data(contentsOf: growing).dropLast(30), .gradebook, "growing.zip", isDone: false)
        let before = try FolderPicture(scene.workspace.folder)
        let times = try Self.times(scene.workspace.folder)
        let tried = try scene.night(2, ["--dry-run"])
        #expect(try FolderPicture(scene.workspace.folder).differences(from: before) == [])
        #expect(try Self.times(scene.workspace.folder) == times)

        #expect(tried.report.dryRun)
        #expect(tried.report.sentence.hasPrefix("Tried out, nothing was changed"))
        #expect(tried.report.sent == 1)
        let states = Dictionary(uniqueKeysWithValues: tried.report.inbox.map { ($0.name, $0.state) })
        #expect(
            states == [
                "grades.zip": "taken", "bad.zip": "refused", "growing.zip": "waiting",
                "\(NightScene.readbackName(1)).zip": "taken",
            ])
        #expect(tried.report.steps.map(\.name) == ["claim", "readback", "export", "deliver"])
        let night = try scene.night(2)
        #expect(night.sent == 1, "and then the night does it")
    }

    /// When each file was changed; a folder's own time may change with what comes and goes in it.
    private static func times(_ folder: URL) throws -> String {
        try Command.output("find", [folder.path, "-type", "f", "-printf", "%p %T@ %i\\n"])
            .split(separator: "\n").sorted().joined(separator: "\n")
    }

    // MARK: Metrics

    @Test("metrics.textfile is written whole, for others to read, with the counts of the night")
    func metricsTextfileIsWrittenWhole() throws {
        let scene = try NightScene()
        let folder = try scene.workspace.scratch.folder("metrics")
        let file = folder.appending(path: "gradebridge.prom")
        try scene.configure("metrics:\n  textfile: \(file.path)")
        try scene.dropDistrict()
        try BadDrop.emptyZip.drop(scene)
        _ = try scene.night(1)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        for line in [
            "gradebridge_last_run_timestamp_seconds{district=\"Cedar Valley\"} 1795399200",
            "gradebridge_last_exit_code{district=\"Cedar Valley\"} 20",
            "gradebridge_scores{district=\"Cedar Valley\",class=\"sent\"} 9",
            "gradebridge_bundles_published{district=\"Cedar Valley\"} 1",
            "gradebridge_quarantined_files{district=\"Cedar Valley\"} 1",
            "gradebridge_step_result{district=\"Cedar Valley\",step=\"claim\",result=\"failed\"} 1",
            "gradebridge_step_result{district=\"Cedar Valley\",step=\"export\",result=\"done\"} 1",
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(try FolderPicture(folder).entries.mapValues(\.permissions) == ["gradebridge.prom": 0o644])
    }

    @Test("Metrics that cannot be written are logged, and the night's exit code is the same")
    func noMetrics() throws {
        let scene = try NightScene()
        try scene.configure("metrics:\n  textfile: /nowhere/at/all.prom")
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 0)
        #expect(night.finished.errors.contains("metrics not written"))
    }
}
