import PlainText

/// A read-back's outcome in words: one sentence, a short table, and where the details are.
public enum ReadbackText {
    public static func text(_ outcome: ReadbackOutcome) -> String {
        if let before = outcome.appliedBefore, !outcome.isNews {
            return
                "This read-back was applied before, on \(before): nothing was changed.\n"
                + "If Campus wrote it again and nothing changed there since, say when with --as-of."
                + (outcome.input.timeNote.map { "\n\($0)" } ?? "")
        }
        return
            ([sentence(outcome)] + origin(outcome) + [""] + table(outcome) + [""] + closing(outcome))
            .printableText
    }

    /// "8,812 scores confirmed, 14 changed in Campus are now kept as Campus has them, 3 bundles still wait for import."
    package static func sentence(_ outcome: ReadbackOutcome) -> String {
        if let before = outcome.appliedBefore, !outcome.isNews {
            let name = outcome.input.name.split(separator: "/").last ?? ""
            return "\(name) was applied before, on \(before): nothing new."
        }
        let frozen = outcome.newlyFrozen.values.reduce(0, +)
        var parts = ["\(PlanText.count(outcome.confirmed, "score")) confirmed"]
        parts.append(
            frozen == 0
                ? "none changed in Campus"
                : "\(GroupedDigits.text(frozen)) changed in Campus \(frozen == 1 ? "is now kept as Campus has it" : "are now kept as Campus has them")"
        )
        let lifted = (outcome.lifted ?? [:]).values.reduce(0, +)
        if lifted > 0 { parts.append("\(GroupedDigits.text(lifted)) kept no longer") }
        if !outcome.bundlesLost.isEmpty {
            parts.append("\(PlanText.count(outcome.lost, "lost score")) will be sent again")
        }
        let waiting = outcome.bundlesInFlight.count
        parts.append(
            "\(PlanText.count(waiting, "bundle")) still \(waiting == 1 ? "waits" : "wait") for import")
        return parts.joined(separator: ", ") + "." + nothingOfOurs(outcome)
    }

    /// Before the first bundle is imported that is as it should be; later somebody must look.
    private static func nothingOfOurs(_ outcome: ReadbackOutcome) -> String {
        guard outcome.ours == 0, outcome.input.full, !outcome.bundlesInFlight.isEmpty else { return "" }
        return " No score of ours is in it yet: import what waits, or see that it is this district's export."
    }

    /// The same for a night, which applies several: with the state of Campus that each shows.
    package static func nightSentence(_ outcome: ReadbackOutcome) -> String {
        let note = outcome.input.timeNote.map { " \($0)" } ?? ""
        guard outcome.appliedBefore == nil, let words = outcome.input.timeWords else {
            return sentence(outcome) + note
        }
        let more = (notShown(outcome) + underWay(outcome)).map { " \($0)" }.joined()
        return "\(sentence(outcome)) Campus was read as of \(words).\(note)\(more)"
    }

    private static func origin(_ outcome: ReadbackOutcome) -> [String] {
        let kind = outcome.input.full ? "a full" : "a partial"
        let before = outcome.appliedBefore.map {
            " It was applied on \($0), by a run that did not come to its end."
        }
        return [
            "It was \(kind) read-back of Campus as of \(outcome.input.timeWords ?? outcome.input.time) "
                + "(\(outcome.input.format)).\(before ?? "")"
        ]
            + (outcome.input.timeNote.map { [$0] } ?? [])
            + (outcome.input.older
                ? ["A newer one was applied before, so nothing that is missing in this one was judged."] : [])
    }

