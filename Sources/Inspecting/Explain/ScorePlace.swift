import Domain
import ReadingBack
import Records

/// Where a score is, in one word (Spec/json.md, "explain").
public enum ScorePlace: String, Codable, Sendable, CaseIterable {
    case inCampus = "in-campus"
    /// In a bundle that Campus has not shown yet.
    case waitingForImport = "waiting-for-import"
    /// Frozen: Campus's stays.
    case kept
    case nextExport = "next-export"
    case notSent = "not-sent"
    case unreadable
    /// Sent, and nothing waits for it: a later bundle or a person has settled it otherwise.
    case notShown = "not-shown"
    case unknown
}

extension Explanation.LineItem {
    /// A line item that only the newest export knows.
    init(unsent item: String, in section: String) {
        self.init(
            lineItem: LineItemIdentity(item: item, section: section).id, section: section, bundles: [],
            wordings: [], campusHold: nil, shownByCampus: LineItemShown.never.words, editedInCampus: false,
            campus: nil, scores: [])
    }

    mutating func take(_ place: KnownPlace?) {
        title = place?.title ?? wordings.last?.title
        sectionTitle = place?.sectionTitle.isEmpty == false ? place?.sectionTitle : nil
    }

    /// Joins what the newest export says of a student to what the ledger knows.
    mutating func add(_ entry: ItemStory.Entry, since: Instant?) {
        guard let index = scores.firstIndex(where: { $0.student == entry.student && $0.now == nil }) else {
            scores.append(.init(entry: entry, since: since))
            return
        }
        scores[index].take(entry, since: since)
    }

    /// Says of each score where it is.
    mutating func placeScores() {
        for index in scores.indices { scores[index].settle(in: self) }
    }
}

extension Explanation.Score {
    init(entry: ItemStory.Entry, since: Instant?) {
        self.init(
            student: entry.student, sends: [], seenInCampus: nil, confirmed: false, ambiguousInCampus: false,
            dueAgain: false, frozen: nil, frozenSince: nil, freeze: nil, releases: [], lifts: nil)
        take(entry, since: since)
    }

    mutating func take(_ entry: ItemStory.Entry, since: Instant?) {
        now = entry.now
        whatToDo = entry.whatToDo
        row = entry.line
        switch entry.disposition {
        case .sent: place = .nextExport
        case .unchanged: place = .inCampus
        case .inFlight: place = .waitingForImport
        case .frozen: place = .kept
        case .held(let reason): stand(.notSent, reason.entry, since)
        case .rejected(let reason): stand(.unreadable, reason.entry, since)
        }
    }

    private mutating func stand(_ place: ScorePlace, _ entry: ReasonEntry, _ since: Instant?) {
        self.place = place
        meaning = "\(entry.meaning)"
        concerns = entry.concerns
        self.since = since?.description
    }

    /// What the ledger alone knows: a freeze wins over all, and where there is no export its memory is all there is.
    fileprivate mutating func settle(in line: Explanation.LineItem) {
        if let freeze {
            place = .kept
            since = freeze.since
            if let reason = FreezeReason(rawValue: freeze.reason) {
                meaning = "\(reason.entry.meaning)"
                concerns = reason.entry.concerns
                whatToDo = "\(reason.entry.advice)"
            }
            return
        }
        if place == .unknown { placeByLedger(line) }
        switch place {
        case .inCampus, .waitingForImport, .notShown: since = sends.last?.at
        case .kept, .nextExport, .notSent, .unreadable, .unknown: break
        }
    }

    private mutating func placeByLedger(_ line: Explanation.LineItem) {
        if let hold = line.campusHold.flatMap(HoldReason.init(rawValue:)) {
            stand(.notSent, hold.entry, nil)
            whatToDo = "\(hold.entry.advice)"
        } else if ambiguousInCampus {
            stand(.notSent, HoldReason.ambiguous.entry, nil)
            whatToDo = "\(HoldReason.adviceOnAmbiguityInCampus)"
        } else if dueAgain {
            place = .nextExport
        } else if confirmed {
            place = .inCampus
        } else if let send = sends.last {
            place = ArrivalState(rawValue: send.delivery) == .inFlight ? .waitingForImport : .notShown
        }
    }
}
