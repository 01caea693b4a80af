import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Suite("To read")
    struct Reading {
        @Test(
            "Without scripts every table and row can be seen, at most behind a fold that a click opens, and no control is there that does nothing"
        )
        func withoutScripts() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look("readable", ReadableFacts.self)
            #expect(facts.unseen == [])
            #expect(facts.tables > 30)
            #expect(facts.rows > 80)
            #expect(facts.opened > 20)
            #expect(facts.stillClosed == 0)
            #expect(facts.controls == 0)
        }

        @Test(
            "No page is wider than a telephone of 320 pixels: tables and pictures scroll in their own boxes, and nothing spills over what stands beside it"
        )
        func noPageIsWiderThanATelephoneOf320Pixels() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let looks = try page.look("layout", [LayoutFacts].self)
                #expect(looks.map(\.width) == [1200, 1200, 320, 320])
                for look in looks {
                    #expect(look.scrollWidth <= look.width)
                    #expect(look.spilling == [], "\(look.width)")
                }
            }
        }

        @Test(
            "On a telephone every row is a card that names its figures: both scores and the reason are on the screen, and nothing scrolls sideways"
        )
        func onATelephoneEveryRowIsACard() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let phone = try page.look("phone", PhoneFacts.self)
                #expect(phone.width == 390)
                #expect(phone.scrollWidth <= 390)
                #expect(phone.cards > 0)
                #expect(phone.sideways + phone.beyond + phone.unnamed == [])
            }
            let kept = try scene.page.look("phone", PhoneFacts.self).kept
            #expect(!kept.isEmpty)
            for score in kept {
                for column in ["Item", "Student", "Ours", "Campus", "Why"] {
                    #expect(score[column]?.isEmpty == false, "\(column) of \(score)")
                }
            }
        }

        @Test("Where the reader's screen is dark the page is dark, else it is light")
        func whereTheReadersScreenIsDarkThePageIsDark() throws {
            let scene = try BrowserScene.sample()
            for look in try scene.page.look("layout", [LayoutFacts].self) {
                let (paper, ink) = (look.background.reduce(0, +) / 3, look.ink.reduce(0, +) / 3)
                #expect(look.scheme == "dark" ? paper < 48 && ink > 200 : paper > 240 && ink < 64)
            }
        }

        @Test(
            "axe-core finds nothing against the page or the index, in light and dark, wide and narrow, all that is folded opened"
        )
        func axeCoreFindsNothingAgainstThePageOrTheIndex() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let looks = try page.look("axe", [AxeFacts].self)
                #expect(looks.count == 4)
                for look in looks {
                    #expect(look.violations == [], "\(look.width) \(look.scheme), axe \(look.version)")
                    #expect(look.rules.contains("color-contrast-enhanced"))
                    #expect(look.rules.contains("landmark-unique"))
                }
            }
        }

        @Test(
            "On letter paper every cell is there once it is opened, every sheet with the header of its table, and no form"
        )
        func onLetterPaperEveryCellIsThere() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look("print", PrintFacts.self)
            for paper in [facts.withScripts, facts.withoutScripts] {
                #expect(paper.pages > 3)
                #expect(paper.paper.contains("letter"))
                #expect(paper.texts > 500)
                #expect(paper.missing == [])
                #expect(paper.headless == [])
                #expect(!paper.form)
            }
        }

        @Test("A month prints on three sheets at most, as it opens; what is folded stays folded")
        func aMonthPrintsOnThreeSheets() throws {
            let facts = try BrowserScene.month().look("print", PrintFacts.self)
            #expect((1...3).contains(facts.folded.pages))
            #expect(facts.folded.missing == [])
            #expect(facts.folded.headless == [])
            #expect(facts.withScripts.pages > facts.folded.pages)
        }

        @Test(
            "The first screen has the state, the tasks, the totals and every school within 900 pixels of 1280"
        )
        func theFirstScreenHasTheState() throws {
            let facts = try BrowserScene.month().look("first", FirstScreenFacts.self)
            let parts = [facts.state, facts.tasks, facts.totals, facts.schools]
            #expect(parts == parts.sorted())
            #expect(facts.state > 0)
            #expect(facts.schools <= 900)
            #expect(facts.rows.count == 2)
            #expect(facts.rows.allSatisfy { $0.hasPrefix("Look ") && $0.contains("need") })
        }

        @Test(
            "Pictures of the sample's pages for a person to look at",
            .enabled(
                if: ProcessInfo.processInfo.environment["GRADEBRIDGE_PICTURES"] != nil,
                "made where GRADEBRIDGE_PICTURES names a folder for them"))
        func picturesOfTheSamplesPagesForAPersonToLookAt() throws {
            let scene = try BrowserScene.sample()
            let folder = ProcessInfo.processInfo.environment["GRADEBRIDGE_PICTURES"] ?? ""
            for page in [scene.page, scene.index] {
                let made = try page.look("pictures", [String].self, ["--out", folder])
                #expect(made.filter { $0.hasSuffix(".png") }.count >= 5)
            }
        }
    }
}
