import TestSupport
import Testing

extension BrowserTests {
    @Suite("To trust")
    struct Safety {
        @Test("A page asks for nothing but itself, and its own script and style run under its policy")
        func aPageAsksForNothingButItself() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let facts = try page.look("requests", RequestFacts.self)
                #expect(facts.asked == [])
                #expect(facts.own == 1)
                #expect(facts.resources == [])
                #expect(facts.errors == [])
                #expect(facts.scriptRan)
                #expect(facts.styleHolds)
            }
        }

        @Test(
            "No script, style, picture, frame or request that somebody puts into a page works: its policy refuses them"
        )
        func noScriptStylePicture() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let facts = try page.look("policy", PolicyFacts.self)
                let kept = facts.kept
                #expect(
                    [kept.scriptRan, kept.styleHolds, kept.dressed, kept.pictureShows, kept.fetched]
                        .allSatisfy { !$0 })
                #expect(kept.refusals >= 5)
                // What was put in is no dud: without the policy all of it works.
                let bare = facts.without
                #expect(
                    [bare.scriptRan, bare.styleHolds, bare.dressed, bare.pictureShows, bare.fetched]
                        .allSatisfy { $0 })
            }
        }
    }
}

extension BrowserTests {
    @Suite("With hostile names", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
    struct Hostile {
        private func scene() throws -> BrowserScene {
            let workspace = try TestWorkspace(district: "</title><script>alert(1)</script>")
            _ = try workspace.export(HostileTexts.district())
            let student = HostileTexts.student.unicodeScalars.split(separator: "'").map(String.init)
            try workspace.ledger.freeze(
                "itsl_901_41001", student.joined(separator: "''"), campus: "=<b>7</b>")
            return try BrowserScene(workspace)
        }

        @Test(
            "Titles and names that are markup, templates, formulas, controls or very long stand in the page as text, and add no element and no attribute"
        )
        func titlesAndNamesThatAreMarkup() throws {
            let scene = try scene()
            let texts = HostileTexts.all + [HostileTexts.controlShown]
            let facts = try scene.page.look(
                "content", ContentFacts.self, asking: .init(texts: texts + ["<b>7</b>"]))
            #expect(!facts.alerted)
            #expect(facts.missing == [])
            #expect(facts.scripts == 1)
            #expect(facts.styles == 1)
            let tame = try BrowserScene.sample().page.look(
                "content", ContentFacts.self, asking: .init(texts: []))
            #expect(facts.elements.subtracting(tame.elements) == [])
            #expect(facts.attributes.subtracting(tame.attributes) == [])
            #expect(facts.targets == ["", "csv/"])
        }

        @Test("The command that the page tells is for a shell what it is for a reader")
        func theCommandThatThePageTellsIsForAShell() throws {
            let scene = try scene()
            let facts = try scene.page.look("content", ContentFacts.self, asking: .init(texts: []))
            let command = try #require(facts.commands.first)
            let words = try Command.output(
                "sh", ["-c", "gradebridge() { printf '%s\\n' \"$@\"; }; \(command)"], in: scene.folder)
            #expect(
                words.split(separator: "\n").map(String.init) == [
                    "--workspace", "workspace", "frozen", "release", "--line-item", "itsl_901_41001",
                    "--student",
                    HostileTexts.student, "--by", "YOUR NAME", "--reason", "WHY",
                ])
        }

        @Test("Every one of them is a title, a school, a section and a student of the page")
        func everyOneOfThemIsATitle() throws {
            let scene = try scene()
            let facts = try scene.page.look("filter", FilterFacts.self, asking: .init(filter: [.init()]))
            let rows = try #require(facts.answers.first).rows
            for text in HostileTexts.all + [HostileTexts.controlShown] {
                let wanted = text.split(separator: " ").joined(separator: " ")
                #expect(rows.filter { $0.text.contains(wanted) }.count >= 3, "\(text.prefix(40))")
            }
        }

        @Test(
            "They make no page wider than its screen, break no link, no sheet of paper, no request and nothing of axe's"
        )
        func theyMakeNoPageWiderThanItsScreen() throws {
            let scene = try scene()
            for look in try scene.page.look("layout", [LayoutFacts].self) {
                #expect(look.scrollWidth <= look.width)
                #expect(look.spilling == [])
            }
            let links = try scene.page.look("links", LinkFacts.self)
            #expect(links.twice + links.dangling + links.lost == [])
            let asked = try scene.page.look("requests", RequestFacts.self)
            #expect(asked.asked + asked.errors == [])
            for look in try scene.page.look(
                "axe", [AxeFacts].self, asking: .init(looks: [.init(320, "dark")]))
            { #expect(look.violations == []) }
            let paper = try scene.page.look("print", PrintFacts.self).withScripts
            #expect(paper.missing.map { $0.prefix(200) } == [])
        }
    }
}
