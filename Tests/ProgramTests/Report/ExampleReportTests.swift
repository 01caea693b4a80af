import Foundation
import TestSupport
import Testing

@Suite("The example reports", .serialized)
struct ExampleReportTests {
    @Test("One command makes the example reports again, byte for byte as they stand in SampleData")
    func oneCommandMakesTheExampleReportsAgain() throws {
        let scratch = try ScratchFolder()
        let examples = PackageFolder.sampleData.appending(path: "reports")
        try Command.output(
            "bash", [examples.appending(path: "make.sh").path, scratch.url.path],
            environment: ["GRADEBRIDGE": Gradebridge.path])
        for name in ["open-university", "month"] {
            let made = try FolderPicture(scratch.url.appending(path: name)).entries.mapValues(\.bytes)
            let stands = try FolderPicture(examples.appending(path: name)).entries.mapValues(\.bytes)
            #expect(stands["report.html"] != nil)
            #expect(made.keys.sorted() == stands.keys.sorted())
            for (file, bytes) in made where bytes != stands[file] {
                Issue.record("\(name)/\(file) differs: run SampleData/reports/make.sh and look at the change")
            }
        }
    }
}
