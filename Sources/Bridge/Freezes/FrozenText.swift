import CSVCore

extension FrozenList {
    public var text: String {
        guard !frozen.isEmpty else {
            return isFiltered ? "No frozen score fits what was asked for." : "No score is frozen."
        }
        let sentence =
            "\(PlanText.count(frozen.count, "score")) \(frozen.count == 1 ? "is" : "are") frozen: never sent again until released."
        return ([sentence, ""] + Self.table(frozen)).joined(separator: "\n")
    }

    static func table(_ items: [Item]) -> [String] {
        TextTable.columns(
            ["line item", "student", "reason", "ours", "Campus", "since", "changed by"],
            items.map {
                [
                    $0.lineItem, $0.student, $0.reason, $0.ours ?? "-", $0.campusText, $0.since,
                    $0.changedBy ?? "",
                ]
            })
    }

    private static let header =
        "lineItem,item,section,school,student,reason,ours,campus,flags,campusThen,flagsThen,since,bundle,readback,readbackTime,changedBy,changedAt"

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
                item.changedBy ?? "", item.changedAt ?? "",
            ]
            for (place, cell) in cells.enumerated() {
                if place > 0 { buffer.append(UInt8(ascii: ",")) }
                buffer.appendCellForPeople(cell)
            }
            buffer.append("\r\n")
        }
        return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}

extension FrozenList.Item {
    /// The value that Campus showed last and the marks on it, or a dash.
    var campusText: String { Self.text(campus, flags) }

    /// The same of the moment of freezing.
    var campusThenText: String { Self.text(campusThen, flagsThen) }

    private static func text(_ score: String?, _ flags: String) -> String {
        let parts = [score, flags.isEmpty ? nil : flags].compactMap { $0 }
        return parts.isEmpty ? "-" : parts.joined(separator: ", ")
    }
}

extension ReleaseOutcome {
    public var text: String {
        guard !released.isEmpty else { return "No frozen score fits: nothing would be released." }
        let many = PlanText.count(released.count, "score")
        let sentence =
            dryRun
            ? "\(many) would be released; nothing was changed."
            : "\(many) released by \(by); \(released.count == 1 ? "it goes" : "they go") out with the next export."
        return ([sentence] + PlanText.recovered(recovered) + [""] + FrozenList.table(released))
            .joined(separator: "\n")
    }
}
