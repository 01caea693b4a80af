public import Domain
import DurableFiles
import Ledger
public import Records
public import Session
import Workspace

/// `bundles list`, `bundles show` and `bundles republish`.
public struct BundleCommands {
    public struct Item: Codable, Sendable, Equatable {
        public var sequence: Int
        public var state: BundleState
        public var at: String
        public var file: String
        public var school: String?
        public var mode: BundleMode
        public var oneRoster: String
        public var sha256: String
        public var bytes: Int
        public var lineItems: Int
        public var results: Int
        public var republished: String?
        public var delivery: ArrivalState
        /// Results that wait for this bundle to be seen in Campus.
        public var awaited: Int
        /// What people said of it, oldest first.
        public var marks: [PersonMark]
        /// How far it is on its way to another host, where it is to be brought to one.
        public var handover: Handover?
        /// When it was taken back, because it would overwrite what Campus has.
        public var withdrawn: String?
        public var inOutbox: Bool
        public var inArchive: Bool
    }

    /// What a person said of a bundle.
    public struct PersonMark: Codable, Sendable, Equatable {
        public var state: BundleMarkState
        public var at: String
        public var by: String?
        public var reason: String?
    }

    /// Its delivery by `nightly`.
    public struct Handover: Codable, Sendable, Equatable {
        public var state: DeliveryState
        public var at: String
        public var host: String
        public var folder: String
        public var file: String?
    }

    public struct List: Codable, Sendable, Equatable {
        public enum Command: String, Codable, Sendable {
            case list = "bundles list"
            case show = "bundles show"
            case republish = "bundles republish"
        }

        public var version = 1
        public var command: Command
        public var bundles: [Item]
    }

    package let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list() throws -> List {
        let (bundles, deliveries) = try session.ledger.read { (try $0.bundles(), try BundleStates($0)) }
        return List(command: .list, bundles: try bundles.map { try item($0, deliveries) })
    }

    public func show(_ sequence: Int) throws -> List {
        List(command: .show, bundles: [try item(sequence)])
    }

    /// Puts a bundle's own bytes back into the outbox, where that overwrites nothing newer in Campus.
    ///
    /// - Parameter withoutReadback: although a read-back was not applied.
    public func republish(_ sequence: Int, withoutReadback: Bool, now: Instant) throws -> List {
        try session.recover(now: now)
        if !withoutReadback { try session.ledger.read { try UnreadGuard.check($0) } }
        let bundle = try record(sequence)
        guard !bundle.awaitsPublishing else { throw PublishError.notPublished(sequence) }
        try checkNotSuperseded(bundle)
        try Publisher(session).republish(bundle, at: now)
        return List(command: .republish, bundles: [try item(sequence)])
    }

    private func record(_ sequence: Int) throws -> BundleRecord {
        guard let bundle = try session.ledger.read({ try $0.bundle(sequence: sequence) }) else {
            throw PublishError.noSuchBundle(sequence)
        }
        return bundle
    }

    /// What went out with a newer value or version since, or was changed in Campus, must not be sent back.
    private func checkNotSuperseded(_ bundle: BundleRecord) throws {
        let (check, arrivals) = try session.ledger.read {
            (try SupersessionCheck(bundle, $0), try $0.arrivals())
        }
        guard !arrivals.hasArrived(bundle.sequence) else { throw PublishError.arrived(bundle.sequence) }
        guard check.isClear else {
            throw PublishError.superseded(bundle.sequence, newer: check.newer, frozen: check.frozen)
        }
        guard bundle.withdrawn == nil else { throw PublishError.withdrawn(bundle.sequence) }
    }

    private func item(_ sequence: Int) throws -> Item {
        try item(record(sequence), session.ledger.read { try BundleStates($0) })
    }

    private func item(_ bundle: BundleRecord, _ deliveries: BundleStates) throws -> Item {
        let publisher = Publisher(session)
        return Item(
            sequence: bundle.sequence, state: bundle.state, at: bundle.at.description,
            file: bundle.file, school: bundle.school, mode: bundle.mode, oneRoster: bundle.version,
            sha256: bundle.sha256, bytes: bundle.bytes, lineItems: bundle.lineItems,
            results: bundle.results, republished: bundle.republished?.description,
            delivery: deliveries.state(of: bundle),
            awaited: deliveries.awaited[bundle.sequence] ?? 0,
            marks: (deliveries.marks[bundle.sequence] ?? []).map {
                PersonMark(state: $0.state, at: $0.at.description, by: $0.by, reason: $0.why)
            },
            handover: deliveries.handovers[bundle.sequence].map {
                Handover(
                    state: $0.state, at: $0.at.description, host: $0.host, folder: $0.folder,
                    file: $0.file)
            },
            withdrawn: bundle.withdrawn?.description,
            inOutbox: try Files.exists(session.layout.outbox.appending(bundle.file)),
            inArchive: try Files.exists(publisher.archivePath(bundle)))
    }
}
