import CSVCore
import Domain
import DurableFiles
import Inputs
import Intake

/// A read-back of which one file is of any bytes; an odd second byte makes the file a data extract.
struct ReadbackDoor: Door {
    private let stage: Stage
    private let extract: Stage
    private let scratch: Stage
    private let ours = IDTable()

    init() throws {
        stage = try Stage("readback")
        extract = try Stage(nil)
        scratch = try Stage(nil)
        for item in 9001...9010 {
            for section in [41001, 41002, 42001, 42002] {
                _ = ours.add("itsl_\(item)_\(section)".utf8.span)
            }
        }
    }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        guard input.count > 1 else { return }
        if input[1].isMultiple(of: 2) {
            return try stage.play(input) { try read($0) }
        }
        try read(try extract.put(Array(input.dropFirst(2)), as: "extract.csv"))
    }

    private func read(_ path: FilePath) throws {
        let limits = TableLimits(csv: .init(maxFieldBytes: 5_000, maxRecordBytes: 20_000, maxColumns: 64))
        let readback = try Readback(
            InputSet(path), profile: Profile(), ours: ours, zone: .utc, personPrefix: PersonPrefix(),
            limits: limits,
            scratchFolder: scratch.folder
        ) { _ in }
        let rows = try readback.rows()
        for line in 0..<ours.count { _ = readback.lineItem(line) }
        _ = rows
    }
}
