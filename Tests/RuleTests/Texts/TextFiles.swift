import Foundation
import TestSupport

/// Everything in this checkout that a person reads, as lines.
enum TextFiles {
    struct Line: Sendable, CustomStringConvertible {
        let file: String
        let number: Int
        let text: String

        var description: String { "\(file):\(number): \(text.trimmingCharacters(in: .whitespaces))" }
    }

    static let lines: [Line] = {
        let folders = ["Sources", "Spec"].flatMap { folder in
            let all = FileManager.default.enumerator(
                at: PackageFolder.root.appending(path: folder), includingPropertiesForKeys: nil)
            return (all?.allObjects as? [URL] ?? []).filter { endings.contains($0.pathExtension) }
        }
        let files =
            folders + ["README.md", "SampleData/README.md"].map { PackageFolder.root.appending(path: $0) }
        return files.sorted { $0.path < $1.path }.flatMap(lines(of:))
    }()

    private static let endings: Set<String> = ["swift", "mustache", "md", "js"]

    private static func lines(of file: URL) -> [Line] {
        let name = String(file.path.dropFirst(PackageFolder.root.path.count + 1))
        // A command that goes on in the next line is one.
        let text = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").replacing(
            #/ \\+\n\s*/#, with: " ")
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            Line(file: name, number: $0.offset + 1, text: String($0.element))
        }
    }
}
