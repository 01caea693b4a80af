package import Domain

/// The moment whose state a read-back shows, and how that is known.
package struct ReadbackMoment: Equatable {
    /// Never after the clock: nothing shows a later state.
    package let time: Instant
    package let source: TimeSource
    /// What was said, where it lies ahead of the clock and counts as the clock.
    package let cut: Instant?
    /// The name says that it is in UTC.
    package let isUTC: Bool

    package init(said: Instant, source: TimeSource, isUTC: Bool = false, ceiling: Instant) {
        time = min(said, ceiling)
        cut = said > ceiling ? said : nil
        self.source = source
        self.isUTC = isUTC
    }

    /// A time that was cut moves with the clock: it is no later one whenever the same file comes again.
    package var isLook: Bool { cut == nil }

    /// Somebody said it: a copy of a file has another time, not another name.
    package var isSaid: Bool {
        switch source {
        case .asOf, .name: true
        case .files, .clock: false
        }
    }
}

/// The same in words, for the people of the district.
package struct ReadbackMomentWords {
    package let moment: ReadbackMoment
    package let clock: WallClock
    /// The clock of the run.
    package let now: Instant

    /// `Nov 23, 10:10 PM, from the file name, read as Chicago time`
    package var origin: String {
        if moment.cut != nil { return "\(time(moment.time)) \(clock.zoneWords), by the clock" }
        switch moment.source {
        case .name where moment.isUTC:
            return "\(time(moment.time)) \(clock.zoneWords), from the file name, read as UTC"
        case .name: return "\(time(moment.time)), from the file name, read as \(clock.zoneWords)"
        case .asOf: return "\(time(moment.time)) \(clock.zoneWords), as --as-of says"
        case .files: return "\(time(moment.time)) \(clock.zoneWords), from the times of its files"
        case .clock:
            return "\(time(moment.time)) \(clock.zoneWords), by the clock, as nothing in it says when"
        }
    }

    /// What a person should know of a time that was cut; nil for any other.
    package var note: String? {
        guard let cut = moment.cut else { return nil }
        let says = moment.source == .name ? "The name says" : "Its files are of"
        let counts = moment.time == now ? "now" : time(moment.time)
        let isLocal = moment.source == .name && !moment.isUTC
        return "\(says) \(time(cut)) \(clock.zoneWords), which is ahead of the clock, "
            + "so it counts as \(counts)."
            + (isLocal ? " If the name is in UTC, let it end in Z." : "")
    }

    private func time(_ moment: Instant) -> String { clock.words(moment, now: now) }
}
