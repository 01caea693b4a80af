import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Explain answers what a person asks, with what that person knows", .inProcess)
struct ExplainTests {
    private struct Answer: Decodable {
        struct Match: Decodable {
            var item: String
            var student: String?
            var command: String
        }

        var answer: String
        var item: String
        var matches: [Match]?
        var unknown: String?
        var lineItems: [ExplainReport.LineItem]
    }

    /// Campus has imported all, and changed the essay of s501; in the inbox lies the same export.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18.50")
        _ = try scene.readback(1, as: .extract)
        try drop(scene.district, scene)
        return scene
    }

    private static func drop(_ district: SmallDistrict, _ scene: ReadbackScene) throws {
        let files = try scene.workspace.scratch.folder("dropped/\(UUID().uuidString)")
        try district.write(to: files)
        let inbox = scene.workspace.folder.appending(path: "inbox")
        for (name, place) in [("gradebook", "itslearning/g"), ("roster", "campus/roster/r")] {
            let target = inbox.appending(path: place)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: files.appending(path: name), to: target)
        }
    }

    private static func said(_ scene: ReadbackScene, _ question: [String]) throws -> [String] {
        let finished = try scene.workspace.run(["explain"] + question)
        #expect(finished.status == 0, "\(finished.errors)")
        return finished.output.components(separatedBy: "\n")
    }

    private static func asked(_ scene: ReadbackScene, _ question: [String]) throws -> Answer {
        try scene.workspace.run(["explain", "--json"] + question).json(Answer.self)
    }

    @Test(
        "A title in any case, or a part of it, and a student: one sentence, since when, and who can do something"
    )
    func oneSentence() throws {
        let scene = try Self.scene()
        for words in ["ESSAY", "ssa", "901", "itsl_901_41001"] {
            let lines = try Self.said(scene, [words, "--student", "s501"])
            #expect(
                lines.first
                    == "Student s501's score for \"Essay\" in Algebra I is kept as Campus has it since Mon, Nov 23, 6:00 AM: score was changed in Campus; a registrar can send itslearning's score again.",
                "\(words)")
            #expect(lines.contains { $0.contains("Sun, Nov 22, 8:00 PM: sent 11 in bundle 1 (arrived)") })
            #expect(lines.contains("What to do:"))
        }
    }

    @Test(
        "Where a score is, by what is known of it",
        arguments: [
            ("s502", "is in Campus, sent on Sun, Nov 22, 8:00 PM; nobody has to do anything."),
            ("s503", "is not sent yet; the next export sends it, and nobody has to do anything."),
            ("s504", "cannot be read: score is no number from 0 to 99999.99; the teacher can fix it."),
            ("s505", "has not been sent: no score yet; nobody has to do anything."),
        ])
    func whereAScoreIs(student: String, end: String) throws {
        let scene = try Self.scene()
        scene.district.grade("901", "503", "19.75")
        scene.district.grade("901", "504", "6,5")
        scene.district.grade("901", "505", "")
        try Self.drop(scene.district, scene)
        let line = try #require(Self.said(scene, ["essay", "--student", student]).first)
        #expect(line.hasSuffix(" \(end)"), "\(line)")
    }

    @Test("What stood so at the last export says since when; what waits for import names its bundle")
    func sinceWhen() throws {
        let scene = try ReadbackScene(isImported: false)
        scene.district.grade("901", "504", "6,5")
        _ = try scene.export(2)
        try Self.drop(scene.district, scene)
        #expect(
            try Self.said(scene, ["essay", "--student", "s504"]).first?.contains(
                "cannot be read since Mon, Nov 23, 8:00 PM: score is no number") == true)
        #expect(
            try Self.said(scene, ["essay", "--student", "s501"]).first?.hasSuffix(
                "has waited for import since Sun, Nov 22, 8:00 PM, in bundle 1; whoever imports bundles into Campus can do something."
            ) == true)
    }

    @Test("Several that fit are listed, and what is to be typed next tells of one of them")
    func severalAreListed() throws {
        let scene = try Self.scene()
        for question in [["algebra"], ["--student", "s501"], ["--section", "41001"]] {
            let answer = try Self.asked(scene, question)
            let matches = try #require(answer.matches, "\(question)")
            #expect(matches.count > 1 && answer.item.isEmpty && answer.unknown == nil)
            for match in matches {
                #expect(match.command.hasPrefix("gradebridge explain --item \(match.item)"))
                let next = try Self.asked(
                    scene, Array(match.command.split(separator: " ").dropFirst(2)).map(String.init))
                #expect(next.item == match.item && next.matches == nil && next.lineItems.count == 1)
            }
            let text = try Self.said(scene, question)
            for match in matches { #expect(text.contains("    \(match.command)")) }
        }
    }

    @Test("A section by its title, and a student by name")
    func sectionAndName() throws {
        let scene = try Self.scene()
        scene.district.change("users.csv") {
            $0.set("givenName", to: "Ada", where: ["sourcedId": "s501"])
            $0.set("familyName", to: "Example", where: ["sourcedId": "s501"])
        }
        try Self.drop(scene.district, scene)
        let biology = try Self.asked(scene, ["--section", "biology"])
        #expect(biology.item == "903" && biology.lineItems.count == 1)
        let named = try Self.asked(scene, ["essay", "--student-name", "example ADA"])
        #expect(named.answer.hasPrefix("Student s501's score for \"Essay\""), "\(named.answer)")
        let several = try Self.asked(scene, ["essay", "--student-name", "e"])
        #expect(
            try #require(several.matches).contains {
                $0.command == "gradebridge explain essay --student s501"
            })
    }

    @Test(
        "What fits nothing is said to be the part that is wrong",
        arguments: [
            (["Essey"], "title"), (["--item", "999"], "item"),
            (["--item", "901", "--section", "7"], "section"),
            (["essay", "--section", "biology"], "section"),
            (["--item", "901", "--student", "s9"], "student"),
            (["--student", "s9"], "student"), (["essay", "--student-name", "Nobody"], "student-name"),
        ])
    func unknownPart(question: [String], part: String) throws {
        let scene = try Self.scene()
        let answer = try Self.asked(scene, question)
        #expect(answer.unknown == part)
        #expect(try Self.said(scene, question).first == answer.answer)
        if part == "title" { #expect(answer.answer.hasSuffix("Did you mean \"Essay\"?")) }
    }

    @Test(
        "Nothing asked, or one thing asked twice, is no question",
        arguments: [[], ["a", "--item", "1"], ["a", "--student", "b", "--student-name", "c"]])
    func noQuestion(question: [String]) throws {
        #expect(try Self.scene().workspace.run(["explain"] + question).status == 64)
    }

    @Test("A name without an export to look it up in is said to lack one")
    func nameWithoutExport() throws {
        let finished = try ReadbackScene().workspace.run(["explain", "essay", "--student-name", "Ada"])
        #expect(finished.status == 1 && finished.errors.contains("there is nothing in"), "\(finished.errors)")
    }
}
