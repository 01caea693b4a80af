package import Domain
package import DurableFiles
import Intake
import Ledger
package import Outcome
package import Programs
import Publishing
import Records
package import Session
import Workspace

/// Brings the waiting bundles to the other host, in their order (Spec/nightly.md, "Delivery").
package struct DeliverStep {
    package let session: WorkspaceSession
    package let now: Instant
    package let progress: ProgressReport
    package let remote: any RemoteSide
    package let encryption: (any BundleEncryption)?
    package let tries: RemoteTries

    package struct Result {
        package var deliveries: [NightOutcome.Delivered] = []
        package var failure: Failure?
    }

    package func run() async -> Result {
        var result = Result()
        do {
            try Outbox(session.layout).clear(session.ledger) { $0 == .delivered }
            var packages = try await makePackages(&result)
            guard !packages.isEmpty else { return result }
            do {
                try await tries.run { try await deliver(&packages) }
            } catch {
                result.failure = Failure(error)
            }
            result.deliveries = packages.map { package in
                let state = package.delivery.state
                return NightOutcome.Delivered(
                    bundle: package.delivery.bundle, file: package.file,
                    state: state.isPending ? .waiting : state, reason: package.words)
            }
        } catch {
            result.failure = Failure(error)
        }
        return result
    }

    // MARK: What is to be brought

    /// In their order, up to the first that cannot be made ready.
    private func makePackages(_ result: inout Result) async throws -> [DeliveryPackage] {
        let (deliveries, bundles) = try session.ledger.read { (try $0.deliveries(), try $0.bundles()) }
        let byNumber = Dictionary(uniqueKeysWithValues: bundles.map { ($0.sequence, $0) })
        let packager = DeliveryPackager(session: session, now: now, encryption: encryption)
        var packages: [DeliveryPackage] = []
        for delivery in deliveries where delivery.state.isPending {
            guard let bundle = byNumber[delivery.bundle], bundle.state == .published else { continue }
            do {
                packages.append(try await packager.pack(bundle, delivery))
            } catch {
                result.failure = Failure(error)
                break
            }
        }
        return packages
    }

    // MARK: The way of one look after the other

    /// Looks, does what the look asks for, and looks again until nothing waits any more.
    private func deliver(_ packages: inout [DeliveryPackage]) async throws {
        // Each look brings at least one package one step further, or the way is blocked.
        for _ in 0...(packages.count * 4) {
            let entries = try await remote.list()
            var work = Work()
            for index in packages.indices where packages[index].delivery.state.isPending {
                let picture = RemotePicture(entries, of: packages[index].file)
                let decision = DeliveryDecision(
                    packages[index].delivery.state, bytes: packages[index].bytes, picture)
                try take(decision, &packages[index], picture, &work)
                // In their order: nothing is placed before everything ahead of it is there.
                if work.mustStop { break }
            }
            if work.operations.isEmpty { return }
            try await remote.run(work.operations, localFolder: session.layout.staging)
        }
        throw DeliveryError.noProgress
    }

    /// What one connection is to do.
    private struct Work {
        var operations: [RemoteOperation] = []
        var uploads = false
        /// Nothing further of this look can be decided.
        var mustStop = false
    }

    private func take(
        _ decision: DeliveryDecision, _ package: inout DeliveryPackage, _ picture: RemotePicture,
        _ work: inout Work
    ) throws {
        let name = package.file
        switch decision {
        case .upload:
            progress.update("delivering \(name)")
            try record(&package, .uploading)
            work.operations.append(.put(local: name, as: "\(name).part"))
            work.uploads = true
        case .place where work.uploads, .complete where work.uploads:
            // A bundle ahead of it is still on its way.
            work.mustStop = true
        case .place where package.isUnproven, .complete where package.isUnproven && !picture.hasDone:
            // Without `.done` nobody may have taken it: it counts as unseen, and is taken back yet where it must be.
            package.isUnproven = false
            if try isStillWanted(&package) { try take(decision, &package, picture, &work) }
        case .place:
            try record(&package, .placing)
            work.operations.append(.rename("\(name).part", to: name))
            work.operations += companions(of: name, picture)
        case .complete:
            try record(&package, .placing)
            work.operations += companions(of: name, picture)
        case .delivered(let isTaken):
            try record(&package, .delivered)
            package.words = isTaken ? "the other side has taken it already" : ""
            try Outbox(session.layout).remove(package.bundleFile)
        case .conflict where !work.operations.isEmpty:
            // What is ahead of it goes its way first.
            work.mustStop = true
        case .conflict(let bytes):
            throw DeliveryError.conflict(package.delivery.bundle, name, there: bytes, ours: package.bytes)
        }
    }

    /// The rule of every bundle that waits, asked of one of which only now it is known that nobody has seen it.
    private func isStillWanted(_ package: inout DeliveryPackage) throws -> Bool {
        try record(&package, .uploading)
        _ = try WithdrawStep(session: session, now: now).run()
        let bundle = package.delivery.bundle
        let known = try session.ledger.read { try $0.deliveries() }.first { $0.bundle == bundle }
        guard let known, !known.state.isPending else { return true }
        package.delivery = known
        package.words =
            known.state == .delivered
            ? "Campus has it already"
            : "something in it changed in Campus before it was delivered; what is there of it has no .done, and stays so"
        return false
    }

    /// `.sha256`, then `.done`, each by way of a part.
    private func companions(of name: String, _ picture: RemotePicture) -> [RemoteOperation] {
        var operations: [RemoteOperation] = []
        for (ending, isThere) in [("sha256", picture.hasSum), ("done", picture.hasDone)] where !isThere {
            operations.append(.put(local: "\(name).\(ending)", as: "\(name).\(ending).part"))
            operations.append(.rename("\(name).\(ending).part", to: "\(name).\(ending)"))
        }
        return operations
    }

    private func record(_ package: inout DeliveryPackage, _ state: DeliveryState) throws {
        guard package.delivery.state != state else { return }
        package.delivery.state = state
        package.delivery.at = now
        let record = package.delivery
        try session.ledger.write { try $0.recordDelivery(record) }
    }
}

/// The other host's folder, as a delivery sees it; the tests have one of their own.
package protocol RemoteSide: Sendable {
    func list() async throws -> [RemoteEntry]
    func run(_ operations: [RemoteOperation], localFolder: FilePath) async throws
}

extension RemoteFolder: RemoteSide {}

extension RemotePicture {
    package init(_ entries: [RemoteEntry], of name: String) {
        func size(_ name: String) -> UInt64? { entries.first { $0.name == name }?.size }
        self.init(
            whole: size(name), part: size("\(name).part"), hasSum: size("\(name).sha256") != nil,
            hasDone: size("\(name).done") != nil)
    }
}

/// What keeps a bundle from being delivered; it waits for the next night.
package enum DeliveryError: Error, Equatable {
    /// Another file has the bundle's name there.
    case conflict(Int, String, there: UInt64, ours: UInt64)
    /// The other side says that all went well, and its listing does not change.
    case noProgress
}
