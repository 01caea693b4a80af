import Foundation

/// Python's csv module in strict mode, as a second opinion on many documents at once.
enum PythonCSV {
    /// What Python made of one document.
    struct Verdict: Decodable {
        /// Nil where Python refuses the document.
        var rows: [[String]]?
        /// Where Python finds the first byte that is not UTF-8.
        var notUTF8: Int?
    }

    static let isAvailable: Bool = {
        do {
            return try run(["-c", "import csv"]) == 0
        } catch {
            return false
        }
    }()

    static func verdicts(on documents: [[UInt8]]) throws -> [Verdict] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("gradebridge-csv-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("documents.json")
        let output = folder.appendingPathComponent("verdicts.json")
        try JSONEncoder().encode(documents.map { Data($0) }).write(to: input)
        let status = try run(["-c", script, input.path, output.path])
        guard status == 0 else { throw Failure(status: status) }
        return try JSONDecoder().decode([Verdict].self, from: Data(contentsOf: output))
    }

    struct Failure: Error { var status: Int32 }

    private static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    // A blank line is a row of no fields to Python.
    private static let script = """
        import base64, csv, io, json, sys
        verdicts = []
        for document in json.load(open(sys.argv[1])):
            try:
                text = base64.b64decode(document).decode("utf-8")
                text = text.removeprefix("\\ufeff")
                verdicts.append({"rows": list(csv.reader(io.StringIO(text, newline=""), strict=True))})
            except UnicodeDecodeError as error:
                verdicts.append({"notUTF8": error.start})
            except csv.Error:
                verdicts.append({})
        json.dump(verdicts, open(sys.argv[2], "w"))
        """
}
