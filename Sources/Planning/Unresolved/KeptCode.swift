package import Domain
import Intake
package import Ledger
package import Outcome

/// A code that the ledger keeps between two exports.
package struct KeptCode {
    package let kind: UnresolvedRow.Kind
    package let code: String
    package let scope: FindingScope

    /// Every one, in the order in which the ledger has them: class and then code, as bytes.
    package static let all = codes.sorted {
        let order = ByteOrder.compare($0.kind.rawValue, $1.kind.rawValue)
        return order != 0 ? order < 0 : ByteOrder.compare($0.code, $1.code) < 0
    }

    private static let codes =
        HoldReason.allCases.map { KeptCode(kind: .held, code: $0.rawValue, scope: $0.scope) }
        + RejectReason.allCases.map { KeptCode(kind: .rejected, code: $0.rawValue, scope: $0.scope) }
        + PlanNotice.allCases.compactMap { notice in
            notice.scope.map { KeptCode(kind: .notice, code: notice.rawValue, scope: $0) }
        }

    private static let heldPlaces = places(HoldReason.allCases, .held)
    private static let rejectedPlaces = places(RejectReason.allCases, .rejected)
    private static let noticePlaces = places(PlanNotice.allCases.filter { $0.scope != nil }, .notice)

    private static func places<Code: RawRepresentable<String> & Hashable>(
        _ codes: [Code], _ kind: UnresolvedRow.Kind
    ) -> [Code: Int] {
        Dictionary(
            uniqueKeysWithValues: codes.compactMap { code in
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
