import Domain
import PlainText
import Workspace

extension Explanation {
    /// Writes the sentence that answers: of one score where it is, of several how many are where.
    mutating func conclude(title: String) {
        let time = self.time
        let scores = lineItems.flatMap(\.scores) + withoutSection
        if scores.count == 1, let line = lineItems.first(where: { !$0.scores.isEmpty }) {
            answer = line.scores[0].sentence(about: line, time)
        } else if scores.count == 1 {
            answer = scores[0].sentence(title: title, in: nil, time)
        } else {
            answer = Self.summary(name(title), scores)
        }
    }

    private func name(_ title: String) -> String {
        title.isEmpty ? "Assignment \(item)" : "\"\(title.printableValue)\" (item \(item))"
    }

    private static func summary(_ name: String, _ scores: [Score]) -> String {
        guard !scores.isEmpty else { return "\(name) has no scores." }
        let counts = ScorePlace.allCases.compactMap { place in
            let count = scores.count { $0.place == place }
            return count == 0 ? nil : "\(GroupedDigits.text(count)) \(place.words)"
        }
        return "\(name): \(Counted.text(scores.count, "score")): \(counts.joined(separator: ", "))."
    }

    /// Says which part of the question nothing fits.
    mutating func unknown(_ part: UnknownPart, _ question: ExplainQuestion, near: String?) {
        unknown = part
        let meant = near.map { " Did you mean \"\($0.printableValue)\"?" } ?? ""
        answer =
            switch part {
            case .words:
                "No assignment and no section is called \"\((question.words ?? "").printableValue)\".\(meant)"
            case .item: "Nothing is known of item \(item): it was never sent, and no export at hand has it."
            case .section:
                "The assignment is known, but not in section \((question.section ?? "").printableValue)."
            case .student:
                "The assignment is known, but not a score of student \((question.student ?? question.studentName ?? "").printableValue) there."
            case .studentName:
                "No student of the gradebook is called \"\((question.studentName ?? "").printableValue)\" in the roster."
            }
    }
}

extension ScorePlace {
    var words: String {
        switch self {
        case .inCampus: "in Campus"
        case .waitingForImport: "waiting for import"
        case .kept: "kept as Campus has it"
        case .nextExport: "not sent yet (the next export sends it)"
        case .notSent: "not sent yet (needs a fix)"
        case .unreadable: "unreadable"
        case .notShown: "sent and not shown by Campus"
        case .unknown: "unknown"
        }
    }
}

extension Explanation.Score {
    /// Where it is, since when, and who can do something.
    func sentence(about line: Explanation.LineItem, _ time: DistrictTime) -> String {
        sentence(title: line.title ?? "", in: line.sectionTitle ?? line.section, time)
    }

    func sentence(title: String, in section: String?, _ time: DistrictTime) -> String {
        let what = title.isEmpty ? "" : " for \"\(title.printableValue)\""
        let place = section.map { " in \($0.printableValue)" } ?? ""
        return "Student \(student)'s score\(what)\(place) \(state(time))\(reason); \(action)."
    }

    private func state(_ time: DistrictTime) -> String {
        let since = since.map { " since \(time.recent($0))" } ?? ""
        let sent = since.replacing(" since ", with: " on ")
        return switch place {
        case .inCampus: "is in Campus, sent\(sent)"
        case .waitingForImport:
            "has waited for import\(since)" + (sends.last.map { ", in bundle \($0.bundle)" } ?? "")
        case .kept: "is kept as Campus has it\(since)"
        case .nextExport: dueAgain ? "was lost on its way" : "is not sent yet"
        case .notSent: "has not been sent\(since)"
        case .unreadable: "cannot be read\(since)"
        case .notShown: "was sent\(sent), and Campus does not show it"
        case .unknown: "is known, and nothing was ever sent of it"
        }
    }

    private var reason: String {
        meaning.map { ": \($0.prefix(1).lowercased())\($0.dropFirst())" } ?? ""
    }

    /// Who can do something.
    private var action: String {
        switch place {
        case .inCampus, .unknown: "nobody has to do anything"
        case .waitingForImport: "whoever imports bundles into Campus can do something"
        case .kept: "a registrar can send itslearning's score again"
        case .nextExport: "the next export sends it, and nobody has to do anything"
        case .notShown: "the Campus administrator can look why"
        case .notSent, .unreadable:
            concerns.map { $0 == .nobody ? "nobody has to do anything" : "\($0.rawValue) can fix it" }
                ?? "nobody has to do anything"
        }
    }
}
