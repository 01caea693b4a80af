import PlainText
import ReadingBack
import Workspace

extension Explanation {
    /// The answer in one sentence, then the story in the district's time, then what to do.
    public var text: String { ExplanationText(explanation: self).text }
}

private struct ExplanationText {
    let explanation: Explanation
    private let time: DistrictTime

    init(explanation: Explanation) {
        self.explanation = explanation
        time = explanation.time
    }

    var text: String {
        var lines = [explanation.answer, ""]
        if explanation.matches != nil {
            lines += explanation.matchLines + [""]
        } else if explanation.unknown == nil {
            for line in told { lines += story(line) }
            for score in explanation.withoutSection { lines += story(score) + [""] }
            lines += advice + [""]
        } else {
            lines += [search, ""]
        }
        return (lines + [source]).printableText
    }

    /// Who asks about a student reads nothing of sections in which that student has no score.
    private var told: [Explanation.LineItem] {
        let graded = explanation.lineItems.filter { !$0.scores.isEmpty }
        return graded.isEmpty ? explanation.lineItems : graded
    }

    private var source: String {
        explanation.inputs.isEmpty
            ? "No export was looked at: there is none in the inbox and none was named."
            : "Looked at \(explanation.inputs.joined(separator: " and "))."
    }

    /// What to do where something was not found.
    private var search: String {
        switch explanation.unknown {
        case .words, .item:
            "What to do: ask with a part of the title, such as `gradebridge explain \"quiz\"`; a score that was never sent needs an export at hand."
        case .section, .student, .studentName, nil:
            "What to do: ask without it, and look at what is listed."
        }
    }

    /// Each advice once, with the students whom it is for.
    private var advice: [String] {
        let scores = explanation.lineItems.flatMap(\.scores) + explanation.withoutSection
        var students: [String: [String]] = [:]
        for score in scores {
            if let advice = score.advice, students[advice]?.contains(score.student) != true {
                students[advice, default: []].append(score.student)
            }
        }
        guard !students.isEmpty else { return ["What to do: nothing."] }
        return ["What to do:"]
            + students.sorted { $0.key < $1.key }.map { advice, ids in
                let some = ids.prefix(5).joined(separator: ", ")
                let rest = ids.count > 5 ? " and \(ids.count - 5) more" : ""
                return "  \(ids.count == 1 ? "student" : "students") \(some)\(rest): \(advice)"
            }
    }

    private func story(_ line: Explanation.LineItem) -> [String] {
        var lines = [heading(line)]
        if let wording = line.wordings.last {
            lines.append(
                "  was sent as \"\(wording.sentTitle.printableValue)\", due \(time.day(wording.dueDate)), \(wording.maxPoints) points, period \(wording.period)"
            )
        } else {
            lines.append("  was never sent")
        }
        for wording in line.wordings.dropLast() {
            lines.append(
                "  until bundle \(wording.replacedBy ?? 0): \"\(wording.sentTitle.printableValue)\", due \(time.day(wording.dueDate)), \(wording.maxPoints) points"
            )
        }
        if !line.bundles.isEmpty {
            lines.append("  carried by bundle \(line.bundles.map(String.init).joined(separator: ", "))")
            lines.append("  Campus has shown: \(line.shownByCampus)")
        }
        if let hold = line.campusHold { lines.append("  not sent since a read-back: \(hold)") }
        if let campus = line.campus { lines.append("  in Campus it reads \(campus.text(time))") }
        if line.editedInCampus { lines.append("  edited in Campus: that edit stands, its scores go on") }
        for score in line.scores { lines += story(score) }
        return lines + [""]
    }

    private func heading(_ line: Explanation.LineItem) -> String {
        let title = line.title.map { $0.isEmpty ? "" : "\"\($0.printableValue)\" " } ?? ""
        let section = line.sectionTitle.map { " \"\($0.printableValue)\"" } ?? ""
        return "Assignment \(title)in section \(line.section)\(section) (line item \(line.lineItem))"
    }

    private func story(_ score: Explanation.Score) -> [String] {
        var lines = ["  Student \(score.student)" + (score.now.map { ": \($0)" } ?? "")]
        for send in score.sends {
            lines.append(
                "    \(time.recent(send.at)): sent \(send.value) in bundle \(send.bundle) (\(send.delivery))")
        }
        if let seen = score.seenInCampus {
            lines.append("    Campus \(score.confirmed ? "has shown" : "last showed") \(seen)")
        }
        if score.ambiguousInCampus {
            lines.append("    not sent: the last read-back shows two rows, or one that cannot be read")
        }
        if score.dueAgain { lines.append("    lost on its way: it goes out again with the next export") }
        for release in score.releases {
            lines.append("    \(release.freeze.evidence(time))")
            lines.append("    \(time.recent(release.at)): released by \(release.by): \(release.reason)")
        }
        for lift in score.lifts ?? [] {
            lines.append("    \(lift.freeze.evidence(time))")
            lines.append("    \(time.recent(lift.at)): kept no longer: \(lift.readback) shows our score")
        }
        if let freeze = score.freeze { lines.append("    \(freeze.evidence(time))") }
        if let row = score.row { lines.append("    the row is at line \(row)") }
        return lines
    }
}

extension Explanation.Score {
    /// What somebody can do; nil where nobody has to do anything.
    fileprivate var advice: String? {
        guard place == .waitingForImport, let bundle = sends.last?.bundle else { return whatToDo }
        return "Import bundle \(bundle) into Campus: `gradebridge bundles show \(bundle)` says where it is."
    }
}

extension Explanation.CampusLine {
    fileprivate func text(_ time: DistrictTime) -> String {
        let parts = [
            title.map { "\"\($0.printableValue)\"" }, dueDate.map { "due \(time.day($0))" },
            maxPoints.map { "\($0) points" },
            category.map { "category \($0.printableValue)" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension FrozenList.Item {
    /// One line: since when, why, both values, which read-back, who and when.
    fileprivate func evidence(_ time: DistrictTime) -> String {
        var text =
            "\(time.recent(since)): kept as Campus has it (\(reason)); ours \(ours ?? "-"), Campus \(campusThenText.printableValue)"
        if let bundle { text += ", last sent in bundle \(bundle)" }
        if let readbackTime { text += ", seen in the read-back of \(time.recent(readbackTime))" }
        if let changedBy { text += ", changed by \(changedBy.printableValue)" }
        if let changedAt { text += " on \(time.recent(changedAt))" }
        if campusText != campusThenText { text += "; Campus shows \(campusText.printableValue) now" }
        return text
    }
}
