public import Domain
import Outcome
import PlainText
package import Records

/// What `held list` and `held release` print with --json (Spec/json.md).
public struct HeldList: Codable, Sendable, Equatable {
    public enum Command: String, Codable, Sendable {
        case list = "held list"
        case release = "held release"
    }

    public struct Item: Codable, Sendable, Equatable {
        public var lineItem: String
        /// `item-removed` or `points-changed`.
        public var hold: HoldReason
        public var item: String
        public var section: String
        public var school: String
        public var title: String
        /// Our maximum points, and Campus's where they are the reason.
        public var maxPoints: String
        public var campusMaxPoints: String?
        /// For one that is gone: the last full read-back that showed it.
        public var lastThere: String?

        package init(_ line: StoredLineItem, _ hold: HoldReason) {
            lineItem = line.sourcedID
            self.hold = hold
            item = line.item
            section = line.section
            school = line.school
            title = line.version.title
            maxPoints = line.version.maxPoints.description
            campusMaxPoints = line.campus?.maxPoints?.description
            lastThere = line.lastThere?.description
        }
    }

    public var version = 1
    public var command: Command
    public var held: [Item]
    /// Who lifted the hold, and why; only in the result of `held release`.
    public var by: String?
    public var reason: String?
    public var dryRun: Bool?
    /// Always empty: what an interrupted run left staged is published by `export` and `nightly` alone.
    public var recovered: [Int]?

    package init(command: Command, held: [Item]) {
        self.command = command
        self.held = held
    }
}

extension HeldList {
    public var text: String {
        guard !held.isEmpty else {
            return "No line item is held because of what Campus shows of it."
        }
        return ([sentence, ""] + table).printableText
    }

    package var sentence: String {
        let many = PlanText.count(held.count, "line item")
        guard let by else {
            return "\(many) \(held.count == 1 ? "is" : "are") held: nothing is sent under "
                + "\(held.count == 1 ? "it" : "them") until Campus shows otherwise or a person lifts the hold."
        }
        return dryRun ?? false
            ? "The hold of \(many) would be lifted; nothing was changed."
            : "The hold of \(many) was lifted by \(by); scores under \(held.count == 1 ? "it" : "them") go out with the next export."
    }

    private var table: [String] {
        TextTable.columns(
            ["line item", "hold", "school", "our points", "Campus", "last there"],
            held.map {
                [
                    $0.lineItem, $0.hold.rawValue, $0.school, $0.maxPoints, $0.campusMaxPoints ?? "-",
                    $0.lastThere ?? "-",
                ]
            })
    }
}
