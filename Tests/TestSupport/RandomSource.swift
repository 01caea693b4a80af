import Foundation

/// The random numbers of a property test: SplitMix64, from a seed that is printed, that stands in every
/// failure, and that GRADEBRIDGE_SEED sets.
public struct RandomSource: RandomNumberGenerator, CustomStringConvertible {
    public let seed: UInt64
    private var state: UInt64

    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    public init(for test: String = #function) {
        self.init(seed: Self.seed(for: test))
    }

    public var description: String { "GRADEBRIDGE_SEED=\(seed)" }

    /// A seed for a test, told on the console.
    public static func seed(for test: String = #function) -> UInt64 {
        let given = Requirement.variable("GRADEBRIDGE_SEED").flatMap { UInt64($0) }
        let seed = given ?? .random(in: 0...UInt64.max)
        print("\(test): GRADEBRIDGE_SEED=\(seed)")
        return seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True once in so many times.
    public mutating func chance(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// One of the choices; the fallback where there are none.
    public mutating func pick<T>(_ choices: [T], else fallback: T) -> T {
        choices.randomElement(using: &self) ?? fallback
    }
}
