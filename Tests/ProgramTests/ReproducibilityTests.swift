import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Same inputs, same ledger, same --now: the same bytes")
struct ReproducibilityTests {
    private static let sample = GoldenCase.district("default", "gradebridge.yaml")

    private static func arguments(_ gradebook: URL, _ roster: URL) -> [String] {
        [
            "export", "--json", "--now", TestWorkspace.firstNight, "--gradebook", gradebook.path, "--roster",
            roster.path,
        ]
    }

    /// What the sample's export leaves in the outbox, in a new workspace.
    private static func outbox(
        gradebook: URL = sample.folder.appending(path: "gradebook"),
        roster: URL = sample.folder.appending(path: "roster"), environment: [String: String] = [:]
    ) throws -> FolderPicture {
        let workspace = try TestWorkspace()
        let finished = try workspace.run(arguments(gradebook, roster), environment: environment)
        try #require([0, 3].contains(finished.status), "\(finished.errors)")
        return try FolderPicture(workspace.outbox)
    }

    @Test(
        "whatever the time zone, the locale, the language and the umask of the shell",
        arguments: [
            ["TZ": "Asia/Tokyo"], ["TZ": "Pacific/Kiritimati"], ["LC_ALL": "C"], ["LC_ALL": "tr_TR.UTF-8"],
            ["LANG": "ar_EG.UTF-8", "LANGUAGE": "ar"], ["HOME": "/nonexistent"],
            ["COLUMNS": "7", "TERM": "dumb"],
        ])
    func whateverTheTimeZone(_ variables: [String: String]) throws {
        let changed = try Self.outbox(environment: variables)
        #expect(changed.differences(from: try Self.outbox()) == [])
    }

    @Test("from a folder or from a zip, packed with or without compression")
    func fromAFolderOrFromAZip() throws {
        let scratch = try ScratchFolder()
        for method in [ZipProgram.Method.store, .deflate] {
            for part in ["gradebook", "roster"] {
                try ZipProgram.pack(
                    Self.sample.folder.appending(path: part),
                    as: scratch.url.appending(path: "\(part)-\(method).zip"), method)
            }
            let zipped = try Self.outbox(
                gradebook: scratch.url.appending(path: "gradebook-\(method).zip"),
                roster: scratch.url.appending(path: "roster-\(method).zip"))
            #expect(zipped.differences(from: try Self.outbox()) == [])
        }
    }

    @Test("in another working folder, with the workspace and inputs named by relative paths")
    func inAnotherWorkingFolderWithTheWorkspaceAndInputsNamedByRelativePaths() throws {
        let scratch = try ScratchFolder()
        for part in ["gradebook", "roster"] {
            try FileManager.default.copyItem(
                at: Self.sample.folder.appending(path: part), to: scratch.url.appending(path: part))
        }
        let made = try Gradebridge.run(
            ["init", "here", "--district", "Cedar Valley", "--time-zone", "America/Chicago"], in: scratch.url)
        try #require(made.status == 0)
        let finished = try Gradebridge.run(
            [
                "export", "--gradebook", "../gradebook", "--roster", "../roster", "--now",
                TestWorkspace.firstNight,
            ], in: scratch.url.appending(path: "here"))
        #expect(finished.status == 3, "\(finished.errors)")
        let outbox = try FolderPicture(scratch.url.appending(path: "here/outbox"))
        #expect(outbox.differences(from: try Self.outbox()) == [])
    }

    @Test("in whatever order the rows of the gradebook stand")
    func inWhateverOrderTheRowsOfTheGradebookStand() throws {
        var random = RandomSource(seed: RandomSource.seed())
        var district = SmallDistrict()
        let straight = try TestWorkspace()
        let expected = try straight.onlyBundle(straight.export(district))
        for _ in 0..<3 {
            for name in district.gradebook.keys.sorted() {
                district.change(name) { $0.rows.shuffle(using: &random) }
            }
            for name in district.roster.keys.sorted() where name != "manifest.csv" {
                district.change(name) { $0.rows.shuffle(using: &random) }
            }
            let workspace = try TestWorkspace()
            #expect(try workspace.onlyBundle(workspace.export(district)) == expected, "seed \(random.seed)")
        }
    }

    @Test("in whatever order the columns stand, with LF or CRLF, with a BOM or without")
    func inWhateverOrderTheColumnsStand() throws {
        let scratch = try ScratchFolder()
        try SmallDistrict().write(to: scratch.url.appending(path: "plain"))
        var turned = SmallDistrict()
        for name in turned.gradebook.keys.sorted() { turned.change(name) { $0.columns.reverse() } }
        try turned.write(to: scratch.url.appending(path: "turned"))
        let folder = scratch.url.appending(path: "turned/gradebook")
        for name in turned.gradebook.keys {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            try Data(("\u{FEFF}" + text.replacing("\n", with: "\r\n")).utf8).write(
                to: folder.appending(path: name))
        }
        let plain = try TestWorkspace()
        let other = try TestWorkspace()
        let expected = try plain.plan("export", over: scratch.url.appending(path: "plain"))
        let report = try other.plan("export", over: scratch.url.appending(path: "turned"))
        #expect(try other.onlyBundle(report) == plain.onlyBundle(expected))
    }

    @Test("and again and again")
    func andAgainAndAgain() throws {
        let first = try Self.outbox()
        for _ in 0..<20 { #expect(try Self.outbox().differences(from: first) == []) }
    }
}
