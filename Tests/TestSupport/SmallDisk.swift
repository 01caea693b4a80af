public import Foundation

/// A small disk of its own under a folder, with all that was in the folder; gone when nothing holds it any more.
public final class SmallDisk {
    public let folder: URL

    /// - Parameter options: as `mount` takes them, such as `size=16m,nr_inodes=80`.
    public init(under folder: URL, _ options: String) throws {
        self.folder = folder
        let keep = try ScratchFolder()
        let copy = keep.url.appending(path: "copy").path
        try Command.output("cp", ["-a", folder.path, copy])
        try Command.output("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path])
        try Command.output("cp", ["-a", copy + "/.", folder.path])
    }

    deinit { _ = try? Command.run("umount", ["-l", folder.path]) }

    public func makeReadOnly() throws {
        try Command.output("mount", ["-o", "remount,ro", folder.path])
    }

    /// Makes empty files until the disk can hold no more of them.
    /// - Parameter sparing: so many it could still hold.
    public func useUpFiles(sparing count: Int = 0) throws {
        let filler = folder.appending(path: "filler")
        try FileManager.default.createDirectory(at: filler, withIntermediateDirectories: false)
        var number = 0
        while FileManager.default.createFile(
            atPath: filler.appending(path: "\(number)").path, contents: nil)
        {
            number += 1
        }
        for last in (number - count)..<number {
            try FileManager.default.removeItem(at: filler.appending(path: "\(last)"))
        }
    }
}
