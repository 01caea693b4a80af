package import Domain
import DurableFiles
package import Records

/// Read-backs of the very content that comes now, which were applied before: whether it tells anything new
/// (Spec/readback.md, "The same content twice").
///
/// Campus may be as it was on an earlier day, and then an export of today has the same bytes. Or somebody dropped an old
/// file once more. Only its time and what was applied in between can tell.
package struct KnownContent {
    /// All that were applied, in that order.
    package let applied: [ReadbackRecord]
    /// Those of them that had this content.
    private let same: [ReadbackRecord]
    /// When something came last that tells of a Campus that was otherwise; nil: not since it was applied.
    private let otherSince: Instant?

    /// - Parameters:
    ///   - uses: the runs that applied this content, and when each of them was.
    ///   - others: when people said that a bundle is in Campus, and when read-backs of other content came that are unread.
    package init(applied: [ReadbackRecord], uses: [Int64: Instant], others: [Instant] = []) {
        self.applied = applied
        same = applied.filter { uses[$0.run] != nil }
        let last = same.last.flatMap { uses[$0.run] }
        otherSince = others.filter { other in last.map { other > $0 } ?? false }.max()
    }

    /// The run that applied it, where it tells nothing new; nil where it is to be applied.
    package func use(ofName name: String, at moment: ReadbackMoment) -> Int64? {
        let file = fileName(name)
        // One in which nothing of ours was, such as a header alone, tells nothing by being the same: whether that can be
        // depends on what Campus has by now. The very file that a person applied in spite of that is not asked again.
        let same = same.filter { $0.seesOurs || $0.name == name }
        guard let last = same.last else { return nil }
        switch moment.source {
        case .name where same.contains { fileName($0.name) == file }:
            // A name with a time is given once: it is the very file.
            return last.run
        case .name where !moment.isLook:
            // The name is ahead of the clock, so it says nothing.
            return last.run == applied.last?.run ? last.run : nil
        case .asOf, .name:
            return same.contains { moment.time <= $0.time } ? last.run : nil
        case .files, .clock:
            // A copy of an old file has a new time. But where Campus was otherwise in between, and its time is later than
            // that, Campus went back to how it was, and a fixed name is used every night.
            let wasOtherwise = last.run != applied.last?.run || otherSince.map { $0 < moment.time } ?? false
            return wasOtherwise && applied.allSatisfy { $0.time < moment.time } ? nil : last.run
        }
    }

    private func fileName(_ path: String) -> String { FilePath(path).lastComponent?.string ?? path }
}
