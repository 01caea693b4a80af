package import Domain
import DurableFiles
package import Ledger
import Records
package import Workspace

/// The folder from which bundles are taken, by people or by `nightly`.
package struct Outbox {
    private let layout: WorkspaceLayout

    package init(_ layout: WorkspaceLayout) {
        self.layout = layout
    }

    /// Takes away what is still here of bundles whose delivery has come to one of these states.
    package func clear(_ ledger: Ledger, where isOver: (DeliveryState) -> Bool) throws {
        let (deliveries, bundles) = try ledger.read { (try $0.deliveries(), try $0.bundles()) }
        let over = Set(deliveries.filter { isOver($0.state) }.map(\.bundle))
        let names = Set(try Files.list(layout.outbox).map(\.name))
        for bundle in bundles where over.contains(bundle.sequence) {
            if Self.names(of: bundle.file).contains(where: names.contains) { try remove(bundle.file) }
        }
    }

    /// A bundle's files, its signs first.
    package static func names(of file: String) -> [String] { DropName.markEndings.map { file + $0 } + [file] }

    /// Takes a bundle away, its signs first: what is left of it vouches for nothing. The archive keeps it.
    package func remove(_ file: String) throws {
        var isChanged = false
        for name in Self.names(of: file) {
            isChanged = try Files.removeIfPresent(layout.outbox.appending(name)) || isChanged
        }
        if isChanged { try Files.syncFolder(layout.outbox) }
    }
}
