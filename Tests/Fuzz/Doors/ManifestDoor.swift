import Conformance
import DurableFiles

/// A manifest.csv of any bytes, in a good set, for verify.
struct ManifestDoor: Door {
    private let stage: Stage
    private let scratch: Stage

    init() throws {
        stage = try Stage("roster")
        scratch = try Stage(nil)
    }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        try stage.put(Array(input), as: "manifest.csv")
        _ = try ConformanceCheck(stage.folder, CheckOptions(scratchFolder: scratch.folder)).run { _ in }
    }
}
