import Foundation
import Scenes
import TestSupport
import Testing

@Suite("The CSV files open right in a spreadsheet")
struct SpreadsheetTests {
    private static let title = "Größe, “gut” – 日本"

    private static func folder() throws -> (TestWorkspace, ReportFolder) {
        var district = SmallDistrict()
        district.setItem("901", "Title", title)
        district.grade("901", "501", "6,5")
        let workspace = try TestWorkspace()
        _ = try workspace.export(district)
        return (workspace, try workspace.report(now: ReportScene.now))
    }

    @Test(
        "Every CSV file for people begins with a byte order mark, which Excel needs to take it for UTF-8; no bundle does"
    )
    func everyCSVFileForPeopleBeginsWithAByteOrderMark() throws {
        let (workspace, _) = try Self.folder()
        let files = try FolderPicture(workspace.reports).entries.filter { $0.key.hasSuffix(".csv") }
        #expect(files.keys.contains { $0.hasSuffix("details.csv") })
        #expect(files.count >= 8)
        for (name, entry) in files {
            #expect(entry.bytes?.starts(with: [0xEF, 0xBB, 0xBF]) == true, "\(name)")
        }
        let outbox = try FolderPicture(workspace.outbox).names.filter { $0.hasSuffix(".zip") }
        let names = try Command.output(
            "unzip", ["-p", workspace.outbox.appending(path: try #require(outbox.first)).path, "results.csv"])
        #expect(names.hasPrefix("sourcedId"))
    }

    @Test(
        "LibreOffice reads every one of them: the first column by its name, letters of every language as they are",
        .enabled(if: Requirement.spreadsheet, "LibreOffice is not there (88 MB to fetch, 272 MB on the disk)")
    )
    func libreOfficeReadsEveryOneOfThem() throws {
        let (workspace, folder) = try Self.folder()
        let made = try workspace.scratch.folder("spreadsheet")
        let files = try FolderPicture(folder.url.appending(path: "csv")).names.sorted()
        // As its dialog proposes it for a file with a mark: commas, quotation marks, UTF-8.
        let form = "Text - txt - csv (StarCalc):44,34,76"
        try Command.output(
            "soffice",
            [
                "-env:UserInstallation=\(made.appending(path: "profile").absoluteString)", "--headless",
                "--infilter=\(form),1", "--convert-to", "csv:\(form)", "--outdir", made.path,
            ] + files.map { folder.url.appending(path: "csv/\($0)").path }, environment: ["HOME": made.path])
        for file in files {
            let ours = try CSVTable(file: folder.url.appending(path: "csv/\(file)"))
            let theirs = try CSVTable(file: made.appending(path: file))
            #expect(theirs.columns == ours.columns, "\(file)")
            #expect(theirs.rows.count == ours.rows.count, "\(file)")
            #expect(theirs.values("title") == ours.values("title"), "\(file)")
        }
        let rejected = try CSVTable(file: made.appending(path: "rejected.csv"))
        #expect(rejected.values("title") == [Self.title])
        #expect(rejected.values("unreadable") == ["6,5"])
    }
}
