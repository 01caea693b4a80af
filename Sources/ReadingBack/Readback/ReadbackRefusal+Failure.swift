import Domain
import Intake
package import Outcome

// What keeps a read-back from being applied, in words.
extension ReadbackRefusal: SaysFailure {
    package var failure: Failure {
        switch self {
        case .olderThanLast(let name, let time, let last):
            Failure(
                .inputRefused, "readback-older",
                "\(name) shows Campus as of \(time), and a full read-back of \(last) was applied already",
                "Use a newer one. If its time is wrong, give the right one with --as-of; to apply it as an older one, --force."
            )
        case .ownBundle(let name, let sequence):
            Failure(
                .inputRefused, "own-bundle",
                "\(name) is bundle \(sequence), which gradebridge made itself, and no export of Campus",
                "Name the file that Campus wrote.")
        case .timeAhead(let time, let now):
            Failure(
                .usage, "time-ahead", "--as-of \(time) lies after the clock, \(now)",
                "Give the moment at which Campus wrote the read-back.")
        case .personsUnknown(let name, let rows, let cause):
            Failure(
                .inputRefused, "persons-unknown",
                "\(name): \(PlanText.count(rows, "row")) under line items of ours, and none is of a student whom we sent"
                    + cause.clause, cause.advice)
        case .personsRewritten(let name, let theirs, let ours):
            Failure(
                .inputRefused, "persons-unknown",
                "\(name): under a line item of ours stands the student \(theirs), whom we know as \(ours), so that nobody would see "
                    + "this score",
                "Have the export write the students' sourcedIds as the roster has them; nothing was applied. If these are two "
                    + "students, run again with --accept-changes.")
        case .nothingOfOurs(let name, let lineItems, let scores, let ids, let waiting):
            Self.nothingOfOurs(in: name, lineItems: lineItems, scores: scores, ids, waiting: waiting)
        case .noScoresOfOurs(let name, let scores, let withoutLineItem):
            Self.noScoresOfOurs(in: name, scores: scores, withoutLineItem: withoutLineItem)
        case .idsRewritten(let name, let ids): Self.idsRewritten(in: name, ids)
        case .guardStopped(let finding, let codes, let details):
            Self.stopped(by: finding, codes: codes, details: details)
        }
    }

    private static func idsRewritten(in name: String, _ ids: ForeignLineItems) -> Failure {
        let (cause, advice) = causeAndAdvice(ids)
        return Failure(
            .guardStopped, "guard-readback-line-items",
            "some line items of ours are in \(name) under other ids, so that nobody would see their scores; nothing was applied. \(cause)",
            "\(advice) If the read-back is right, run again with --accept-changes.")
    }

    private static func noScoresOfOurs(in name: String, scores: Int, withoutLineItem: Int) -> Failure {
        let others =
            withoutLineItem == 0
            ? "It has no score of ours at all."
            : "\(PlanText.count(withoutLineItem, "score row")) in it \(withoutLineItem == 1 ? "is" : "are") of line items that it does "
                + "not name."
        return Failure(
            .guardStopped, "guard-readback-line-items",
            "line items of ours are in \(name), and none of the \(PlanText.count(scores, "score")) of ours that should be there by "
                + "now; nothing was applied. \(others)",
            "Have Campus export line items and scores together, in full, with the ids that we sent. If a bundle was lost on its "
                + "way, `gradebridge bundles mark NUMBER lost --by NAME` sends it again. If the read-back is right, run again with "
                + "--accept-changes.")
    }

    private static func nothingOfOurs(
        in name: String, lineItems: Int, scores: Int, _ ids: ForeignLineItems, waiting: [Int]
    ) -> Failure {
        let expected =
            lineItems > 0
            ? "Campus has shown \(PlanText.count(lineItems, "line item")) of ours before"
            : scores > 0
                ? "\(PlanText.count(scores, "score")) of ours should be there by now"
                : ids.areOurs
                    ? "its ids are ours, written in another way"
                    : "an export that came before it was never read: this one would make up for it"
        let (cause, advice) = causeAndAdvice(ids)
        let numbers = waiting.map(String.init).joined(separator: ", ")
        let isNotImported = lineItems == 0 && !waiting.isEmpty && !ids.areOurs
        let first =
            isNotImported
            ? "Bundle \(numbers) still \(waiting.count == 1 ? "lies" : "lie") in the outbox: import "
                + "\(waiting.count == 1 ? "it" : "them") in Campus, and read Campus back after that. If that was done: \(advice)"
            : advice
        return Failure(
            .guardStopped, "guard-readback-line-items",
            "nothing of ours is in \(name), and \(expected); nothing was applied. \(cause)",
            first
                + " If a bundle was lost on its way, `gradebridge bundles mark NUMBER lost --by NAME` sends it again. "
                + "If the read-back is right, run again with --accept-changes.")
    }

