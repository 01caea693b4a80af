import CSVCore
import Conformance
import DurableFiles
import ZipArchive

/// Any OneRoster set, of which one file is of any bytes, or which is one zip of any bytes.
struct VerifyDoor: Door {
    private let roster: Stage
    private let readback: Stage
    private let scratch: Stage

    init() throws {
        roster = try Stage("roster")
        readback = try Stage("readback")
        scratch = try Stage(nil)
    }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        guard let first = input.first else { return }
        let rest = UnsafeRawBufferPointer(rebasing: input.dropFirst())
        switch first % 3 {
        case 0: try roster.play(rest, check)
        case 1: try readback.play(rest, check)
        default: try check(try scratch.put(Array(rest), as: "set.zip"))
        }
    }

    private func check(_ path: FilePath) throws {
        var options = CheckOptions(scratchFolder: scratch.folder)
        options.csv = .init(maxFieldBytes: 5_000, maxRecordBytes: 20_000, maxColumns: 64)
        options.zip = .init(entries: 16, expandedBytes: 1 << 20, ratio: 50)
        _ = try ConformanceCheck(path, options).run { finding in
            precondition(finding.line.map { $0 > 0 } ?? true)
        }
    }
}
