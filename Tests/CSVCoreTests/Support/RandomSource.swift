import Foundation

/// SplitMix64, from a seed that is printed and that GRADEBRIDGE_SEED sets.
struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    init(for test: String = #function) {
        let given = ProcessInfo.processInfo.environment["GRADEBRIDGE_SEED"].flatMap(UInt64.init)
        state = given ?? .random(in: 0...UInt64.max)
        print("\(test): GRADEBRIDGE_SEED=\(state)")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &self) == 0 }
}