    private static func causeAndAdvice(_ ids: ForeignLineItems) -> (cause: String, advice: String) {
        switch ids {
        case .none:
            ("It names no line item at all.", "Have Campus export it again, in full.")
        case .otherCase(let theirs, let ours):
            (
                "Its ids differ from ours in upper and lower case: \(theirs) for \(ours).",
                "Have the export write the ids as they were sent."
            )
        case .otherBlanks(let ours):
            (
                "There are blanks before or behind an id of ours, \(ours).",
                "Have the export write the ids as they were sent, without blanks."
            )
        case .otherPrefix(let theirs, let ours):
            (
                "Its ids begin in another way than ours: \(theirs) for \(ours).",
                "Have the export write the ids as they were sent."
            )
        case .otherForm(let theirs, let ours):
            (
                "An id of ours is written in another form: \(theirs) for \(ours).",
                "Have the export write the ids as they were sent; a spreadsheet changes them."
            )
        case .others(let example):
            (
                "Its line items are others, such as \(example).",
                "See that it is this district's export, and that it has the ids that we sent "
                    + "(in a data extract: externalLMSSourcedID)."
            )
        }
    }

    private static func stopped(
        by finding: ReadbackGuardFinding, codes: [String: Int], details: String
    ) -> Failure {
        let found = codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let look = details.isEmpty ? "" : "See \(details). "
        switch finding {
        // These three are thrown as ReadbackRefusal before; here only so that the switch is whole.
        case .nothingOfOurs(let lineItems, let scores):
            return nothingOfOurs(
                in: "the read-back", lineItems: lineItems, scores: scores, .none, waiting: [])
        case .noScoresOfOurs(let scores):
            return noScoresOfOurs(in: "the read-back", scores: scores, withoutLineItem: 0)
        case .idsRewritten: return idsRewritten(in: "the read-back", .none)
        case .tooManyLineItemsMissing(let count, let total, let percent):
            return lineItemsMissing(count, of: total, percent, found, look)
        case .tooManyLineItemsNeverThere(let count, let total, let percent):
            return lineItemsNeverThere(count, of: total, percent, look)
        case .tooManyLost(let bundle, let count, let total, let percent):
            return Failure(
                .guardStopped, "guard-readback-lost",
                "Campus shows a part of bundle \(bundle), and \(count) of \(total) scores of it are not in the read-back, more than "
                    + "\(percent) %: they would count as lost and go out again; nothing was applied",
                "If the read-back is cut short, have it exported again, in full. If Campus refused them, see why its import did, "
                    + "and run again with --accept-changes: they go out again.")
        case .tooManyFrozen(let count, let total, let percent):
            return Failure(
                .guardStopped, "guard-readback-changes",
                "\(count) of \(total) confirmed scores would freeze or lose their line item at once, "
                    + "more than \(percent) % (\(found)); nothing was applied",
                look
                    + "If the read-back is cut short, have it exported again. If it is right, run again with --accept-changes."
            )
        case .tooManyAtFirstSight(let count, let total, let percent):
            return Failure(
                .guardStopped, "guard-readback-first",
                "\(count) of \(total) scores that Campus shows or lacks for the first time would freeze or be held, "
                    + "more than \(percent) % (\(found)); nothing was applied",
                look
                    + "The read-back may have been made while an import was under way, be cut short or be in another form than expected, "
                    + "or campus.importUser is not who imports. After the import have Campus exported again. "
                    + "If it is right, run again with --accept-changes.")
        }
    }

    private static func lineItemsMissing(
        _ count: Int, of total: Int, _ percent: Int, _ found: String, _ look: String
    ) -> Failure {
        Failure(
            .guardStopped, "guard-readback-line-items",
            "\(count) of \(total) line items that Campus has shown before are not in it, "
                + "more than \(percent) % (\(found)); nothing was applied",
            look
                + "If the read-back is of some schools only, name it with `partial` in it or give --partial. "
                + "If it is right, run again with --accept-changes.")
    }

    private static func lineItemsNeverThere(
        _ count: Int, of total: Int, _ percent: Int, _ look: String
    ) -> Failure {
        Failure(
            .guardStopped, "guard-readback-line-items",
            "\(count) of \(total) line items of bundles that have arrived are not in it, more than \(percent) %; nothing was applied",
            look
                + "If the read-back is cut short or of some schools only, have it exported again, in full. If Campus refused them, "
                + "see why its import did, and run again with --accept-changes.")
    }
}
