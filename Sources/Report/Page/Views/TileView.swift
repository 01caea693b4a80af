import Domain

/// One of the figures at the top, a link to its part of the page.
struct TileView {
    let target: String
    let number: String
    let what: String
    let more: String

    static func all(_ it: Reconciliation, _ words: Words) -> [TileView] {
        let held = scores(it, .held), rejected = scores(it, .rejected)
        let waiting = it.bundles.count { $0.state == .inFlight }
        let lost = it.bundles.count { $0.state == .lost }
        return [
            TileView(
                target: "sections", number: words.number(it.results.confirmed), what: "in Campus",
                more: it.results.sent > 0 ? "of \(words.number(it.results.sent)) sent" : "nothing sent yet"),
            TileView(
                target: "bundles", number: words.number(it.results.inFlight + it.results.lost),
                what: "waiting for import",
                more: it.school != nil && it.bundles.isEmpty
                    ? "in the district's bundles"
                    : words.count(waiting, "bundle") + (lost > 0 ? ", \(lost) lost" : "")),
            TileView(
                target: "frozen", number: words.number(it.frozen.total), what: "kept as Campus has them",
                more: it.frozen.new > 0 ? "\(words.number(it.frozen.new)) new" : "none new"),
            TileView(
                target: "held", number: words.number(held), what: "not sent yet", more: news(it, .held, words)
            ),
            TileView(
                target: "rejected", number: words.number(rejected), what: "cannot be read",
                more: news(it, .rejected, words)),
        ]
    }

    static func scores(_ it: Reconciliation, _ kind: FindingKind) -> Int {
        it.reasons.filter { $0.kind == kind }.reduce(0) { $0 + $1.code.scores }
    }

    private static func news(
        _ it: Reconciliation, _ kind: FindingKind, _ words: Words
    ) -> String {
        let new = it.reasons.filter { $0.kind == kind }.reduce(0) { $0 + $1.new }
        return new > 0 ? "\(words.number(new)) new" : "none new"
    }
}
