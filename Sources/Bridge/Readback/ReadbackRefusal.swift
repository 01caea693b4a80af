import Domain

/// Why a read-back is not applied; the ledger stays as it was.
enum ReadbackRefusal: Error, Equatable {
    /// A later state of Campus was applied already.
    case olderThanLast(String, time: Instant, last: Instant)
    /// `--as-of` lies after the clock.
    case timeAhead(Instant, now: Instant)
    /// No person of the extract is a student of ours, and with an `s` before the number they would be.
    case personsUnknown(String, rows: Int)
    case guardStopped(ReadbackGuardFinding)
}
