import DurableFiles
import Foundation
import Scenes
import Session
import Setup
import TestSupport
import Testing

@testable import gradebridge

@Suite("What the command line understands and proposes", .inProcess)
struct CommandLineTests {
    private func run(_ arguments: String...) throws -> Finished {
        try TestSupport.Gradebridge.run(arguments)
    }

    @Test(
        "A mistyped command gets the nearest, with its whole path; one that is like none, the list",
        arguments: [
            (["exprot"], "`gradebridge exprot`. Did you mean `gradebridge export`?"),
            (["bundles", "lst"], "`gradebridge bundles lst`. Did you mean `gradebridge bundles list`?"),
            (
                ["--workspace", "x", "forzen", "list"],
                "`gradebridge forzen`. Did you mean `gradebridge frozen`?"
            ),
            (["-w", "x", "nigthly"], "Did you mean `gradebridge nightly`?"),
            (["frobnicate"], "There are: init, preview, export,"),
        ])
    func aMistypedCommandGetsTheNearest(_ arguments: [String], _ words: String) throws {
        let finished = try TestSupport.Gradebridge.run(arguments)
        #expect(finished.status == 64)
        #expect(finished.errors.contains(words), "\(finished.errors)")
    }

    @Test("Nothing that is right counts as mistyped")
    func nothingThatIsRightCountsAsMistyped() {
        for arguments in [
            ["help", "export"], ["bundles"], ["bundles", "show", "3"], ["frozen", "--item", "x"],
            ["verify", "lst"],
            ["--json", "readback", "x.zip", "--as-of", "2026-11-24T02:00:00Z"],
        ] {
            #expect(MistypedCommand.advice(for: arguments) == nil, "\(arguments)")
        }
    }

    @Test("init asks for nothing where nobody sits there: without a zone it is refused, and nothing is made")
    func initWithoutAZoneIsRefused() throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appending(path: "district")
        let refused = try run("init", folder.path)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("the district's time zone is missing"))
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test(
        "A zone that the system does not know gets the one that was meant, and followed, that helps",
        arguments: [
            ("CST", "America/Chicago"), ("chicago", "America/Chicago"), ("New York", "America/New_York"),
            ("America/Chcago", "America/Chicago"),
        ])
    func aZoneThatTheSystemDoesNotKnow(_ wrong: String, _ right: String) throws {
        let scratch = try ScratchFolder()
        let folder = scratch.url.appending(path: "district").path
        let refused = try run("init", folder, "--time-zone", wrong)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("did you mean \(right)?"), "\(refused.errors)")
        #expect(!refused.errors.contains("gradebridge.yaml"))
        #expect(try run("init", folder, "--time-zone", right).status == 0)
    }

    @Test("A person is asked for the zone; an answer that is none is told")
    func aPersonIsAskedForTheZone() async throws {
        let scratch = try ScratchFolder()
        let folder = FilePath(scratch.url.appending(path: "district").path)
        await #expect(throws: (any Error).self) {
            try await Initializer.run(folder, district: nil, timeZone: nil) { _ in "nowhere" }
        }
        let made = try await Initializer.run(folder, district: nil, timeZone: nil) { question in
            question.hasPrefix("Time zone of the district") ? "America/Denver" : nil
        }
        #expect(made.timeZone == "America/Denver")
    }

    @Test("A folder that is no workspace says so, to doctor with nothing that follows from it")
    func aFolderThatIsNoWorkspaceSaysSo() throws {
        let scratch = try ScratchFolder()
        let listed = try run("-w", scratch.url.path, "bundles", "list")
        #expect(listed.status == 10)
        #expect(listed.errors.contains("is not a workspace"))
        let examined = try run("-w", scratch.url.path, "doctor", "--json")
        #expect(examined.status != 0)
        #expect(examined.output.contains("is not a workspace"))
        #expect(!examined.output.contains("folders"))
    }

    @Test("Where none is named it is the environment's, else this folder, else the nearest above that is one")
    func whereNoneIsNamed() throws {
        let workspace = try TestWorkspace()
        let root = Files.resolved(FilePath(workspace.folder.path))
        let inside = FilePath(workspace.folder.appending(path: "inbox/campus").path)
        #expect(WorkspaceChoice.folder(from: inside, named: nil) == root)
        #expect(WorkspaceChoice.folder(from: root, named: nil) == root)
        #expect(WorkspaceChoice.folder(from: inside, named: "") == root)
        #expect(WorkspaceChoice.folder(from: inside, named: "/elsewhere") == "/elsewhere")
        #expect(WorkspaceChoice.folder(from: "/usr", named: nil) == "/usr")
        // One whose configuration cannot be looked at is not passed by for the one above it.
        let doubtful = workspace.folder.appending(path: "inbox/doubtful")
        try FileManager.default.createSymbolicLink(at: doubtful, withDestinationURL: doubtful)
        #expect(WorkspaceChoice.folder(from: FilePath(doubtful.path), named: nil) == FilePath(doubtful.path))
    }

    @Test(
        "A day of the district is as good as a time for --since",
        arguments: [("2026-11-22", 1), ("2026-11-23", 1), ("2026-11-24", 0)])
    func aDayOfTheDistrictIsAsGoodAsATime(_ day: String, _ count: Int) throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        #expect(try scene.readback(1, as: .extract).newlyFrozen == ["changed": 1])
        let all = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self).frozen
        #expect(all.count == 1)
        let since = try scene.workspace.run(["frozen", "list", "--since", day, "--json"])
        #expect(since.status == 0, "\(since.errors)")
        #expect(try since.json(FrozenReport.self).frozen.count == count)
        #expect(try scene.workspace.run(["frozen", "list", "--since", "yesterday"]).status == 64)
    }

    @Test("bundles mark needs to know who says so", arguments: [[], ["--by", " "]])
    func bundlesMarkNeedsToKnowWhoSaysSo(_ options: [String]) throws {
        let scene = try ReadbackScene()
        let refused = try scene.workspace.run(["bundles", "mark", "1", "imported"] + options)
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--by"))
    }

    @Test("An export says what to do with its bundle, and that helps; a preview leaves nothing behind")
    func anExportSaysWhatToDoWithItsBundle() throws {
        let workspace = try TestWorkspace()
        let district = SmallDistrict()
        let arguments = try workspace.arguments("preview", district, now: TestWorkspace.firstNight)
        // Makes the folder for temporary files.
        _ = try workspace.run(["bundles", "list"])
        let before = try FolderPicture(workspace.scratch.url).names
        let preview = try workspace.run(arguments.filter { $0 != "--json" })
        #expect(preview.status == 0, "\(preview.errors)")
        #expect(!preview.output.contains("bundles mark"))
        #expect(try FolderPicture(workspace.scratch.url).names == before)
        let export = try workspace.run(
            workspace.arguments("export", district, now: TestWorkspace.firstNight).filter { $0 != "--json" })
        #expect(export.output.contains("Next: import outbox/"), "\(export.output)")
        #expect(export.output.contains("`gradebridge bundles mark 1 imported --by NAME`"))
        #expect(try workspace.run(["bundles", "mark", "1", "imported", "--by", "NAME"]).status == 0)
    }
}
