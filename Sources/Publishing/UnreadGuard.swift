import Domain
package import Ledger
package import Outcome
package import Records

/// Nothing comes out while a read-back is unread: what people changed in Campus is not known (Spec/nightly.md, "Read-backs").
/// A night asks before it begins to send; who sends by hand is asked here.
package enum UnreadGuard {
    package struct Stop: Error, Equatable {
        package var first: UnreadReadback
        package var others: Int
    }

    /// Throws `UnreadGuard.Stop`.
    package static func check(_ ledger: LedgerSession) throws {
        let unread = try ledger.unreadReadbacks()
        if let first = unread.first { throw Stop(first: first, others: unread.count - 1) }
    }
}

extension UnreadGuard.Stop: SaysFailure {
    package var failure: Failure {
        let more = others == 0 ? "" : " (\(others) more)"
        return Failure(
            .guardStopped, "guard-readback",
            "\(first.name) was not applied (\(first.why))\(more), so what people changed in Campus is not known; nothing came out",
            "Export Campus again, in full, and apply that with `gradebridge readback FILE`. "
                + "If what it shows does not matter, run again with --without-readback.")
    }
}
