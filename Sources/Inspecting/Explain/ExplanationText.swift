import PlainText
import ReadingBack

extension Explanation {
    /// The story in sentences.
    public var text: String {
        var lines: [String] = []
        if lineItems.isEmpty, withoutSection.isEmpty {
            lines.append(
                "Nothing is known of item \(item): it was never sent"
                    + (inputs.isEmpty
                        ? ", and no export was there to look at."
                        : ", and no row of the newest export names it."))
        }
        for line in lineItems { lines += Self.story(line) }
        for score in withoutSection {
            lines.append(
                "Student \(score.student) (row at line \(score.row ?? 0)): \(score.now ?? ""). \(score.whatToDo ?? "")"
            )
        }
        lines.append(
            inputs.isEmpty
                ? "No export was looked at: there is none in the inbox and none was named."
                : "Looked at \(inputs.joined(separator: " and ")).")
        return lines.printableText
    }

    private static func story(_ line: LineItem) -> [String] {
        var lines = ["Line item \(line.lineItem) in section \(line.section)"]
        if let wording = line.wordings.last {
            lines.append(
                "  was sent as \"\(wording.sentTitle.printableValue)\", due \(wording.dueDate), \(wording.maxPoints) points, period \(wording.period)"
            )
        } else {
            lines.append("  was never sent")
        }
        for wording in line.wordings.dropLast() {
            lines.append(
                "  until bundle \(wording.replacedBy ?? 0): \"\(wording.sentTitle.printableValue)\", due \(wording.dueDate), \(wording.maxPoints) points"
            )
        }
        if !line.bundles.isEmpty {
            lines.append("  carried by bundle \(line.bundles.map(String.init).joined(separator: ", "))")
        }
        if !line.bundles.isEmpty { lines.append("  Campus has shown: \(line.shownByCampus)") }
        if let hold = line.campusHold { lines.append("  held since a read-back: \(hold)") }
        if let campus = line.campus { lines.append("  in Campus it reads \(campus.text)") }
        if line.editedInCampus { lines.append("  edited in Campus: that edit stands, its scores go on") }
        for score in line.scores { lines += story(score) }
        return lines + [""]
    }

    private static func story(_ score: Score) -> [String] {
        var lines = ["  Student \(score.student)" + (score.now.map { ": \($0)" } ?? "")]
        for send in score.sends {
            lines.append(
                "    sent \(send.value) in bundle \(send.bundle), \(send.at) (\(send.state), \(send.delivery))"
            )
        }
        if let seen = score.seenInCampus {
            lines.append("    Campus \(score.confirmed ? "has shown" : "last showed") \(seen)")
        }
        if score.ambiguousInCampus {
            lines.append("    held: the last read-back shows two rows, or one that cannot be read")
        }
        if score.dueAgain { lines.append("    lost on its way: it goes out again with the next export") }
        for release in score.releases {
            lines.append("    \(release.freeze.evidence)")
            lines.append("    released on \(release.at) by \(release.by): \(release.reason)")
        }
        for lift in score.lifts ?? [] {
            lines.append("    \(lift.freeze.evidence)")
            lines.append("    no longer frozen since \(lift.at): \(lift.readback) shows our score")
        }
        if let freeze = score.freeze { lines.append("    \(freeze.evidence)") }
        if let row = score.row { lines.append("    the row is at line \(row)") }
        if let advice = score.whatToDo { lines.append("    \(advice)") }
        return lines
    }
}

extension Explanation.CampusLine {
    fileprivate var text: String {
        let parts = [
            title.map { "\"\($0.printableValue)\"" }, dueDate.map { "due \($0)" },
            maxPoints.map { "\($0) points" },
            category.map { "category \($0.printableValue)" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension FrozenList.Item {
    /// One line: since when, why, both values, which read-back, who and when.
    fileprivate var evidence: String {
        var text =
            "frozen since \(since): \(reason); ours \(ours ?? "-"), Campus \(campusThenText.printableValue)"
        if let bundle { text += ", last sent in bundle \(bundle)" }
        if let readbackTime { text += ", seen in the read-back of \(readbackTime)" }
        if let changedBy { text += ", changed by \(changedBy.printableValue)" }
        if let changedAt { text += " on \(changedAt)" }
        if campusText != campusThenText { text += "; Campus shows \(campusText.printableValue) now" }
        return text
    }
}
