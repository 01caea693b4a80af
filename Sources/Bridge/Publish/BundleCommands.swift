public import Domain
import DurableFiles
import Ledger

/// `bundles list`, `bundles show` and `bundles republish`.
public struct BundleCommands {
    public struct Item: Codable, Sendable, Equatable {
        public var sequence: Int
        public var state: String
        public var at: String
        public var file: String
        public var school: String?
        public var mode: String
        public var oneRoster: String
        public var sha256: String
        public var bytes: Int
        public var lineItems: Int
        public var results: Int
        public var republished: String?
        public var inOutbox: Bool
        public var inArchive: Bool
    }

    public struct List: Codable, Sendable, Equatable {
        public var version = 1
        public var command: String
        public var bundles: [Item]
    }

    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list() throws -> List {
        List(command: "bundles list", bundles: try session.ledger.read { try $0.bundles() }.map(item))
    }

    public func show(_ sequence: Int) throws -> List {
        List(command: "bundles show", bundles: [try item(record(sequence))])
    }

    /// Puts a bundle's own bytes back into the outbox, where that overwrites nothing newer in Campus.
    public func republish(_ sequence: Int, now: Instant) throws -> List {
        let recovered = try session.recover()
        do {
            let bundle = try record(sequence)
            try checkNotSuperseded(bundle)
            let publisher = Publisher(layout: session.layout, ledger: session.ledger)
            try publisher.republish(bundle, at: now)
            return List(command: "bundles republish", bundles: [try item(record(sequence))])
        } catch {
            throw Failure(error).noting(recovered: recovered)
        }
    }

    private func record(_ sequence: Int) throws -> BundleRecord {
        guard let bundle = try session.ledger.read({ try $0.bundle(sequence: sequence) }) else {
            throw PublishError.noSuchBundle(sequence)
        }
        return bundle
    }

    /// What went out with a newer value or wording since, or was changed in Campus, must not be sent back.
    private func checkNotSuperseded(_ bundle: BundleRecord) throws {
        let check = try session.ledger.read { try SupersessionCheck(bundle, $0) }
        guard check.isClear else {
            throw PublishError.superseded(bundle.sequence, newer: check.newer, frozen: check.frozen)
        }
    }

    private func item(_ bundle: BundleRecord) throws -> Item {
        let publisher = Publisher(layout: session.layout, ledger: session.ledger)
        return Item(
            sequence: bundle.sequence, state: bundle.state.rawValue, at: bundle.at.description,
            file: bundle.file, school: bundle.school, mode: bundle.mode, oneRoster: bundle.version,
            sha256: bundle.sha256, bytes: bundle.bytes, lineItems: bundle.lineItems,
            results: bundle.results, republished: bundle.republished?.description,
            inOutbox: try Files.exists(session.layout.outbox.appending(bundle.file)),
            inArchive: try Files.exists(publisher.archivePath(bundle)))
    }
}

extension BundleCommands.List {
    public var text: String {
        if command == "bundles list" {
            guard !bundles.isEmpty else { return "No bundle has been made yet." }
            let rows = bundles.map {
                [
                    String($0.sequence), $0.state, $0.at, TextTable.grouped($0.lineItems),
                    TextTable.grouped($0.results), $0.inOutbox ? "outbox" : "archive", $0.file,
                ]
            }
            return TextTable.columns(
                ["bundle", "state", "made", "line items", "results", "where", "file"], rows
            ).joined(separator: "\n")
        }
        return bundles.map(\.text).joined(separator: "\n")
    }
}

extension BundleCommands.Item {
    var text: String {
        """
        Bundle \(sequence), \(state)\(republished.map { ", put out again \($0)" } ?? "")
          file        \(file)\(inOutbox ? " (in the outbox)" : "")\(inArchive ? " (in the archive)" : "")
          made        \(at)
          holds       \(TextTable.grouped(lineItems)) line items, \(TextTable.grouped(results)) results, \(mode), OneRoster \(oneRoster)\(school.map { ", school \($0)" } ?? "")
          SHA-256     \(sha256)
          bytes       \(TextTable.grouped(bytes))
        """
    }
}
