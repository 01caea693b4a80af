import Crypto
import Domain
import Foundation
package import Inputs
import PlainText

/// Counts rows of an input that were not used, and adds up which they are.
///
/// Which is told by column, code and the row's id. Not by its line: a row more above it makes no news. Not by its file:
/// one of Campus may have another name every day.
package struct RejectedRows: Sendable, Equatable {
    private(set) var count = 0
    /// The digests of the rows, so that their order says nothing.
    private(set) var sum: UInt64 = 0

    package init() {}

    package mutating func add(_ finding: InputFinding) {
        let parts = [finding.column ?? "", finding.code.rawValue, finding.id ?? ""]
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{0}").utf8))
        count += 1
        sum &+= digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    package mutating func add(_ other: RejectedRows) {
        count += other.count
        sum &+= other.sum
    }
}

/// The same as a result of a run keeps it: how many, and a digest that tells whether they are the same ones.
public struct UnusedRows: Codable, Sendable, Equatable {
    /// The code of them, where they are others than before.
    package static let code = "input-rows-rejected"

    public var count: Int
    public var digest: String

    /// nil where there are none.
    package init?(_ rows: RejectedRows) {
        guard rows.count > 0 else { return nil }
        count = rows.count
        digest = Hex.text(rows.sum)
    }
}
