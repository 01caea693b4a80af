import Testing

@testable import Report

@Suite("Hatching tells the classes apart without colour")
struct PatternTests {
    @Test("No two of the six classes look alike in grey")
    func noTwoOfTheSixClassesLookAlikeInGrey() {
        let looks = (1...6).map { style in
            Pattern.rect(x: 0, y: 0, width: 40, height: 36, style: style)
                .replacing("class=\"f\(style)\"", with: "")
        }
        // The plain ones differ by how dark they are: the style sheet's part.
        #expect(Set(looks).count >= 5)
    }

    @Test("Lines never leave their box, however small it is", arguments: [0.5, 1, 3, 22, 720])
    func linesNeverLeaveTheirBox(width: Double) {
        for style in 1...6 {
            let text = Pattern.rect(x: 10, y: 4, width: width, height: 36, style: style)
            let line = /x1="([-\d.]+)" y1="([-\d.]+)" x2="([-\d.]+)" y2="([-\d.]+)"/
            for match in text.matches(of: line) {
                for x in [match.1, match.3].map({ Double($0) ?? .nan }) {
                    #expect(x >= 9.9 && x <= 10.1 + width, "style \(style)")
                }
                for y in [match.2, match.4].map({ Double($0) ?? .nan }) {
                    #expect(y >= 3.9 && y <= 40.1, "style \(style)")
                }
            }
        }
    }

    @Test(
        "Numbers have at most one decimal",
        arguments: [
            (0.0, "0"), (3, "3"), (2.04, "2"), (2.05, "2.1"), (719.96, "720"), (-1.5, "-1.5"),
            (-2, "-2"),
        ])
    func numbersHaveAtMostOneDecimal(value: Double, text: String) { #expect(Pattern.text(value) == text) }
}
