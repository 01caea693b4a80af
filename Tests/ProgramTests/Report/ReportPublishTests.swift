import Foundation
import TestSupport
import Testing

@Suite("Where reports are published (report.publish)")
struct ReportPublishTests {
    private struct Mail: Decodable {
        var to: String
        var from: String
        var subject: String
        var text: String
        var attachments: [String: String]
    }

    /// What a mail says, by Python's own reader.
    private static func mails(in folder: URL) throws -> [Mail] {
        let program = """
            import email, email.policy, glob, json, os, sys
            out = []
            for name in sorted(glob.glob(os.path.join(sys.argv[1], '*.eml'))):
                mail = email.message_from_binary_file(open(name, 'rb'), policy=email.policy.default)
                out.append({'to': open(name[:-4] + '.to').read(), 'from': mail['From'], 'subject': mail['Subject'],
                    'text': mail.get_body(('plain',)).get_content(),
                    'attachments': {a.get_filename(): a.get_content() for a in mail.iter_attachments()}})
            print(json.dumps(out))
            """
        return try JSONDecoder().decode([Mail].self, from: Data(Python.output(program, [folder.path]).utf8))
    }

    private static func configure(_ scene: NightScene, _ publish: [String], sendmail: [String] = []) throws {
        let entries = publish.map { "\n    - \"\($0)\"" }.joined()
        let words = sendmail.map { "\"\($0)\"" }.joined(separator: ", ")
        try scene.configure(
            "report:\n  publish:\(entries)\n  sendmail: [\(words)]\n  mailFrom: grades@cedar-valley.example")
    }

    private static func page(_ night: NightScene.Night) throws -> URL {
        URL(filePath: try #require(night.report.page))
    }

    private static func mode(_ file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    @Test(
        "The page and the lists lie in each folder, the district's and a school's own, readable by its group; the next night replaces them"
    )
    func thePageAndTheListsLieInEachFolder() throws {
        let scene = try NightScene()
        let (district, school) = (
            try scene.workspace.scratch.folder("all"), try scene.workspace.scratch.folder("high")
        )
        try Self.configure(scene, ["folder = \(district.path)", "folder HS = \(school.path)"])
        try scene.dropDistrict()
        let first = try scene.night(1)
        #expect(first.status == 0, "\(first.finished.output)")
        let made = try Self.page(first).deletingLastPathComponent()
        for (from, to) in [(made, district), (made.appending(path: "schools/HS"), school)] {
            for file in ["report.html", "report.json", "csv/sections.csv"] {
                let published = to.appending(path: file)
                #expect(try Data(contentsOf: published) == Data(contentsOf: from.appending(path: file)))
                #expect(try Self.mode(published) == 0o640)
            }
        }
        // Another school's scores are in neither the page nor the lists of this one.
        #expect(
            try !String(contentsOf: school.appending(path: "report.json"), encoding: .utf8).contains("42001"))

        try Data("old\n".utf8).write(to: district.appending(path: "csv/gone.csv"))
        let second = try scene.night(2)
        let page = district.appending(path: "report.html")
        #expect(try Data(contentsOf: page) == Data(contentsOf: Self.page(second)))
        #expect(!FileManager.default.fileExists(atPath: district.appending(path: "csv/gone.csv").path))
    }

    @Test(
        "A real SMTP server gets the page of a school, whole, from a real program that sends mail",
        .enabled(if: Requirement.mail, "msmtp or aiosmtpd is not there"))
    func aRealServerGetsThePage() throws {
        let scene = try NightScene()
        let box = try scene.workspace.scratch.folder("box")
        let sendmail = [
            Python.executable, PackageFolder.tools.appending(path: "smtp_once.py").path, box.path,
        ]
        try Self.configure(
            scene, ["mail HS = office@high.example", "mail = board@cedar-valley.example"], sendmail: sendmail)
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 0, "\(night.finished.output)")
        let mails = try Self.mails(in: box)
        #expect(mails.map(\.to) == ["office@high.example", "board@cedar-valley.example"])
        #expect(mails.allSatisfy { $0.from == "grades@cedar-valley.example" })
        let made = try Self.page(night).deletingLastPathComponent()
        for (mail, folder) in zip(mails, [made.appending(path: "schools/HS"), made]) {
            let page = try String(contentsOf: folder.appending(path: "report.html"), encoding: .utf8)
            #expect(mail.attachments["report.html"] == page)
            #expect(mail.subject.contains("Cedar Valley") && !mail.text.isEmpty)
        }
        #expect(mails.first?.subject.contains("school HS") == true)
    }

    @Test(
        "A place that fails is told with what to do, ends with 3, and keeps neither the scores nor the other places from theirs"
    )
    func aPlaceThatFailsIsTold() throws {
        let scene = try NightScene()
        let good = try scene.workspace.scratch.folder("good")
        try Self.configure(
            scene,
            [
                "folder = /nowhere/reports", "folder 999 = \(good.path)", "mail = a@b.example",
                "folder HS = \(good.path)",
            ],
            sendmail: ["false"])
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 3)
        #expect(night.sent == 9)
        let failures = night.report.steps.compactMap(\.failure)
        #expect(failures.allSatisfy { $0.exitCode == 3 && !$0.advice.isEmpty })
        #expect(
            failures.map(\.code) == ["report-not-published", "report-not-published", "report-not-published"])
        for (failure, words) in zip(
            failures, ["no folder /nowhere/reports", "the school 999", "a@b.example: false ended with 1"])
        {
            #expect(failure.message.contains(words), "\(failure.message)")
        }
        #expect(FileManager.default.fileExists(atPath: good.appending(path: "report.html").path))
        // The advice, followed, helps.
        try Self.configure(scene, ["folder = \(good.path)"])
        #expect(try scene.night(2).status == 0)
    }

    @Test("A folder in which something is in the way is told as such, too, and ends with 3")
    func somethingIsInTheWay() throws {
        let scene = try NightScene()
        let folder = try scene.workspace.scratch.folder("all")
        try Data().write(to: folder.appending(path: "csv"))
        try Self.configure(scene, ["folder = \(folder.path)"])
        try scene.dropDistrict()
        let night = try scene.night(1)
        #expect(night.status == 3)
        #expect(night.report.steps.compactMap(\.failure?.code) == ["report-not-published"])
        try FileManager.default.removeItem(at: folder.appending(path: "csv"))
        #expect(try scene.night(2).status == 0)
    }

    @Test("report --publish does the same by hand, and says where the reports are")
    func reportPublishDoesTheSameByHand() throws {
        let scene = try NightScene()
        let folder = try scene.workspace.scratch.folder("all")
        try Self.configure(scene, ["folder = \(folder.path)"])
        try scene.dropDistrict()
        _ = try scene.night(1)
        try FileManager.default.removeItem(at: folder.appending(path: "report.html"))
        let run = try scene.workspace.run(["report", "--publish"])
        #expect(run.status == 0 && run.output.contains("Published: \(folder.path)"), "\(run.output)")
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "report.html").path))
        try Self.configure(scene, ["folder = /nowhere"])
        #expect(try scene.workspace.run(["report", "--publish"]).status == 3)
    }
}
