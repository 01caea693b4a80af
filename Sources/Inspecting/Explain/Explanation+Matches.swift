import Outcome
import PlainText
import Workspace

extension Explanation {
    /// One of several that fit a question, and the command that asks about it alone.
    public struct Match: Codable, Sendable, Equatable {
        public var item: String
        public var title: String
        public var section: String?
        public var sectionTitle: String?
        public var student: String?
        /// Where a name was asked for.
        public var name: String?
        /// Of a score: where it is, in one sentence.
        public var answer: String?
        public var command: String
    }

    /// So many are listed; more of them nobody reads.
    private static let mostMatches = 20

    mutating func matches(_ found: [Match]) {
        matches = found
        let what =
            found.contains { $0.name != nil } ? "student" : found[0].student == nil ? "assignment" : "score"
        answer = "\(Counted.text(found.count, what)) fit; ask again about one of them."
    }

    /// A line for each, and what to type next.
    var matchLines: [String] {
        let matches = matches ?? []
        var lines = matches.prefix(Self.mostMatches).flatMap { match in
            ["  \(match.words)", "    \(match.command)"]
        }
        if matches.count > Self.mostMatches {
            lines.append(
                "  and \(matches.count - Self.mostMatches) more: ask with more words, or with --section.")
        }
        return lines
    }
}

extension Explanation.Match {
    init(_ place: KnownPlace, student: String?) {
        item = place.item
        title = place.title
        section = place.section
        sectionTitle = place.sectionTitle.isEmpty ? nil : place.sectionTitle
        self.student = student
        let parts =
            ["--item", place.item] + Self.option("--section", section) + Self.option("--student", student)
        command = Self.command(parts)
    }

    init(
        _ place: KnownPlace, _ score: Explanation.Score, _ line: Explanation.LineItem, _ time: DistrictTime
    ) {
        self.init(place, student: score.student)
        answer = score.sentence(about: line, time)
    }

    /// The same question about one of several students who are called so.
    init(student: StudentSearch.Student, _ question: ExplainQuestion) {
        (item, title) = ("", "")
        (self.student, name) = (student.id, student.name)
        command = Self.command(
            (question.words.map { [$0] } ?? []) + Self.option("--item", question.item)
                + Self.option("--section", question.section) + Self.option("--student", student.id))
    }

    fileprivate var words: String {
        if let answer { return answer }
        if let name { return "\(name.printableValue), student \(student ?? "")" }
        let place = sectionTitle.map { ", \($0.printableValue)" } ?? ""
        let ids = "item \(item)" + (section.map { ", section \($0)" } ?? "")
        return "\"\(title.printableValue)\"\(place) (\(ids))"
    }

    private static func option(_ name: String, _ value: String?) -> [String] {
        value.map { [name, $0] } ?? []
    }

    private static func command(_ words: [String]) -> String {
        (["gradebridge", "explain"] + words.map(ShellText.quoted)).joined(separator: " ")
    }
}
