import DurableFiles
import Foundation
import Inputs
import TestSupport
import Testing
import Workspace
import ZipArchive

@testable import Nightly

@Suite("What is taken out of a drop folder")
struct ClaimStepTests {
    private let scratch: ScratchFolder
    private let layout: WorkspaceLayout
    private let step: ClaimStep

    init() throws {
        scratch = try ScratchFolder()
        layout = WorkspaceLayout(root: FilePath(scratch.url.path))
        try layout.create(configuration: "")
        var settings = BridgeConfiguration.Inbox()
        settings.settleMinutes = 0
        step = ClaimStep(
            layout: layout, settings: settings, limits: ZipLimits(), profile: Profile(), run: "run",
            clock: FileTime(seconds: Int64(Date.now.timeIntervalSince1970) + 60, nanoseconds: 0))
    }

    @Test("What was written over, or taken away, while others were looked at is left for the next look")
    func changed() throws {
        let url = URL(filePath: layout.readbackInbox.appending("scores.csv").string)
        try Data("sourcedId\n".utf8).write(to: url)
        let file = try #require(try DropFolder.look(.readback, in: layout).first)
        #expect(step.look(file) == .taken)
        #expect(try step.asOfNow(file, .taken) == .taken)

        try Data("sourcedId\nhalf of".utf8).write(to: url)
        let left = ClaimVerdict.waiting("it changed while the night looked at it")
        #expect(try step.asOfNow(file, .taken) == left)
        #expect(try step.asOfNow(file, .refused("a", "b")) == .refused("a", "b"))

        try FileManager.default.removeItem(at: url)
        #expect(try step.asOfNow(file, .taken) == left)
        #expect(step.look(file) == .waiting("it is not whole yet: nothing is there"))
    }

    @Test("Many are handed on in their order, each with its own verdict")
    func many() throws {
        let names = (100..<300).map { "\($0).\($0.isMultiple(of: 3) ? "csv" : "zip")" }
        for name in names {
            try Data("sourcedId\n".utf8).write(to: URL(filePath: layout.readbackInbox.appending(name).string))
        }
        let files = try DropFolder.look(.readback, in: layout)
        var (seen, taken): ([DroppedFile], Set<String>) = ([], [])
        try step.look(atAll: files) { file, verdict in
            seen.append(file)
            if verdict == .taken { taken.insert(file.name) }
        }
        #expect(seen == files)
        #expect(taken == Set(names.filter { $0.hasSuffix(".csv") }))
    }
}
