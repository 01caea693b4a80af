import DurableFiles
import Foundation
import Testing

/// Python's zipfile and csv, which read a bundle as its receiver would.
enum Python {
    static let isThere = (try? output(of: ["-c", "print(1)"])) != nil

    /// One file of a bundle: its rows, the header first, and its text.
    struct File: Decodable {
        var rows: [[String]]
        var text: String
    }

    /// What a bundle holds.
    struct Archive: Decodable {
        /// In the order of the archive's directory.
        var names: [String]
        var files: [String: File]
    }

    static func read(_ bundle: FilePath) throws -> Archive {
        let script = """
            import csv, io, json, sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                assert archive.testzip() is None
                files = {}
                for name in archive.namelist():
                    text = archive.read(name).decode("utf-8", "strict")
                    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                    files[name] = {"rows": rows, "text": text}
                print(json.dumps({"names": archive.namelist(), "files": files}))
            """
        return try JSONDecoder().decode(Archive.self, from: output(of: ["-c", script, bundle.string]))
    }

    private static func output(of arguments: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return output
    }

    struct Failure: Error { var status: Int32 }
}
