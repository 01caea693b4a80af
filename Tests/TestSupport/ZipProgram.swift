public import Foundation

/// Archives made by a program that is not ours.
public enum ZipProgram {
    public enum Method: String, Sendable {
        case store = "-0"
        case deflate = "-6"
    }

    /// Packs the files of a folder, by their names, at the root of a new zip.
    public static func pack(_ folder: URL, as zip: URL, _ method: Method = .deflate) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        // The program adds to what is there, and makes no empty archive.
        try? FileManager.default.removeItem(at: zip)
        guard !names.isEmpty else {
            return try Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)).write(to: zip)
        }
        try Command.output("zip", ["-q", "-X", method.rawValue, zip.path] + names, in: folder)
    }
}
