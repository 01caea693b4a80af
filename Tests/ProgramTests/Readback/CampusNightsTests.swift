import Foundation
import TestSupport
import Testing

@Suite("Nights with a Campus of our own, which shares no code with the program")
struct CampusNightsTests {
    /// The same districts in every run, so that a change is measured by what it changes.
    private static let fixedSeed: UInt64 = 51
    /// Districts that nobody has seen; the seed is printed, and GRADEBRIDGE_SEED gives them again.
    private static let drawnSeed = RandomSource.seed(for: "CampusNightsTests")
    /// `GRADEBRIDGE_NIGHTS` is the number of drawn districts, for long runs.
    private static let drawn =
        ProcessInfo.processInfo.environment["GRADEBRIDGE_NIGHTS"].flatMap { Int($0) } ?? 8

    @Test(
        """
        What a person changed is never sent again, what nobody touched is never frozen, nothing goes out twice \
        without a cause, whatever lies in the outbox is safe, a night that does not know what Campus changed sends \
        nothing, and once people stop Campus equals itslearning
        """)
    func whatAPersonChangedIsNeverSentAgain() throws {
        let counts = try run(districts: 24, seed: Self.fixedSeed)
        // A model in which nothing happens would hold every rule.
        for event in [
            "read-backs applied", "frozen changed", "equal in the end", "imports", "imports once more",
            "things people did", "bundles withdrawn", "nights blocked", "drops, names", "drops, mac",
            "drops, cut", "drops, foreign", "drops, redrop", "stories, plain", "stories, outbox",
            "stories, night",
        ] {
            #expect(counts.contains("\n\(event): "), "none: \(event)")
        }
    }

    @Test("The same in districts that are drawn anew")
    func theSameInDistrictsThatAreDrawnAnew() throws {
        _ = try run(districts: Self.drawn, seed: Self.drawnSeed)
    }

    @Test(
        """
        A district in which it broke once stays right: what a newer one lacks (D169), a header alone after a release, a \
        wording that no extract can show (D183), a flag that the form of a second freeze cannot show (D157), \
        a number that somebody typed as 1e1
        """,
        arguments: [
            (seed: UInt64(4242), districts: 40, only: 13, nights: 6),
            (seed: 16_576_012_637_941_825_828, districts: 8, only: 5, nights: 6),
            (seed: 20_261_130_180, districts: 300, only: 5, nights: 10),
            (seed: 15_000_668_073_238_048_184, districts: 8, only: 6, nights: 6),
            (seed: 7_370_328_653_039_003_478, districts: 8, only: 2, nights: 6),
        ])
    func brokeOnce(_ one: (seed: UInt64, districts: Int, only: Int, nights: Int)) throws {
        _ = try run(
            districts: one.districts, seed: one.seed, ["--only", "\(one.only)", "--nights", "\(one.nights)"])
    }

    /// What nights.py printed, its seed and its counts; it is printed here too.
    private func run(districts: Int, seed: UInt64, _ more: [String] = []) throws -> String {
        let finished = try Python.tool(
            "nights.py",
            [Gradebridge.path, "--districts", "\(districts)", "--nights", "6", "--seed", "\(seed)"] + more)
        print(finished.output)
        try #require(finished.status == 0, "GRADEBRIDGE_SEED=\(seed)\n\(finished.output)\(finished.errors)")
        return finished.output
    }
}
