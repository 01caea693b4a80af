import Domain

/// The bundles: those that somebody waits for, and, folded, the rest.
struct BundlesView {
    let sentence: String
    let open: BundleTable?
    let shown: BundleTable?
    let leftOut: [String]

    init(_ it: Reconciliation, _ words: Words) {
        sentence = BundleView.sentence(it, words)
        open = BundleTable.open(it, words)
        shown = BundleTable.shown(it, words)
        leftOut = LeftOutText.notes(it, "bundles", words)
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

    fileprivate static func sentence(_ it: Reconciliation, _ words: Words) -> String {
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
