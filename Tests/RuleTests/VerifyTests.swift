import Foundation
import Scenes
import TestSupport
import Testing

@Suite("verify", .inProcess)
struct VerifyTests {
    private struct Report: Decodable {
        struct Group: Decodable {
            struct Place: Decodable {
                var line: Int?
                var shape: String?
                var value: String?
            }

            var code: String
            var severity: String
            var file: String?
            var column: String?
            var count: Int
            var places: [Place]
        }

        var conforms: Bool
        var oneRoster: String?
        var counts: [String: Int]
        var files: [[String: FileCell]]
        var findings: [Group]
    }

    /// Of a file only that it is there is asked.
    private struct FileCell: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    private static func report(_ path: URL, _ more: [String] = []) throws -> (Finished, Report) {
        let finished = try Gradebridge.run(["verify", path.path, "--json"] + more)
        return (finished, try finished.json(Report.self))
    }

    /// A read-back's folder of the sample, with one cell changed.
    private static func folder(_ scratch: ScratchFolder, _ change: (String) -> String) throws -> URL {
        let folder = try scratch.folder("campus")
        let sample = PackageFolder.sampleData.appending(path: "district/roster")
        for name in try FileManager.default.contentsOfDirectory(atPath: sample.path) {
            try FileManager.default.copyItem(
                at: sample.appending(path: name), to: folder.appending(path: name))
        }
        let users = folder.appending(path: "users.csv")
        let text = try String(contentsOf: users, encoding: .utf8)
        try FileManager.default.removeItem(at: users)
        try Data(change(text).utf8).write(to: users)
        return folder
    }

    /// The first user's role, which nobody has.
    private static func misspelt(_ text: String) -> String {
        guard let place = text.range(of: ",student,") else { return text }
        return text.replacingCharacters(in: place, with: ",zauberlehrling,")
    }

    @Test("The bundle that an export makes has no finding: 0", arguments: GoldenCase.all)
    func theBundleThatAnExportMakesHasNoFinding0(_ golden: GoldenCase) throws {
        let workspace = try golden.workspace()
        let plan = try workspace.plan("export", over: golden.folder)
        #expect(!plan.bundles.isEmpty)
        for bundle in plan.bundles {
            let (finished, report) = try Self.report(workspace.outbox.appending(path: bundle.file))
            #expect(finished.status == 0)
            #expect(report.conforms)
            #expect(report.findings.isEmpty)
            #expect(report.files.count == 4)
        }
    }

    @Test("Warnings alone end with 0, with --strict with 3")
    func warningsAloneEndWith0() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch) { $0 }
        try Data("a,b\n1,2\n".utf8).write(to: folder.appending(path: "notes.csv"))
        for (more, status) in [([], 0), (["--strict"], 3)] as [([String], Int32)] {
            let (finished, report) = try Self.report(folder, more)
            #expect(finished.status == status)
            #expect(report.counts["error"] == 0 && report.counts["warning"] == 1)
        }
    }

    @Test("A column that is not known is named, unless this may be no header")
    func aColumnThatIsNotKnownIsNamedUnlessThisMayBeNoHeader() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch) { text in
            let lines = text.split(separator: "\n").map { String($0.filter { $0 != "\r" }) }
            return lines.enumerated().map { "\($0.element),\($0.offset == 0 ? "shoeSize" : "7")\n" }.joined()
        }
        let words = try Gradebridge.run(["verify", folder.path])
        #expect(words.status == 3)
        #expect(words.output.contains("it is called shoeSize"), "\(words.output)")
    }

    @Test("A fault is told with its file, line, column and shape, and never with its value: 3")
    func aFaultIsToldWithItsFile() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch, Self.misspelt)
        let (finished, report) = try Self.report(folder)
        #expect(finished.status == 3)
        #expect(!report.conforms)
        #expect(report.counts == ["error": 1, "warning": 0, "notice": 0])
        let group = try #require(report.findings.first)
        #expect(group.code == "value-enumeration")
        #expect(group.file == "users.csv")
        #expect(group.column == "role")
        #expect(group.places.first?.shape == "14 characters: letters")
        let words = try Gradebridge.run(["verify", folder.path])
        #expect(words.status == 3)
        #expect(words.output.hasPrefix("campus is a OneRoster 1.1 set with 1 error: "))
        #expect(words.output.contains("error value-enumeration: users.csv role\n"))
        for output in [finished.output, words.output, words.errors] {
            #expect(!output.contains("zauberlehrling"))
        }
    }

    @Test("--values shows it")
    func valuesShowsIt() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch, Self.misspelt)
        let (_, report) = try Self.report(folder, ["--values"])
        #expect(report.findings.first?.places.first?.value == "zauberlehrling")
        #expect(
            try Gradebridge.run(["verify", folder.path, "--values"]).output.contains("\"zauberlehrling\""))
    }

    @Test("--limit is how many places of a finding are told; all are counted")
    func limitIsHowManyPlacesOfAFindingAreTold() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch) {
            $0.replacingOccurrences(of: ",student,", with: ",zauberlehrling,")
        }
        let (_, all) = try Self.report(folder, ["--limit", "1000"])
        let count = try #require(all.findings.first { $0.code == "value-enumeration" }).count
        #expect(count > 2)
        let (_, two) = try Self.report(folder, ["--limit", "2"])
        let group = try #require(two.findings.first { $0.code == "value-enumeration" })
        #expect(group.count == count)
        #expect(group.places.count == 2)
        let words = try Gradebridge.run(["verify", folder.path, "--limit", "2"]).output
        #expect(words.contains("and \(count - 2) more\n"))
    }

    @Test("What cannot be read to its end is 20, and says what to do")
    func whatCannotBeReadToItsEndIs20() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch) { String($0.dropLast(8)) + "\"x" }
        let (finished, report) = try Self.report(folder)
        #expect(finished.status == 20)
        #expect(report.findings.map(\.code).allSatisfy { $0.hasPrefix("csv-") })
        let zip = scratch.url.appending(path: "cut.zip")
        try Data("PK".utf8).write(to: zip)
        let words = try Gradebridge.run(["verify", zip.path])
        #expect(words.status == 20)
        #expect(words.output.hasPrefix("cut.zip cannot be read.\n"))
        #expect(words.output.contains("What to do: "))
    }

    @Test("Nothing there: 20, and the message has the path")
    func nothingThere20AndTheMessageHasThePath() throws {
        let finished = try Gradebridge.run(["verify", "/nowhere/set.zip"])
        #expect(finished.status == 20)
        #expect(finished.errors.contains("/nowhere/set.zip was refused: nothing is there"))
    }

    @Test("The limits of a workspace hold; a gradebridge.yaml that cannot be used is told")
    func theLimitsOfAWorkspaceHold() throws {
        let scratch = try ScratchFolder()
        let folder = try Self.folder(scratch) { $0 }
        let workspace = try scratch.folder("workspace")
        let configuration = workspace.appending(path: "gradebridge.yaml")
        let arguments = ["--workspace", workspace.path, "verify", folder.path]
        try Data("district: {name: X, timeZone: UTC}\nlimits: {fieldBytes: 256}\n".utf8).write(
            to: configuration)
        #expect(try Gradebridge.run(arguments).status == 0)
        try Data("limits: {fieldBytes: many}\n".utf8).write(to: configuration)
        let finished = try Gradebridge.run(arguments)
        #expect(finished.status == 1)
        #expect(finished.errors.contains("limits.fieldBytes"))
    }
}
