import CLibFuzzer
import Foundation
import Inputs

/// One way into the program for bytes that nobody vouches for.
protocol Door {
    init() throws
    /// Lets an input in. Refusing it is fine; what must not be is a trap, a hang, memory without bound, an error that
    /// is no refusal, or a rule of the door that does not hold, which traps too.
    func enter(_ input: UnsafeRawBufferPointer) throws

    /// Whether this error says that the input is at fault. The program ends with 1, a failure of its own, for any other.
    static func isRefusal(_ error: any Error) -> Bool
}

extension Door {
    static func isRefusal(_ error: any Error) -> Bool { error is InputRefusal }

    fileprivate func admit(_ input: UnsafeRawBufferPointer) {
        do {
            try enter(input)
        } catch  where Self.isRefusal(error) {
            // What refuses is what is tried here.
        } catch {
            preconditionFailure("no refusal: \(type(of: error)), \(error)")
        }
    }
}

/// Has libFuzzer try one door; GRADEBRIDGE_FUZZ_DOOR says which, the arguments are libFuzzer's.
@main
enum Fuzz {
    private static let doors: [String: @Sendable () throws -> any Door] = [
        "csv": CSVDoor.init, "zip": ZipDoor.init, "manifest": ManifestDoor.init,
        "configuration": ConfigurationDoor.init, "gradebook": GradebookDoor.init, "roster": RosterDoor.init,
        "readback": ReadbackDoor.init, "verify": VerifyDoor.init,
    ]

    // libFuzzer calls on one thread.
    nonisolated(unsafe) private static var door: (any Door)?

    static func main() throws {
        let name = ProcessInfo.processInfo.environment["GRADEBRIDGE_FUZZ_DOOR"] ?? ""
        guard let make = doors[name] else {
            print("GRADEBRIDGE_FUZZ_DOOR is none of \(doors.keys.sorted().joined(separator: ", "))")
            exit(64)
        }
        door = try make()
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
                Fuzz.door?.admit(UnsafeRawBufferPointer(start: bytes, count: count))
                return 0
            })
    }
}
