import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Suite("To find, sort and follow")
    struct Finding {
        @Test(
            "The filter leaves the rows that have all the words in them, in their group or in their heading, in every table, and says how many",
            arguments: [
                ("English 10", "English 10"), ("s2003", "s2003"), ("not-enrolled", "not-enrolled"),
                ("quiz high", "Unit 1 quiz"), ("zzz", ""),
            ])
        func theFilterLeavesTheRowsThatHaveAllTheWordsInThem(typed: String, expected: String) throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look(
                "filter", FilterFacts.self, asking: .init(filter: [.init(words: typed)]))
            let answer = try #require(facts.answers.first)
            func fits(_ row: FilterFacts.Row) -> Bool {
                typed.lowercased().split(separator: " ").allSatisfy { row.whole.lowercased().contains($0) }
            }
            #expect(answer.shown.allSatisfy(fits))
            #expect(!answer.left.contains(where: fits))
            #expect(answer.shown.isEmpty == expected.isEmpty)
            #expect(expected.isEmpty || answer.shown.contains { $0.whole.contains(expected) })
            let count = answer.shown.count
            #expect(answer.said == (count == 1 ? "1 row fits." : "\(count) rows fit."))
            #expect(facts.role == "status")
        }

        @Test("A school leaves its own rows, and what is for the whole district")
        func aSchoolLeavesItsOwnRows() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look(
                "filter", FilterFacts.self,
                asking: .init(filter: [.init(school: "Cedar Valley Middle School")]))
            let answer = try #require(facts.answers.first)
            let schools = Set(answer.shown.map(\.school)).subtracting([""])
            #expect(schools.count == 1)
            #expect(answer.rows.filter { schools.contains($0.school) }.allSatisfy { $0.shown })
            #expect(answer.left.allSatisfy { $0.school != "" })
            #expect(answer.shown.contains { $0.text.contains("Leo Linden") })
            #expect(!answer.headings.contains { $0.hasPrefix("Cedar Valley High School") })
        }

        @Test("Resetting the filter brings back every row and leaves every fold as it was")
        func resettingTheFilterBringsBackEveryRowAndLeavesEveryFold() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look(
                "filter", FilterFacts.self,
                asking: .init(filter: [.init(words: "s2003", school: "Cedar Valley High School"), .init()]))
            #expect(facts.answers[0].shown.count < facts.answers[1].shown.count)
            // Rows of lists that are folded are not hidden either.
            #expect(facts.hiddenAfterReset == 0)
            #expect(facts.saidAfterReset == "")
            #expect(facts.foldsAsBefore)
        }

        @Test("The index is filtered as the page is")
        func theIndexIsFilteredAsThePageIs() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.index.look(
                "filter", FilterFacts.self, asking: .init(filter: [.init(words: "readback")]))
            #expect(facts.answers.first?.shown.count == 1)
            #expect(facts.answers.first?.said == "1 row fits.")
        }

        @Test(
            "A click on a header sorts the rows of each group, numbers by size, and says so by aria-sort; a second click turns it round"
        )
        func aClickOnAHeaderSortsTheRowsOfEachGroup() throws {
            let scene = try BrowserScene.sample()
            let tables = try scene.page.look("sort", [SortFacts].self)
            #expect(tables.count > 20)
            for table in tables {
                for (place, column) in table.columns.enumerated() {
                    for (order, mark) in [(column.up, "ascending"), (column.down, "descending")] {
                        let marks = table.columns.indices.map { $0 == place ? mark : "" }
                        #expect(order.marks == marks)
                        #expect(order.groupsLead)
                        #expect(order.groups.map { $0.sorted() } == column.before.map { $0.sorted() })
                    }
                    if column.isNumber { expectNumbers(table, column) }
                }
            }
            let scores = try #require(tables.first { $0.caption.hasPrefix("Frozen scores") })
            #expect(
                scores.columns[1].up.groups.last == [
                    "Carla Cedar s2003", "Carla Cedar s2003", "Dev Dogwood s2004",
                ])
            #expect(
                scores.columns[1].down.groups.last == [
                    "Dev Dogwood s2004", "Carla Cedar s2003", "Carla Cedar s2003",
                ])
            #expect(scores.columns[2].up.groups.last == ["9.5", "12", "none"])
            #expect(scores.columns[2].down.groups.last == ["none", "12", "9.5"])
        }

        private func expectNumbers(_ table: SortFacts, _ column: SortFacts.Column) {
            func numbers(_ group: [String]) -> [Double] { group.compactMap(Double.init) }
            for group in column.up.groups {
                #expect(numbers(group) == numbers(group).sorted(), "\(table.caption): \(column.name)")
            }
            for group in column.down.groups {
                #expect(numbers(group) == numbers(group).sorted(by: >), "\(table.caption): \(column.name)")
            }
        }

        @Test(
            "Every link within a page has its place, which a click brings before the reader's eyes, out of its fold; no name is on a page twice"
        )
        func everyLinkWithinAPageHasItsPlace() throws {
            let scene = try BrowserScene.sample()
            let facts = try scene.page.look("links", LinkFacts.self, asking: .init(deep: "section-41001"))
            #expect(facts.twice == [])
            #expect(facts.dangling == [])
            #expect(facts.within > 30)
            #expect(facts.lost == [])
            let deep = try #require(facts.deep)
            #expect(deep.seen)
            #expect(deep.marked)
            #expect((-1...deep.height / 2).contains(deep.top))
            #expect(try scene.index.look("links", LinkFacts.self).dangling == [])
        }

        @Test("Every file that a page links to is there")
        func everyFileThatAPageLinksToIsThere() throws {
            let scene = try BrowserScene.sample()
            for page in [scene.page, scene.index] {
                let beyond = try page.look("links", LinkFacts.self).beyond
                #expect(beyond.count >= 4)
                for target in beyond {
                    let file = page.file.deletingLastPathComponent().appending(path: target)
                    #expect((try? file.checkResourceIsReachable()) == true, "\(target)")
                }
            }
        }
    }
}
