import Foundation
import TestSupport
import Testing

/// Looks into drop folders without a pause, as an impatient reader does.
final class DropWatcher {
    private let scratch: ScratchFolder
    private var stop: URL { scratch.url.appending(path: "stop") }
    private var said: URL { scratch.url.appending(path: "said") }
    private let process: Int32

    init(_ folders: URL...) throws {
        scratch = try ScratchFolder()
        // By way of a shell: a Process of Foundation that lives long gets into the way of the others.
        let words = [
            "python3", PackageFolder.tools.appending(path: "watch_drop.py").path,
            scratch.url.appending(path: "stop").path,
        ]
        let output = try Command.output(
            "sh",
            ["-c", "\"$@\" >\"$0\" 2>&1 </dev/null & echo $!", scratch.url.appending(path: "said").path]
                + words + folders.map(\.path))
        process = Int32(output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
    }

    /// - Returns: how often it looked.
    func end(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
        try Data().write(to: stop)
        while process > 0, kill(process, 0) == 0 { usleep(5_000) }
        let text = try String(contentsOf: said, encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 1, "\(text)", sourceLocation: sourceLocation)
        return Int(text.split(separator: " ").first ?? "") ?? 0
    }

    deinit { try? Data().write(to: stop) }
}
