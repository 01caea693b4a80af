package import Domain
import Outcome

/// The read-backs that came and of which the night does not know what they tell. While there is one nothing is sent.
///
/// Each is open from the moment it is seen. Only being taken closes it, or being put away with a line in the ledger,
/// which both are asked for later; so what no step thought of blocks as well.
package struct OpenReadbacks {
    package struct Entry: Equatable {
        package var name: String
        package var why: String
        /// It is left where it is, for a later night.
        package var waits = false
        /// Its last change, where nothing but time is missing.
        package var settling: Instant?
    }

    /// By path, here or on another host.
    package private(set) var entries: [String: Entry] = [:]

    package mutating func see(_ path: String, _ name: String, _ why: String) {
        entries[path] = Entry(name: name, why: why)
    }

    package mutating func wait(_ path: String, _ name: String, _ why: String, settling: Instant? = nil) {
        entries[path] = Entry(name: name, why: why, waits: true, settling: settling)
    }

    package mutating func close(_ path: String) { entries[path] = nil }

    package func holds(_ path: String) -> Bool { entries[path] != nil }

    /// Open, and not only for want of time.
    package func isLost(_ path: String) -> Bool { entries[path].map { !$0.waits } ?? false }

    package var anyWaits: Bool { entries.values.contains(where: \.waits) }

    /// Those for which waiting until then may be enough.
    package func settling(until end: Instant) -> [Entry] {
        inOrder.filter { entry in entry.settling.map { $0 <= end } ?? false }
    }

    /// Why nothing is sent, one for each, as long as they are few.
    package var reasons: [String] {
        inOrder.firstFew {
            "\($0.name) was not applied: \($0.why)"
        } more: {
            "\(PlanText.count($0, "more read-back")) \($0 == 1 ? "was" : "were") not applied"
        }
    }

    private var inOrder: [Entry] { entries.sorted { $0.key < $1.key }.map(\.value) }
}
