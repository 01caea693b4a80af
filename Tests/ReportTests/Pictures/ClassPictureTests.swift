import Domain
import TestSupport
import Testing

@testable import Report

@Suite("The picture of the classes")
struct ClassPictureTests {
    private let words = Words(zone: .utc)
    private static let names = ["Sent", "Unchanged", "In flight", "Frozen", "Held", "Rejected"]

    private func picture(_ scores: [Int]) -> Drawing {
        let parts = zip(Self.names, scores).map { ClassPicture.Part(name: $0, scores: $1) }
        return Drawing(ClassPicture.svg(parts, words: words) ?? "")
    }

    @Test("Of nothing there is no picture", arguments: [[], [0], [0, 0, 0, 0, 0, 0]])
    func ofNothingThereIsNoPicture(scores: [Int]) { #expect(picture(scores).text == "") }

    @Test(
        "The bars fill the width, one beside the other, each class in its own pattern",
        arguments: [
            [1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 9], [61_400, 3, 0, 1, 7, 0],
            [0, 10_000_000, 0, 1, 0, 1], [500, 300, 100, 50, 30, 20],
        ])
    func theBarsFillTheWidth(scores: [Int]) {
        let bars = picture(scores).bars(height: 36)
        #expect(bars.map(\.style) == scores.indices.filter { scores[$0] > 0 }.map { $0 + 1 })
        var x = 0.0
        for bar in bars {
            #expect(abs(bar.x - x) < 0.11 * Double(bars.count), "each begins where the one before it ends")
            x = bar.x + bar.width
        }
        #expect(abs(bars.reduce(0) { $0 + $1.width } - 1160) < 0.1 * Double(bars.count))
    }

    @Test("A bar is as wide as its share, and never too thin to be seen")
    func aBarIsAsWideAsItsShare() {
        let bars = picture([500, 300, 200, 0, 0, 0]).bars(height: 36)
        #expect(bars.map(\.width) == [580, 348, 232])
        let thin = picture([1_000_000, 1, 0, 0, 0, 0]).bars(height: 36)
        #expect(thin.count == 2 && thin.allSatisfy { $0.width >= 2.9 })
    }

    @Test("Every class that is there stands in the legend and in the label with its number")
    func everyClassThatIsThereStandsInTheLegendAndInTheLabel() {
        let drawing = picture([61_400, 0, 3, 1, 0, 2928])
        #expect(
            drawing.label
                == "The classes as a bar: Sent 61,400, In flight 3, Frozen 1, Rejected 2,928")
        #expect(
            drawing.texts == [
                "Sent: 61,400 (95.4 %)", "In flight: 3 (under 0.1 %)", "Frozen: 1 (under 0.1 %)",
                "Rejected: 2,928 (4.6 %)",
            ])
        #expect(drawing.bars(height: 14).map(\.style) == [1, 3, 4, 6])
    }

    @Test("No number in it is none, and no bar has a negative side, whatever the classes are")
    func noNumberInItIsNone() {
        var random = RandomSource()
        for _ in 0..<300 {
            let scores = (0..<6).map { _ in
                random.chance(oneIn: 3) ? 0 : random.number(0...random.pick([1, 9, 10_000_000], else: 1))
            }
            let drawing = picture(scores)
            #expect(!drawing.text.lowercased().contains("nan") && !drawing.text.contains("inf"), "\(random)")
            let bars = drawing.bars(height: 36)
            #expect(bars.count == scores.count { $0 > 0 }, "\(random)")
            #expect(
                bars.allSatisfy { $0.width > 0 && $0.x >= 0 && $0.x + $0.width <= 1160.2 },
                "\(scores): \(random)")
        }
    }

    @Test("Names are text in it")
    func namesAreTextInIt() {
        let svg = ClassPicture.svg([.init(name: "<a> & \"b\"", scores: 1)], words: words) ?? ""
        #expect(!svg.contains("<a>"))
        #expect(svg.contains("&lt;a&gt; &amp; &quot;b&quot;: 1 (100.0 %)"))
    }
}
