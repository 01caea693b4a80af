import Domain
package import Outcome

extension ExportStop: SaysFailure {
    package var failure: Failure {
        switch self {
        case .tooManyChanges(.tooManyChanges(let changed, let vanished, let confirmed, let percent)):
            Failure(
                .guardStopped, "guard-changes",
                "\(changed) of \(confirmed) confirmed scores would change and \(vanished) would vanish at once, "
                    + "more than \(percent) %; nothing new was published",
                "Look at `gradebridge preview`. If it is right, run again with --accept-changes.")
        case .tooManyChanges(.sectionsEmptied(let sections)):
            Failure(
                .guardStopped, "guard-sections",
                "\(PlanText.count(sections.count, "section")) lost all students since the last export "
                    + "(\(Self.firstFive(sections))); nothing new was published",
                "Check that the roster is complete. If it is right, run again with --accept-changes.")
        case .readbackTooOld(let days, let maxAgeDays, let neverRead):
            Failure(
                .guardStopped, "guard-readback",
                neverRead
                    ? "the first bundle is \(days) days old and Campus was never read back (readback.maxAgeDays: \(maxAgeDays))"
                    : "Campus was last read back \(days) days ago (readback.maxAgeDays: \(maxAgeDays))",
                "Read Campus back first, so that scores changed there are not overwritten. A file whose name says no time, with "
                    + "the bytes of one that was applied, counts as that one: if Campus wrote it again, say when with "
                    + "`gradebridge readback FILE --as-of TIME`, and have Campus put date and time into the name. "
                    + "Or run with --without-readback, or set readback.maxAgeDays: 0.")
        }
    }

    private static func firstFive(_ sections: [String]) -> String {
        sections.prefix(5).joined(separator: ", ") + (sections.count > 5 ? ", …" : "")
    }
}
