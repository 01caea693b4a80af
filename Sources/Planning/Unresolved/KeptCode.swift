package import Domain
import Inputs
import Outcome
import Records

/// A code that the ledger keeps between two exports.
package struct KeptCode {
    package let kind: FindingKind
    package let code: String
    package let scope: FindingScope

    /// Every one, in the order in which the ledger has them: class and then code, as bytes.
    package static let all = codes.sorted {
        let order = ByteOrder.compare($0.kind.rawValue, $1.kind.rawValue)
        return order != 0 ? order < 0 : ByteOrder.compare($0.code, $1.code) < 0
    }

    private static let codes =
        kept(HoldReason.self, .held) + kept(RejectReason.self, .rejected) + kept(PlanNotice.self, .notice)

    private static func kept<Code: Reason>(_ codes: Code.Type, _ kind: FindingKind) -> [KeptCode] {
        codes.allCases.compactMap { code in
            code.entry.scope.map { KeptCode(kind: kind, code: code.rawValue, scope: $0) }
        }
    }

    private static let heldPlaces = places(HoldReason.self, .held)
    private static let rejectedPlaces = places(RejectReason.self, .rejected)
    private static let noticePlaces = places(PlanNotice.self, .notice)

    private static func places<Code: Reason>(_ codes: Code.Type, _ kind: FindingKind) -> [Code: Int] {
        Dictionary(
            uniqueKeysWithValues: codes.allCases.compactMap { code in
                all.firstIndex { $0.kind == kind && $0.code == code.rawValue }.map { (code, $0) }
            })
    }

    /// The place in `all` of what a candidate ended in; nil where it is neither held nor rejected.
    package static func place(of disposition: Disposition) -> Int? {
        switch disposition {
        case .held(let reason): heldPlaces[reason]
        case .rejected(let reason): rejectedPlaces[reason]
        case .sent, .unchanged, .inFlight, .frozen: nil
        }
    }

    /// The same of a notice; nil where it is not kept.
    package static func place(of notice: PlanNotice) -> Int? { noticePlaces[notice] }
}
