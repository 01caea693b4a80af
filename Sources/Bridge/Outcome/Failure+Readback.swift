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
        case .timeAhead(let time, let now):
            self.init(
                .usage, "time-ahead", "--as-of \(time) lies after the clock, \(now)",
                "Give the moment at which Campus wrote the read-back.")
        case .personsUnknown(let name, let rows):
            self.init(
                .inputRefused, "persons-unknown",
                "\(name): no personID is a student of ours, and with an s before the number \(rows) would be",
                "Set readback.personPrefix: s in gradebridge.yaml and run again; nothing was applied.")
        case .guardStopped(.tooManyFrozen(let count, let total, let percent)):
            self.init(
                .guardStopped, "guard-readback-changes",
                "\(count) of \(total) confirmed scores would freeze or lose their line item at once, "
                    + "more than \(percent) %; nothing was applied",
                "The read-back is most likely cut short: have it exported again. If it is right, run again with --accept-changes."
            )
        case .guardStopped(.tooManyUnaccepted(let count, let total, let percent)):
            self.init(
                .guardStopped, "guard-readback-unaccepted",
                "\(count) of \(total) delivered scores are not in Campus, more than \(percent) %; nothing was applied",
                "The read-back is most likely cut short: have it exported again. If Campus really refused them, run again with --accept-changes."
            )
        }
    }
}
