import Domain
import PlainText

// The rule of the verdict: a pure function of what the report says (Spec/report.md, "Verdict").
extension Reconciliation.Verdict {
    public static func of(_ it: Reconciliation) -> Self {
        let stopped = stops(it)
        let told = stopped + pointsForPeople(it)
        let points = told.isEmpty ? otherNews(it) : told
        let level: Level = stopped.isEmpty ? (points.isEmpty ? .fine : .look) : .stopped
        return Self(level: level, sentence: sentence(it), points: points)
    }

    /// The state of things in one sentence, whatever the level.
    private static func sentence(_ it: Reconciliation) -> String {
        let results = it.results
        guard it.export != nil || results.sent > 0 else {
            return it.school == nil
                ? "Nothing has been exported yet." : "No score of this school has been sent yet."
        }
        if results.confirmed == results.sent, results.sent > 0 {
            return
                "\(results.sent == 1 ? "The one score" : "All \(scores(results.sent))") sent \(are(results.sent)) in Campus"
                + entered(it) + "."
        }
        let waiting = results.inFlight + results.lost
        let parts = [
            (results.confirmed, "\(are(results.confirmed)) in Campus"),
            (waiting, waiting == 1 ? "waits for import" : "wait for import"),
            (
                results.frozen,
                "\(are(results.frozen)) kept as Campus has \(results.frozen == 1 ? "it" : "them")"
            ),
            (
                results.released,
                "\(are(results.released)) released and \(results.released == 1 ? "goes" : "go") out again"
            ),
        ].filter { $0.0 > 0 }.map { "\(plain($0.0)) \($0.1)" }
        guard !parts.isEmpty else { return "No score has been sent yet\(entered(it))." }
        return "Of \(scores(results.sent)) sent, \(parts.joined(separator: ", "))\(entered(it))."
    }

    /// Scores that a person entered in Campus where we had sent none are frozen too.
    private static func entered(_ it: Reconciliation) -> String {
        let count = it.frozen.total - it.results.frozen
        return count > 0 ? "; \(plain(count)) more \(are(count)) kept that \(was(count)) never sent" : ""
    }

    private static func stops(_ it: Reconciliation) -> [String] {
        guard it.school == nil else { return [] }
        var points: [String] = []
        if let night = it.night, !NightEnd.isDone(night.exitCode) {
            points.append("The last night did not do all its work: \(night.sentence)")
        }
        points += it.night?.blocked.map { "Nothing is sent: \($0)." } ?? []
        return points
    }

    private static func pointsForPeople(_ it: Reconciliation) -> [String] {
        var points: [String] = []
        if it.frozen.new > 0 {
            points.append(
                "\(scores(it.frozen.new)) \(was(it.frozen.new)) changed in Campus since the run before and \(are(it.frozen.new)) frozen now."
            )
        }
        let rejected = it.reasons.filter { $0.kind == .rejected && $0.needsPerson }.reduce(0) {
            // What has come is told; where that is not known, all that nobody knows of.
            $0 + ($1.new > 0 ? $1.new : $1.code.scores - $1.known)
        }
        if rejected > 0 {
            points.append(
                "\(scores(rejected)) of itslearning cannot be used as \(rejected == 1 ? "it is" : "they are")."
            )
        }
        points += newlyHeld(it)
        points += lost(it)
        return points
    }

    /// What a read-back finds lost goes out again in the same night, and is told all the same.
    private static func lost(_ it: Reconciliation) -> [String] {
        let waiting = it.results.lost
        if waiting > 0 {
            return [
                "\(scores(waiting)) \(was(waiting)) lost on the way and \(waiting == 1 ? "goes" : "go") out again with the next export."
            ]
        }
        guard let readback = it.readback, readback.isNew, readback.lost > 0 else { return [] }
        let found = readback.lost
        return [
            "The last read-back found \(scores(found)) lost on the way; none of them waits to go out again."
        ]
    }

    /// A night that ends with 3 never has a page on which all is well, whatever it was that it found.
    private static func otherNews(_ it: Reconciliation) -> [String] {
        guard it.school == nil, let night = it.night, night.at == it.at,
            night.exitCode == NightEnd.needsPerson
        else {
            return []
        }
        return ["This night found something for a person, which night.txt names: \(night.sentence)"]
    }

    /// The largest in words, the rest as one. What nobody can do anything about is no news for people.
    private static func newlyHeld(_ it: Reconciliation) -> [String] {
        let new = it.reasons.filter {
            $0.kind == .held && $0.needsPerson && $0.new > 0 && $0.code.concerns != .nobody
        }
        .sorted { $0.new > $1.new }
        let told = new.prefix(3).map { reason in
            let meaning = reason.code.meaning
            return
                "\(scores(reason.new)) newly held: \(meaning.prefix(1).lowercased())\(meaning.dropFirst()) (\(reason.code.code))."
        }
        guard new.count > told.count else { return told }
        let rest = new.dropFirst(told.count)
        return told + [
            "\(scores(rest.reduce(0) { $0 + $1.new })) newly held for \(rest.count) other reason\(rest.count == 1 ? "" : "s")."
        ]
    }

    private static func scores(_ count: Int) -> String { Counted.text(count, "score") }
    private static func was(_ count: Int) -> String { count == 1 ? "was" : "were" }
    private static func are(_ count: Int) -> String { count == 1 ? "is" : "are" }
    private static func plain(_ value: Int) -> String { GroupedDigits.text(value) }
}
