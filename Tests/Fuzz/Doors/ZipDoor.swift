import DurableFiles
import ZipArchive

/// The zip reader: never gives out more than the limits and the archive's own directory allow.
struct ZipDoor: Door {
    private let stage: Stage

    static func isRefusal(_ error: any Error) -> Bool {
        (error as? ZipError).map { !$0.isSystemFailure } ?? false
    }

    init() throws { stage = try Stage(nil) }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        let path = try stage.put(Array(input), as: "input.zip")
        let limits = ZipLimits(entries: 16, expandedBytes: 1 << 20, ratio: 50)
        let archive = try ZipReader(path: path, limits: limits)
        precondition(archive.entries.count <= limits.entries)
        var total: UInt64 = 0
        var buffer = [UInt8](repeating: 0, count: 4_096)
        for entry in archive.entries {
            precondition(!entry.name.contains("/") && entry.name != ".." && !entry.name.isEmpty)
            guard let reader = try archive.open(entry.name) else {
                preconditionFailure("listed and not there")
            }
            var size: UInt64 = 0
            while true {
                let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
                if count == 0 { break }
                size += UInt64(count)
                precondition(size <= entry.size, "more than the directory states")
            }
            precondition(size == entry.size, "less than the directory states, and no error")
            total += size
            precondition(total <= limits.expandedBytes, "past the limit")
        }
    }
}
