import Domain
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

    @Test("What was written over, or taken away, while others were looked at is looked at again")
    func whatWasWrittenOver() throws {
        let url = URL(filePath: layout.gradebookInbox.appending("grades.zip").string)
        // A zip archive without a file in it.
        let whole = Data([0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18))
        try whole.write(to: url)
        let file = try #require(try DropFolder.look(.gradebook, in: layout).first)
        let first = step.look(file)
        #expect(try step.asOfNow(file, .taken) == (file, .taken))

        try Data("PK\u{3}\u{4} half of".utf8).write(to: url)
        let (now, verdict) = try step.asOfNow(file, .taken)
        #expect(now.changed >= file.changed && now.entry.size == 12)
        #expect(verdict == .waiting("it is not whole yet: it is no zip archive, or its end is cut off"))
        #expect(verdict != first)
        #expect(try step.asOfNow(file, .refused("a", "b")) == (file, .refused("a", "b")))

        try FileManager.default.removeItem(at: url)
        #expect(try step.asOfNow(file, .taken) == (file, .waiting("it is gone")))
        #expect(step.look(file) == .waiting("it is not whole yet: nothing is there"))
    }

    @Test("Many are handed on in their order, each with its own verdict")
    func manyAreHandedOnInTheirOrder() throws {
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
