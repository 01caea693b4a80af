import Domain

// The smaller tables of the page.

struct EditedView {
    struct Row {
        let schoolAnchor: String
        let school: String
        let section: String
        let title: String
        let item: String
        let code: String
        let campus: String
    }

    let sentence: String
    let rows: [Row]
    let leftOut: [String]

    init(_ it: Reconciliation, _ words: Words) {
        sentence =
            "An edit in Campus stands: the line item is not sent again, its scores go on. Nothing is sent for one that is gone from Campus or has other points there."
        rows = it.editedLineItems.map {
            Row(
                schoolAnchor: Anchor.school($0.place.school), school: words.school($0.place.school),
                section: words.section($0.place.section), title: $0.place.title, item: $0.place.item,
                code: $0.code, campus: $0.campus.joined(separator: "; "))
        }
        leftOut = LeftOutText.notes(it, "edited line items", words)
    }
}

/// Bundles of one table.
struct BundleTable {
    let caption: String
    /// What the fold over it says.
    let summary: String
    let rows: [BundleView]

    /// Those that somebody waits for something of.
    static func open(_ it: Reconciliation, _ words: Words) -> Self? {
        make(it.bundles.filter(\.isOpen), words, caption: "Bundles that wait, newest first", summary: "")
    }

    static func shown(_ it: Reconciliation, _ words: Words) -> Self? {
        let rest = it.bundles.filter { !$0.isOpen }
        return make(
            rest, words, caption: "Bundles that nothing is waited for of, newest first",
            summary: "\(words.count(rest.count, "bundle")) that nothing is waited for of")
    }

    private static func make(
        _ bundles: [Reconciliation.Bundle], _ words: Words, caption: String, summary: String
    ) -> Self? {
        guard !bundles.isEmpty else { return nil }
        return Self(caption: caption, summary: summary, rows: bundles.map { BundleView($0, words) })
    }
}

struct BundleView {
    let sequence: String
    let at: String
    let atKey: String
    let results: String
    let state: String
    let awaited: String
    let handover: String
    let nights: String
    let file: String

    init(_ bundle: Reconciliation.Bundle, _ words: Words) {
        sequence = String(bundle.sequence)
        at = words.moment(bundle.at)
        atKey = bundle.at
        results = words.number(bundle.results)
        state = bundle.state == .inFlight ? "waiting for import" : bundle.state.rawValue
        awaited = words.number(bundle.awaited)
        handover = bundle.handover?.rawValue ?? ""
        nights = words.number(bundle.nights)
        file = bundle.file
    }

    static func sentence(_ it: Reconciliation, _ words: Words) -> String {
        guard !it.bundles.isEmpty else {
            return it.school == nil
                ? "No bundle was made yet."
                : "The bundles are for the whole district; its own report lists them."
        }
        let flying = it.bundles.filter { $0.state == .inFlight }
        let withdrawn = it.bundles.filter { $0.state == .lost && $0.handover == .withdrawn }
        let lost = it.bundles.filter { $0.state == .lost && $0.handover != .withdrawn }
        let waiting = it.bundles.filter {
            $0.handover?.isPending ?? false
        }
        var parts = [
            flying.isEmpty
                ? "Campus has shown all that was sent, or nothing of it is waited for."
                : "\(words.count(flying.count, "bundle")) \(flying.count == 1 ? "waits" : "wait") for import: Campus has not shown \(words.count(flying.reduce(0) { $0 + $1.awaited }, "score")) of \(flying.count == 1 ? "it" : "them") yet."
        ]
        if !lost.isEmpty {
            parts.append(
                "Of \(words.count(lost.count, "bundle")) scores were lost; they go or went out again.")
        }
        if !withdrawn.isEmpty {
            let (was, it) = withdrawn.count == 1 ? ("was", "it") : ("were", "them")
            parts.append(
                "\(words.count(withdrawn.count, "bundle")) \(was) taken back before anybody imported \(it): Campus has "
                    + "something newer. Do not import \(it); what is still wanted goes or went out again.")
        }
        if !waiting.isEmpty {
            parts.append(
                "\(words.count(waiting.count, "bundle")) \(waiting.count == 1 ? "waits" : "wait") to be delivered."
            )
        }
        return parts.joined(separator: " ")
    }
}

struct NightsView {
    struct Row {
        let at: String
        let sent: String
        let frozen: String
        let held: String
        let rejected: String
    }

    let count: String
    let picture: String?
    let rows: [Row]

    init(_ nights: [Reconciliation.NightPoint], _ words: Words) {
        count = words.count(nights.count, "export")
        picture = NightsPicture.svg(nights, words: words)
        rows = nights.reversed().map {
            Row(
                at: words.moment($0.at), sent: words.number($0.sent), frozen: words.number($0.frozen),
                held: words.number($0.held), rejected: words.number($0.rejected))
        }
    }
}

struct InputView {
    let kind: String
    let name: String
    let rows: String
    let usedAt: String
    let sha256: String

    init(_ input: Reconciliation.Input, _ words: Words) {
        kind = input.kind.rawValue
        name = input.name
        rows = input.rows.map(words.number) ?? "not counted"
        usedAt = words.moment(input.usedAt)
        sha256 = input.sha256
    }
}

struct NightView {
    let at: String
    let sentence: String
    let steps: [Reconciliation.Night.Step]

    init(_ night: Reconciliation.Night, _ words: Words) {
        at = words.moment(night.at)
        sentence = night.sentence
        steps = night.steps
    }
}
