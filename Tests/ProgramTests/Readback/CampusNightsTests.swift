import Foundation
import TestSupport
import Testing

@Suite("Nights with a Campus of our own, which shares no code with the program")
struct CampusNightsTests {
    /// The same districts in every run, so that a change is measured by what it changes; GRADEBRIDGE_SEED gives
    /// others, and `nights.py` any number of them.
    private static let seed =
        ProcessInfo.processInfo.environment["GRADEBRIDGE_SEED"].flatMap { UInt64($0) } ?? 51
    /// `GRADEBRIDGE_NIGHTS` is the number of districts, for long runs.
    private static let districts =
        ProcessInfo.processInfo.environment["GRADEBRIDGE_NIGHTS"].flatMap { Int($0) } ?? 48

    @Test(
        """
        What a person changed is never sent again, what nobody touched is never frozen, nothing goes out twice \
        without a cause, and once people stop Campus equals itslearning
        """)
    func nights() throws {
        let finished = try Python.tool(
            "nights.py",
            [
                Gradebridge.path, "--districts", "\(Self.districts)", "--nights", "6", "--seed",
                "\(Self.seed)",
            ])
        print(finished.output)  // Seed and counts.
        try #require(
            finished.status == 0, "GRADEBRIDGE_SEED=\(Self.seed)\n\(finished.output)\(finished.errors)")
        // A model in which nothing happens would hold every rule.
        for event in [
            "read-backs applied", "frozen changed", "equal in the end", "imports", "things people did",
        ] {
            #expect(finished.output.contains("\n\(event): "), "none: \(event)")
        }
    }
}
