import Domain

// What keeps a read-back from being applied, in words.
extension Failure {
    init(readback error: ReadbackRefusal) {
        switch error {
        case .olderThanLast(let name, let time, let last):
            self.init(
                .inputRefused, "readback-older",
                "\(name) shows Campus as of \(time), and its state of \(last) was applied already",
                "Use a newer one. If its time is wrong, give the right one with --as-of; to apply it as an older one, --force."
            )
        case .ownBundle(let name, let sequence):
            self.init(
                .inputRefused, "own-bundle",
                "\(name) is bundle \(sequence), which gradebridge made itself, and no export of Campus",
                "Name the file that Campus wrote.")
        case .timeAhead(let time, let now):
            self.init(
                .usage, "time-ahead", "--as-of \(time) lies after the clock, \(now)",
                "Give the moment at which Campus wrote the read-back.")
        case .personsUnknown(let name, let rows, let withPrefix):
            self.init(
                .inputRefused, "persons-unknown",
                "\(name): \(PlanText.count(rows, "row")) under line items of ours, and none is of a student whom we sent"
                    + (withPrefix > 0 ? "; with an s before the id \(withPrefix) would be" : ""),
                withPrefix > 0
                    ? "Set readback.personPrefix: s in gradebridge.yaml and run again; nothing was applied."
                    : "Have it exported with the students' sourcedIds of the roster; nothing was applied. If it is right, run again with --accept-changes."
            )
        case .guardStopped(let finding, let codes, let details):
            self.init(guard: finding, codes: codes, details: details)
        }
    }

    private init(guard finding: ReadbackGuardFinding, codes: [String: Int], details: String) {
        let found = codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let look = details.isEmpty ? "" : "See \(details). "
        switch finding {
        case .tooManyFrozen(let count, let total, let percent):
            self.init(
                .guardStopped, "guard-readback-changes",
                "\(count) of \(total) confirmed scores would freeze or lose their line item at once, "
                    + "more than \(percent) % (\(found)); nothing was applied",
                look
                    + "If the read-back is cut short, have it exported again. If it is right, run again with --accept-changes."
            )
        case .tooManyAtFirstSight(let count, let total, let percent):
            self.init(
                .guardStopped, "guard-readback-first",
                "\(count) of \(total) scores that Campus shows or lacks for the first time would freeze or be held, "
                    + "more than \(percent) % (\(found)); nothing was applied",
                look
                    + "The read-back may be cut short or in another form than expected, or campus.importUser is not who imports. "
                    + "If it is right, run again with --accept-changes.")
        }
    }
}
