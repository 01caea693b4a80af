package import CSVCore
package import Domain
package import Ledger
import Planning
import Publishing
import ReadingBack
package import Records

/// Tells what the ledger knows of line items: sends, what Campus showed, freezes with their evidence, releases.
package struct LedgerStory {
    private let ledger: LedgerSession
    private let bundles: [Int: BundleRecord]
    private let deliveries: BundleStates
    private let freezes: [Int64: [String: Freeze]]
    private let releases: [Int64: [String: [Release]]]
    private let ambiguities: [Int64: [String: CampusScore]]
    private let readbacks: [Int64: ReadbackRecord]

    package init(_ ledger: LedgerSession) throws {
        self.ledger = ledger
        bundles = Dictionary(uniqueKeysWithValues: try ledger.bundles().map { ($0.sequence, $0) })
        deliveries = try BundleStates(ledger)
        freezes = try ledger.freezes()
        releases = try ledger.releases()
        ambiguities = try ledger.ambiguities()
        readbacks = Dictionary(uniqueKeysWithValues: try ledger.readbacks().map { ($0.run, $0) })
    }

    package func lineItem(_ line: StoredLineItem, packed: FieldBytes) throws -> Explanation.LineItem {
        let replaced = try ledger.replacedVersions(of: line.id)
            .map { Explanation.SentVersion($0.version, replacedBy: $0.replacedBy) }
        return Explanation.LineItem(
            lineItem: line.sourcedID, section: line.section, bundles: line.bundles,
            wordings: replaced + [.init(line.version, replacedBy: nil)],
            campusHold: line.campusHold?.rawValue, shownByCampus: line.shown.words,
            editedInCampus: line.isEditedInCampus, campus: line.campus.map(Explanation.CampusLine.init),
            scores: try scores(line, packed))
    }

    private func scores(_ line: StoredLineItem, _ packed: FieldBytes) throws -> [Explanation.Score] {
        var scores: [Explanation.Score] = []
        let lifts = try ledger.lifts(ofLineItem: line.id)
        var reader = PackedResultsReader(packed)
        while let result = try reader.next() {
            let student = String(decoding: result.student, as: UTF8.self)
            scores.append(try score(student, result, line, lifts[student] ?? []))
        }
        let known = Set(scores.map(\.student))
        // Scores that people entered for students whom we never sent.
        let entered = (freezes[line.id] ?? [:]).keys.filter { !known.contains($0) }
        return try scores + entered.map { try score($0, nil, line, []) }
    }

    private func score(
        _ student: String, _ result: PackedResult?, _ line: StoredLineItem, _ lifts: [Lift]
    ) throws -> Explanation.Score {
        let freeze = freezes[line.id]?[student].map { frozen($0, line) }
        return Explanation.Score(
            student: student, now: nil, whatToDo: nil, row: nil,
            sends: try (result?.sendList ?? []).map { send($0.bundle, $0.value) },
            seenInCampus: result?.seen?.text, confirmed: result?.isConfirmed ?? false,
            ambiguousInCampus: ambiguities[line.id]?[student] != nil,
            dueAgain: result?.isDueAgain ?? false, frozen: freeze?.reason, frozenSince: freeze?.since,
            freeze: freeze,
            releases: (releases[line.id]?[student] ?? []).map { release in
                Explanation.Release(
                    at: release.at.description, by: release.by, reason: release.why,
                    freeze: frozen(release.freeze, line))
            },
            lifts: lifts.isEmpty
                ? nil
                : lifts.map { lift in
                    Explanation.Lift(
                        at: lift.at.description, readback: readbacks[lift.liftedBy]?.name ?? "",
                        freeze: frozen(lift.freeze, line))
                })
    }

    private func send(_ bundle: Int, _ value: ScoreValue) -> Explanation.Send {
        let record = bundles[bundle]
        return Explanation.Send(
            bundle: bundle, at: record?.at.description ?? "", state: record?.state.rawValue ?? "",
            delivery: record.map { deliveries.state(of: $0).rawValue } ?? "", value: value.text)
    }

    private func frozen(_ freeze: Freeze, _ line: StoredLineItem) -> FrozenList.Item {
        FrozenList.Item(freeze, line, freeze.readback.flatMap { readbacks[$0] })
    }
}

extension Explanation.SentVersion {
    package init(_ version: LineItemVersion, replacedBy: Int?) {
        self.init(
            title: version.title, sentTitle: version.sentTitle, assignDate: version.assignDate.description,
            dueDate: version.dueDate.description, category: version.category, period: version.period,
            maxPoints: version.maxPoints.description, replacedBy: replacedBy)
    }
}

extension Explanation.CampusLine {
    fileprivate init(_ campus: CampusLineItem) {
        self.init(
            title: campus.title, dueDate: campus.dueDate?.description, category: campus.category,
            maxPoints: campus.maxPoints?.description)
    }
}

extension LineItemShown {
    package var words: String {
        switch self {
        case .never: "never"
        case .earlierVersion: "earlier wording"
        case .latestVersion: "latest wording"
        }
    }
}
