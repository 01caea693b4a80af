package import Domain
package import DurableFiles
import Inputs
package import Programs
import Publishing
package import Records
package import Session
import Workspace

/// A bundle made ready for its way: its file, `.sha256` and `.done` lie side by side in staging.
package struct DeliveryPackage {
    package var delivery: DeliveryRecord
    /// As it is called in the outbox.
    package let bundleFile: String
    /// As it will be called there.
    package let file: String
    package let bytes: UInt64
    /// An earlier night ended while it was given its name: whether anybody saw it is not known.
    package var isUnproven: Bool
    /// What is to be said of its delivery.
    package var words = ""
}

/// Encrypts a file for those who are to read it.
package protocol BundleEncryption: Sendable {
    func encrypt(_ source: FilePath, to target: FilePath) async throws
}

extension Encryption: BundleEncryption {}

/// Makes packages of published bundles.
package struct DeliveryPackager {
    package let session: WorkspaceSession
    package let now: Instant
    package let encryption: (any BundleEncryption)?

    package func pack(_ bundle: BundleRecord, _ delivery: DeliveryRecord) async throws -> DeliveryPackage {
        let source = try whole(bundle)
        var delivery = present(delivery, of: bundle)
        let content = try await content(source, bundle, &delivery)
        let name = content.lastComponent?.string ?? bundle.file
        let staged = session.layout.staging.appending(name)
        _ = try Files.removeIfPresent(staged)
        try Publisher(session).linkOrCopy(content, to: staged)
        let sum = delivery.sha256 ?? bundle.sha256
        try Files.writeDurably(
            Array("\(sum)  \(name)\n".utf8), to: session.layout.staging.appending("\(name).sha256"))
        try Files.writeDurably([], to: session.layout.staging.appending("\(name).done"))
        return DeliveryPackage(
            delivery: delivery, bundleFile: bundle.file, file: name,
            bytes: try Files.status(staged)?.size ?? 0,
            isUnproven: delivery.state == .placing)
    }

    /// What was on its way to another place, or in another form, begins anew.
    private func present(_ delivery: DeliveryRecord, of bundle: BundleRecord) -> DeliveryRecord {
        let deliver = session.configuration.nightly.deliver
        let file = encryption == nil ? bundle.file : "\(bundle.file).gpg"
        let isSame =
            delivery.host == deliver.host && delivery.folder == deliver.folder
            && (delivery.file ?? file) == file
        return isSame
            ? delivery
            : DeliveryRecord(
                bundle: delivery.bundle, state: .waiting, at: now, host: deliver.host ?? delivery.host,
                folder: deliver.folder)
    }

    /// The bundle's own bytes: out of the outbox, else out of the archive.
    private func whole(_ bundle: BundleRecord) throws -> FilePath {
        let archived = Publisher(session).archivePath(bundle)
        let path = try Files.exists(archived) ? archived : session.layout.outbox.appending(bundle.file)
        guard try Files.exists(path) else { throw PublishError.notArchived(bundle.sequence, archived) }
        guard try InputSet.sha256(path) == bundle.sha256 else {
            throw PublishError.otherBytes(bundle.sequence, path)
        }
        return path
    }

    /// What goes out: the bundle, or its encrypted form. That is made once and kept in the archive, because
    /// gpg makes other bytes each time, and a second try must bring the same ones.
    private func content(
        _ source: FilePath, _ bundle: BundleRecord, _ delivery: inout DeliveryRecord
    ) async throws -> FilePath {
        guard let encryption else {
            delivery.file = bundle.file
            delivery.sha256 = bundle.sha256
            return source
        }
        let target = Publisher(session).archivePath(bundle).folder
            .appending("\(bundle.file).gpg")
        let recipients = FilePath("\(target).recipients")
        let present = session.configuration.nightly.deliver.encryptTo.joined(separator: "\n")
        let isForThem = try Files.exists(recipients) && SmallFile.text(recipients) == present
        if try !isForThem || !Files.exists(target) {
            let half = session.layout.staging.appending("encrypting.gpg")
            _ = try Files.removeIfPresent(half)
            try await encryption.encrypt(source, to: half)
            try Files.syncFile(half)
            // Written last, so that what carries it is for those who stand in it.
            _ = try Files.removeIfPresent(recipients)
            try Files.rename(half, to: target)
            try Files.syncFolder(target.folder)
            try Files.writeDurably(Array(present.utf8), to: recipients)
        }
        delivery.file = target.lastComponent?.string
        delivery.sha256 = try InputSet.sha256(target)
        return target
    }
}
