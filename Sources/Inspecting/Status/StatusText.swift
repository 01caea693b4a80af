import Domain
import Outcome
import PlainText
import Workspace

extension Status {
    /// One sentence, then a line for each thing, in the district's time.
    public var text: String {
        let lines = rows.map { "  \($0.0.padded(to: 16))\($0.1)" }
        return ([sentence, ""] + lines).printableText
    }

    private var sentence: String {
        var parts: [String] = []
        if let night = lastNight, ![0, 3].contains(night.exitCode) { parts.append("the last night stopped") }
        let carried = waiting.count(where: \.isCarried)
        if carried > 0 { parts.append("\(PlanText.count(carried, "bundle")) to import") }
        if !attention.isEmpty {
            parts.append("\(PlanText.count(attention.count, "kind")) of news for a person")
        }
        let state = parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
        return "\(district), \(said(at)): \(state)."
    }

    private var rows: [(String, String)] {
        var rows: [(String, String)] = []
        rows.append(("Last night", lastNight.map { "\(said($0.at)): \($0.sentence)" } ?? "none yet"))
        for bundle in waiting { rows.append(("To import", words(of: bundle))) }
        if waiting.isEmpty { rows.append(("To import", "nothing: no bundle waits for Campus")) }
        rows.append(("Kept", "\(scores(kept)) as Campus has them: gradebridge frozen list"))
        rows.append(("Not sent yet", "\(scores(held)): gradebridge findings list --class held"))
        rows.append(("Cannot be read", "\(scores(rejected)): gradebridge findings list --class rejected"))
        if !attention.isEmpty { rows.append(("News", attention.joined(separator: ", "))) }
        rows.append(
            (
                "Read-back",
                readback.map { "shows Campus of \(said($0.time)), \(age($0.nights))" } ?? "none yet"
            ))
        if let nextNight { rows.append(("Next night", "\(said(nextNight)), if its timer is installed")) }
        return rows
    }

    private func words(of bundle: Waiting) -> String {
        let what = "bundle \(bundle.sequence), \(scores(bundle.awaited)) not seen in Campus"
        guard bundle.isCarried else { return "\(what), \(bundle.handover?.rawValue ?? "")" }
        return "\(what): outbox/\(bundle.file)"
    }

    private func scores(_ count: Int) -> String { PlanText.count(count, "score") }

    private func age(_ nights: Int) -> String {
        nights == 0 ? "today" : "\(PlanText.count(nights, "night")) ago"
    }

    private func said(_ time: String) -> String {
        guard let instant = Instant(time), let zone = ZoneDatabase.rules(named: timeZone) else { return time }
        return DateWords().recent(instant.secondsSince1970 + Int64(zone.offset(at: instant)))
    }
}

extension Status.Waiting {
    /// A person brings it to Campus.
    fileprivate var isCarried: Bool { handover == nil }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
