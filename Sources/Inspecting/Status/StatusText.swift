import Domain
import Outcome
import PlainText
import Workspace

extension Status {
    /// One sentence, then a line for each thing, in the district's time.
    public var text: String { StatusText(status: self, time: DistrictTime(zoneNamed: timeZone, locale)).text }
}

private struct StatusText {
    let status: Status
    let time: DistrictTime

    var text: String {
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        let lines = rows.map { name, words in
            "  \(name)\(String(repeating: " ", count: width - name.count))\(words)"
        }
        return ([sentence, ""] + lines).printableText
    }

    private var sentence: String {
        var parts: [String] = []
        if hasStopped { parts.append("the last night stopped") }
        let carried = status.waiting.count(where: \.isCarried)
        if carried > 0 { parts.append("\(Counted.text(carried, "bundle")) to import") }
        switch status.attention?.isEmpty {
        case true?: break
        case false?: parts.append("new findings to look at")
        case nil: parts.append("whether there are new findings is not known")
        }
        let state = parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
        return "\(status.district), \(said(status.at)): \(state)."
    }

    private var hasStopped: Bool {
        guard let code = status.lastNight?.exitCode else { return false }
        return ![ExitCode.done, .needsPerson].contains { Int($0.rawValue) == code }
    }

    private var rows: [(String, String)] {
        var rows = [("Last night", status.lastNight.map { "\(said($0.at)): \($0.sentence)" } ?? "none yet")]
        rows += status.waiting.map { ($0.isCarried ? "To import" : "Delivery", words(of: $0)) }
        if status.waiting.isEmpty { rows.append(("To import", "nothing: Campus has shown every bundle")) }
        rows += [
            ("Kept", "\(scores(status.kept)) as Campus has them: gradebridge frozen list"),
            ("Not sent yet", "\(scores(status.held)): gradebridge findings list --class held"),
            ("Cannot be read", "\(scores(status.rejected)): gradebridge findings list --class rejected"),
        ]
        if status.attention?.isEmpty != true {
            rows.append(
                (
                    "New findings",
                    status.attention?.joined(separator: ", ") ?? "not known: another version recorded them"
                ))
        }
        rows.append(("Read-back", status.readback.map(words) ?? "none yet"))
        if let next = status.nextNight {
            rows.append(("Next night", "\(said(next)), if its timer is installed"))
        }
        return rows
    }

    private func words(of bundle: Status.Waiting) -> String {
        let what = "bundle \(bundle.sequence), \(scores(bundle.awaited)) not seen in Campus"
        return bundle.handover.map { "\(what): \($0.rawValue)" } ?? "\(what): outbox/\(bundle.file)"
    }

    private func words(of readback: Status.Readback) -> String {
        let age = readback.nights == 0 ? "today" : "\(Counted.text(readback.nights, "night")) ago"
        return "shows Campus of \(said(readback.time)), \(age)"
    }

    private func scores(_ count: Int) -> String { Counted.text(count, "score") }

    private func said(_ moment: String) -> String { time.recent(moment) }
}

extension Status.Waiting {
    /// A person brings it to Campus.
    fileprivate var isCarried: Bool { handover == nil }
}
