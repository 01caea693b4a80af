import CSVCore
import Outcome
import PlainText

extension FrozenList {
    public var text: String {
        guard !frozen.isEmpty else {
            return isFiltered ? "No frozen score fits what was asked for." : "No score is frozen."
        }
        let sentence =
            "\(PlanText.count(frozen.count, "score")) \(frozen.count == 1 ? "is kept as Campus has it" : "are kept as Campus has them") (frozen), until somebody releases \(frozen.count == 1 ? "it" : "them")."
        return ([sentence] + Self.source(gradebook, gradebookProblem) + [""] + Self.table(frozen))
            .printableText
    }

    /// Which gradebook the first of the three values is from, or why it is missing.
    package static func source(_ gradebook: String?, _ problem: String?) -> [String] {
        if let gradebook { return ["What itslearning has now is from \(gradebook)."] }
        return problem.map { ["What itslearning has now is not shown: \($0)."] } ?? []
    }

    package static func table(_ items: [Item]) -> [String] {
        TextTable.columns(
            [
                "line item", "student", "reason", "itslearning now", "last sent", "Campus now", "since",
                "changed by",
            ],
            items.map {
                [
                    $0.lineItem, $0.student, $0.reason, $0.now.words, $0.ours ?? "-", $0.campusText, $0.since,
                    $0.changedBy ?? "",
                ]
            })
    }

    private static let header =
        "lineItem,item,section,school,student,reason,ours,campus,flags,campusThen,flagsThen,since,bundle,readback,readbackTime,changedBy,changedAt,itslearning"

    /// CSV for people: cells that a spreadsheet would run are neutralised.
    public var csv: String {
        var buffer = ByteBuffer()
        buffer.append(utf8: Self.header + "\r\n")
        for item in frozen {
            let cells = [
                item.lineItem, item.item, item.section, item.school, item.student, item.reason,
                item.ours ?? "", item.campus ?? "", item.flags, item.campusThen ?? "", item.flagsThen,
                item.since,
                item.bundle.map(String.init) ?? "", item.readback ?? "", item.readbackTime ?? "",
                item.changedBy ?? "", item.changedAt ?? "", item.now.words,
            ]
            for (place, cell) in cells.enumerated() {
                if place > 0 { buffer.append(UInt8(ascii: ",")) }
                buffer.appendCellForPeople(cell)
            }
            buffer.append("\r\n")
        }
        return buffer.text
    }
}

extension FrozenList.Item {
    /// The value that Campus showed last and the flags on it, or a dash.
    package var campusText: String { Self.text(campus, flags) }

    /// The same of the moment of freezing.
    package var campusThenText: String { Self.text(campusThen, flagsThen) }

    private static func text(_ score: String?, _ flags: String) -> String {
        let parts = [score, flags.isEmpty ? nil : flags].compactMap { $0 }
        return parts.isEmpty ? "-" : parts.joined(separator: ", ")
    }
}

extension ReleaseOutcome {
    public var text: String {
        guard !released.isEmpty else {
            return dryRun ? "No frozen score fits: nothing would be released." : "Nothing was released."
        }
        return
            ([sentence, nextExport] + FrozenList.source(gradebook, gradebookProblem) + [""]
            + FrozenList.table(released)).printableText
    }

    private var sentence: String {
        let many = PlanText.count(released.count, "score")
        return dryRun ? "\(many) would be released; nothing was changed." : "\(many) released by \(by)."
    }

    /// What goes out for them: never what was sent last, but what itslearning has then.
    private var nextExport: String {
        let values = released.compactMap(\.itslearning)
        let verb = dryRun ? "would send" : "sends"
        guard gradebook != nil else {
            return "The next export \(verb) what itslearning has then, not what was sent last."
        }
        let condition = ", if nothing else holds \(released.count == 1 ? "it" : "them")."
        if let only = released.first, released.count == 1 {
            return only.itslearning.map {
                "The next export \(verb) what itslearning has now, \($0)\(condition)"
            } ?? "The next export \(verb) nothing for it, as itslearning stands now: \(only.now.words)."
        }
        let rest = released.count - values.count
        return "The next export \(verb) what itslearning has now for \(values.count) of them\(condition)"
            + (rest > 0 ? " For the other \(GroupedDigits.text(rest)) it has nothing to send now." : "")
    }
}
