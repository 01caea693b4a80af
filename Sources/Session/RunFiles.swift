package import Domain
package import DurableFiles
package import Workspace

/// The files that a run leaves for people, in its folder among the reports.
package struct RunFiles {
    private let layout: WorkspaceLayout

    package init(_ layout: WorkspaceLayout) {
        self.layout = layout
    }

    /// Brings a finished file out of staging under its final name.
    package func file(_ scratch: FilePath, as name: String, run instant: Instant, _ kind: RunKind) throws
        -> FilePath
    {
        let folder = layout.reports.appending(RunName.make(instant, kind))
        try Files.createPrivateFolder(folder)
        let target = try freePlace(in: folder, for: name)
        try Files.rename(scratch, to: target)
        return target
    }

    /// Two runs of one second share a folder; neither loses its file.
    private func freePlace(in folder: FilePath, for name: String) throws -> FilePath {
        let plain = folder.appending(name)
        let (stem, ending) = (plain.stem ?? name, plain.extension.map { ".\($0)" } ?? "")
        return try FreePlace.first { number in
            number == 1 ? plain : folder.appending("\(stem)-\(number)\(ending)")
        }
    }
}
