package import Domain
package import DurableFiles
import Inputs
package import Ledger
package import Records
package import Session
package import Workspace

/// Brings a staged bundle out under its final name (Spec/ledger.md, "Publishing").
///
/// Every step may be the last one before a power cut, and every step may be done again: the order is
/// archive copy, rename into the outbox, `.sha256`, `.done`, and then the ledger says published.
package struct Publisher {
    package let layout: WorkspaceLayout
    package let ledger: Ledger
    /// Where published bundles are to be brought by `nightly`.
    package let deliver: BridgeConfiguration.Deliver

    package init(_ session: WorkspaceSession) {
        self.init(
            layout: session.layout, ledger: session.ledger, deliver: session.configuration.nightly.deliver)
    }

    package init(layout: WorkspaceLayout, ledger: Ledger, deliver: BridgeConfiguration.Deliver) {
        self.layout = layout
        self.ledger = ledger
        self.deliver = deliver
    }

    package func publish(_ bundle: BundleRecord, at instant: Instant) throws {
        try placeBundle(bundle)
        try writeCompanions(of: bundle)
        try ledger.write { session in
            try session.recordPublished(sequence: bundle.sequence, at: instant)
            try askForDelivery(of: bundle, at: instant, session)
        }
    }

    /// Puts a published bundle back into the outbox, byte for byte, from the archive.
    package func republish(_ bundle: BundleRecord, at instant: Instant) throws {
        let target = layout.outbox.appending(bundle.file)
        if try Files.exists(target) {
            try check(target, bundle)
        } else {
            let archived = archivePath(bundle)
            guard try Files.exists(archived) else {
                throw PublishError.notArchived(bundle.sequence, archived)
            }
            try check(archived, bundle)
            // A `.done` left from the first time must not vouch for a file that is not there yet.
            for ending in DropName.markEndings { try Files.removeIfPresent(target.beside(ending)) }
            try place(copyOf: archived, as: bundle)
        }
        try writeCompanions(of: bundle)
        try ledger.write { session in
            try session.recordRepublished(sequence: bundle.sequence, at: instant)
            try askForDelivery(of: bundle, at: instant, session)
        }
    }

    /// What came out before deliveries were configured is not delivered: somebody else has taken it.
    private func askForDelivery(of bundle: BundleRecord, at instant: Instant, _ ledger: LedgerSession) throws
    {
        guard let host = deliver.host else { return }
        try ledger.recordDelivery(
            DeliveryRecord(
                bundle: bundle.sequence, state: .waiting, at: instant, host: host, folder: deliver.folder))
    }

    package func archivePath(_ bundle: BundleRecord) -> FilePath {
        layout.archive.appending(RunName.make(bundle.at, .export)).appending(bundle.file)
    }

    private func placeBundle(_ bundle: BundleRecord) throws {
        let staged = layout.staging.appending(bundle.file)
        let target = layout.outbox.appending(bundle.file)
        if try Files.exists(staged) {
            try check(staged, bundle)
            try archive(staged, bundle)
            if try Files.exists(target) {
                // A crash between the rename's two halves on a file system without an atomic one.
                try check(target, bundle)
                try Files.remove(staged)
            } else {
                try Files.renameNoReplace(staged, to: target)
            }
            try Files.syncFolder(layout.outbox)
            try Files.syncFolder(layout.staging)
        } else if try Files.exists(target) {
            try check(target, bundle)
        } else {
            // The bundle was renamed and taken away before the ledger knew. Its bytes are in the archive;
            // without `.done` nobody was told to take it, so it is put out again, the same bytes.
            let archived = archivePath(bundle)
            guard try Files.exists(archived) else {
                throw PublishError.bundleGone(bundle.sequence, bundle.file)
            }
            try check(archived, bundle)
            try place(copyOf: archived, as: bundle)
        }
    }

    /// Keeps the bundle in the archive: a second name for the same bytes, or a copy where links cannot be.
    private func archive(_ staged: FilePath, _ bundle: BundleRecord) throws {
        let target = archivePath(bundle)
        if try Files.exists(target) { return try check(target, bundle) }
        let folder = target.folder
        try Files.createPrivateFolder(folder)
        try Files.syncFolder(layout.archive)
        try linkOrCopy(staged, to: target)
        try Files.syncFolder(folder)
    }

    private func place(copyOf archived: FilePath, as bundle: BundleRecord) throws {
        let staged = layout.staging.appending(bundle.file)
        _ = try Files.removeIfPresent(staged)
        try linkOrCopy(archived, to: staged)
        try Files.renameNoReplace(staged, to: layout.outbox.appending(bundle.file))
        try Files.syncFolder(layout.outbox)
    }

    package func linkOrCopy(_ source: FilePath, to target: FilePath) throws {
        do {
            try Files.hardLink(source, to: target)
        } catch {
            let cannotLink = error.isPermission || error.errno == .notSupported
            guard cannotLink else { throw error }
            // By way of staging: a crash must not leave half a copy under a name that is trusted.
            let half = layout.staging.appending("copy-of-\(source.name)")
            _ = try Files.removeIfPresent(half)
            try copy(source, to: half)
            try Files.rename(half, to: target)
        }
    }

    private func copy(_ source: FilePath, to target: FilePath) throws {
        let input = try InputFile(source)
        let output = try OutputFile(target)
        try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
            while true {
                let count = try unsafe input.read(into: buffer)
                if count == 0 { break }
                try unsafe output.write(Span(_unsafeBytes: buffer[..<count]))
            }
        }
        try output.close()
    }

    /// `.sha256` in the form of `sha256sum`, then `.done`: the sign that all of it is there.
    package func writeCompanions(of bundle: BundleRecord) throws {
        try writeCompanion(bundle.file + ".sha256", "\(bundle.sha256)  \(bundle.file)\n")
        try writeCompanion(bundle.file + ".done", "")
    }

    private func writeCompanion(_ name: String, _ text: String) throws {
        try Files.writeDurably(text, to: layout.outbox.appending(name), byWayOf: layout.staging)
        try Files.syncFolder(layout.outbox)
    }

    private func check(_ path: FilePath, _ bundle: BundleRecord) throws {
        let found = try InputSet.sha256(path)
        guard found == bundle.sha256 else {
            throw PublishError.otherBytes(bundle.sequence, path)
        }
    }
}

/// What keeps a bundle from being published; nothing was overwritten.
package enum PublishError: Error, Equatable {
    /// Neither staging, outbox nor archive has it.
    case bundleGone(Int, String)
    case notArchived(Int, FilePath)
    /// A file of the bundle's name holds other bytes than the ledger says.
    case otherBytes(Int, FilePath)
    /// Sending it again would overwrite newer or frozen scores.
    case superseded(Int, newer: Int, frozen: Int)
    /// It was taken back, and what is still wanted of it goes out in another bundle.
    case withdrawn(Int)
    /// An interrupted run left it staged, and it is not compared with Campus yet.
    case notPublished(Int)
    /// Campus has imported it: once more it would only undo what was changed there since.
    case arrived(Int)
    case noSuchBundle(Int)
}
