import Domain
import Outcome
import PlainText
import Records

extension BundleCommands.List {
    public var text: String {
        if command == .list {
            guard !bundles.isEmpty else { return "No bundle has been made yet." }
            let rows = bundles.map {
                [
                    String($0.sequence), $0.state.rawValue, $0.deliveryText, $0.at,
                    GroupedDigits.text($0.lineItems),
                    GroupedDigits.text($0.results), $0.inOutbox ? "outbox" : "archive", $0.file,
                ]
            }
            return TextTable.columns(
                ["bundle", "state", "delivery", "made", "line items", "results", "where", "file"], rows
            ).printableText
        }
        return bundles.map(\.text).joined(separator: "\n")
    }
}

extension BundleCommands.Item {
    /// A bundle that was withdrawn counts as lost; people are told which it is.
    fileprivate var deliveryText: String { withdrawn == nil ? delivery.rawValue : "withdrawn" }

    package var text: String {
        let again = republished.map { ", put out again \($0)" } ?? ""
        let places = "\(inOutbox ? " (in the outbox)" : "")\(inArchive ? " (in the archive)" : "")"
        let holds =
            "\(GroupedDigits.text(lineItems)) line items, \(GroupedDigits.text(results)) results, \(mode), "
            + "OneRoster \(oneRoster)\(school.map { ", school \($0)" } ?? "")"
        let waits = awaited == 0 ? "" : ", \(PlanText.count(awaited, "result")) not yet seen in Campus"
        let lines = [
            "Bundle \(sequence), \(state)\(again)", "  file        \(file)\(places)", "  made        \(at)",
            "  holds       \(holds)", "  delivery    \(deliveryText)\(waits)", "  SHA-256     \(sha256)",
            "  bytes       \(GroupedDigits.text(bytes))",
        ]
        return (lines + (handover.map { [$0.text] } ?? []) + marks.map(\.text)).printableText
    }
}

extension BundleCommands.Handover {
    fileprivate var text: String {
        "  handover    \(state) since \(at): \(host):\(folder)\(file.map { "/\($0)" } ?? "")"
    }
}

extension BundleCommands.PersonMark {
    fileprivate var text: String {
        let who = by.map { " by \($0)" } ?? ""
        return "  marked      \(state) on \(at)\(who)\(reason.map { ": \($0)" } ?? "")"
    }
}
