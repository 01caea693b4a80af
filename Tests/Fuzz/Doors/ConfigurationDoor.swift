import Workspace

/// A gradebridge.yaml of any text: it has problems, or none, and each has something to say.
struct ConfigurationDoor: Door {
    func enter(_ input: UnsafeRawBufferPointer) throws {
        let text = String(decoding: input, as: UTF8.self)
        for problem in BridgeConfiguration.problems(inYAML: text) {
            precondition(!problem.what.isEmpty && !problem.advice.isEmpty)
        }
    }
}
