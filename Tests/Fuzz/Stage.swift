import DurableFiles
import Foundation

/// A folder in memory with a good set in it, of which one file at a time is what the fuzzer made.
struct Stage {
    let folder: FilePath
    private let good: [(name: String, bytes: Data)]

    /// - Parameter sample: a folder of SampleData/district; nil: empty.
    init(_ sample: String?) throws {
        let root = ProcessInfo.processInfo.environment["GRADEBRIDGE_FUZZ_STAGE"] ?? NSTemporaryDirectory()
        folder = FilePath(root).appending("gradebridge-fuzz-\(getpid())-\(sample ?? "empty")")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        guard let sample else {
            good = []
            return
        }
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../SampleData/district/\(sample)")
        good = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted().map {
            ($0, try Data(contentsOf: source.appending(path: $0)))
        }
        for file in good { try put(Array(file.bytes), as: file.name) }
    }

    /// The first byte of an input says which file it takes the place of, the others are the file.
    func play(_ input: UnsafeRawBufferPointer, _ scene: (FilePath) throws -> Void) throws {
        guard let first = input.first, !good.isEmpty else { return }
        let file = good[Int(first) % good.count]
        try put(Array(input.dropFirst()), as: file.name)
        defer { _ = try? put(Array(file.bytes), as: file.name) }
        try scene(folder)
    }

    @discardableResult
    func put(_ bytes: [UInt8], as name: String) throws -> FilePath {
        let path = folder.appending(name)
        try Data(bytes).write(to: URL(filePath: path.string))
        return path
    }
}
