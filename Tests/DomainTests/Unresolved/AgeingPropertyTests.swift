import Domain
import TestSupport
import Testing

@Suite("Since when scores are under a code, over many nights")
struct AgeingPropertyTests {
    /// A night of one code: who is found, and how often.
    private struct Night {
        var students: [String: Int] = [:]
        var persons: [String: Int] = [:]

        init(_ source: inout RandomSource, before: Night?) {
            for (name, list) in [("s", \Night.students), ("p", \Night.persons)] {
                for number in 0..<source.number(0...7) {
                    // Some come, some go, most stay; now and then one is found twice.
                    let id = "\(name)\(number)"
                    let wasThere = before?[keyPath: list][id] != nil
                    let isThere = wasThere ? !source.chance(oneIn: 5) : source.chance(oneIn: 3)
                    if isThere { self[keyPath: list][id] = source.chance(oneIn: 6) ? 2 : 1 }
                }
            }
        }

        var scores: Int { students.values.reduce(0, +) + persons.values.reduce(0, +) }

        var found: FoundScores? {
            guard scores > 0 else { return nil }
            return FoundScores(scores: scores, students: Self.list(students), persons: Self.list(persons))
        }

        private static func list(_ counts: [String: Int]) -> [String] {
            counts.flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
        }
    }

    /// The same rule, one id at a time: since the first of the nights in a row in which it was found.
    private func model(_ nights: [Night], _ list: KeyPath<Night, [String: Int]>) -> [String: Int64] {
        let last = nights.count - 1
        return Dictionary(
            uniqueKeysWithValues: nights[last][keyPath: list].keys.map { id in
                var first = last
                while first > 0, nights[first - 1][keyPath: list][id] != nil { first -= 1 }
                return (id, Int64(first + 1))
            })
    }

    private func ages(_ rows: [AgedScores], _ list: KeyPath<AgedScores, [String]>) -> [String: Int64] {
        Dictionary(
            rows.flatMap { row in row[keyPath: list].map { ($0, row.since) } },
            uniquingKeysWith: { _, _ in -1 })
    }

    /// How many scores of the last night are of those whom the night before did not have.
    private func new(_ nights: [Night]) -> Int {
        let before = nights.dropLast().last
        return [\Night.students, \Night.persons].reduce(0) { sum, list in
            let ids = nights[nights.count - 1][keyPath: list]
            return sum + ids.filter { before?[keyPath: list][$0.key] == nil }.values.reduce(0, +)
        }
    }

    @Test("Everybody has the age that one gets by asking night by night, once; no score is lost or made up")
    func everybodyHasTheAgeThatOneGetsByAskingNightByNight() {
        var source = RandomSource()
        for _ in 0..<300 {
            var rows: [AgedScores] = []
            var nights: [Night] = []
            for number in 1...8 {
                let before = nights.last?.scores ?? 0
                nights.append(Night(&source, before: nights.last))
                let night = nights[number - 1]
                // In any order: the rule does not ask for one.
                rows.shuffle(using: &source)
                let ageing = Ageing(rows, night.found, run: Int64(number))
                rows = ageing.rows
                #expect(ages(rows, \.students) == model(nights, \.students), "\(source)")
                #expect(ages(rows, \.persons) == model(nights, \.persons), "\(source)")
                #expect(rows.reduce(0) { $0 + $1.scores } == night.scores, "\(source)")
                #expect(before + ageing.came - ageing.left == night.scores, "\(source)")
                #expect(ageing.came == max(new(nights), night.scores - before), "\(source)")
                #expect(ageing.left >= 0, "\(source)")
                for row in rows {
                    let scores = row.students.reduce(0) { $0 + (night.students[$1] ?? 0) }
                    #expect(
                        row.scores == row.persons.reduce(scores) { $0 + (night.persons[$1] ?? 0) },
                        "\(source)")
                    #expect(row.students == row.students.sorted() && row.persons == row.persons.sorted())
                }
                #expect(rows.map(\.since) == rows.map(\.since).sorted(), "\(source)")
            }
        }
    }
}