    /// What must not be uploaded any more comes first.
    private static func outbox(_ outcome: ReadbackOutcome) -> [String] {
        func numbers(_ sequences: [Int]) -> String {
            (sequences.count == 1 ? "Bundle " : "Bundles ")
                + sequences.map(String.init).joined(separator: ", ")
        }
        var lines: [String] = []
        if let gone = outcome.withdrawn, !gone.isEmpty {
            let (was, it) = gone.count == 1 ? ("was", "it") : ("were", "them")
            lines.append(
                "\(numbers(gone)) \(was) taken out of the outbox: Campus has newer scores than \(it). Do not import "
                    + "\(it); what is still wanted goes out with the next export.")
        }
        if let gone = outcome.leftOutbox, !gone.isEmpty {
            lines.append(
                "\(numbers(gone)) left the outbox: nothing of \(gone.count == 1 ? "it" : "them") is waited for any more."
            )
        }
        return lines
    }

    /// A school of which nothing is in a full one: it is partial there.
    private static func notShown(_ outcome: ReadbackOutcome) -> [String] {
        guard let schools = outcome.schoolsNotShown, !schools.isEmpty else { return [] }
        let names = schools.map { $0.printable }.joined(separator: ", ")
        return [
            "Nothing of \(schools.count == 1 ? "school" : "schools") \(names) was in it, so nothing there is taken as missing or "
                + "lost. Export Campus for all schools; if it really has nothing left there, apply the next one with --accept-changes."
        ]
    }

    /// So many scores of one bundle that are not there have one cause.
    private static func underWay(_ outcome: ReadbackOutcome) -> [String] {
        (outcome.importsUnderWay ?? []).map { sequence in
            "The import of bundle \(sequence) seems to have been under way when Campus was exported: many of its scores "
                + "are not there. Export Campus again after the import; what it shows then is kept no longer."
        }
    }

    private static func table(_ outcome: ReadbackOutcome) -> [String] {
        var rows: [(String, Int)] = [
            ("confirmed: Campus shows our latest value", outcome.confirmed),
            ("waiting for import", outcome.inFlight), ("lost: sent again", outcome.lost),
            ("newly kept as Campus has it (frozen)", outcome.newlyFrozen.values.reduce(0, +)),
        ]
        rows += PlanText.byCount(outcome.newlyFrozen)
        if let lifted = outcome.lifted, !lifted.isEmpty {
            rows.append(("kept no longer: Campus shows our score after all", lifted.values.reduce(0, +)))
            rows += PlanText.byCount(lifted)
        }
        rows.append(("kept before", outcome.alreadyFrozen))
        rows.append(("not sent yet: Campus shows two rows, or one that cannot be read", outcome.ambiguous))
        if outcome.underRemovedLineItems > 0 {
            rows.append(("in assignments that are gone from Campus", outcome.underRemovedLineItems))
        }
        if outcome.untold > 0 { rows.append(("nothing new is said of them", outcome.untold)) }
        let lines = outcome.heldLineItems.values.reduce(0, +)
        rows.append(("assignments not sent (held)", lines))
        rows += PlanText.byCount(outcome.heldLineItems)
        rows.append(("assignments edited in Campus: the edit stays", outcome.editedLineItems))
        let others: [(String, Int)] = [
            ("term grades", outcome.termGrades), ("assignments made in Campus", outcome.madeInCampus),
            ("of an assignment that is not in the read-back", outcome.withoutLineItem),
            ("ours, and unreadable", outcome.unreadable),
        ]
        let told = others.filter { $0.1 > 0 } + PlanText.byCount(outcome.findings, mark: "input: ")
        return TextTable.lines(rows) + [
            "",
            "Of \(PlanText.count(outcome.rows, "score row")) read, ours: \(GroupedDigits.text(outcome.ours)). Left alone:",
        ]
            + (told.isEmpty ? ["  nothing else was in it"] : TextTable.lines(told))
    }

    private static func closing(_ outcome: ReadbackOutcome) -> [String] {
        var lines = notShown(outcome) + underWay(outcome) + outbox(outcome)
        if !outcome.details.isEmpty {
            lines.append("Each of them, with what to do: \(outcome.details)")
        }
        if !outcome.newlyFrozen.isEmpty {
            lines.append(
                "Kept scores are never sent again until somebody releases them: gradebridge frozen list")
        }
        if outcome.needsPerson {
            lines.append("New to look at: \(outcome.attention.joined(separator: ", "))")
        }
        return lines
    }
}
