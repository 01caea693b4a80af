import Domain
import TestSupport
import Testing

@testable import Report

@Suite("The picture of the nights")
struct NightsPictureTests {
    private let words = Words(zone: .utc)
    private typealias Night = Reconciliation.NightPoint

    private func picture(_ nights: [Night]) -> Drawing {
        Drawing(NightsPicture.svg(nights, words: words) ?? "")
    }

    // MARK: The scale

    @Test(
        "A scale goes from nothing to the largest; of nothing it is one",
        arguments: [
            ([], 1), ([0], 1), ([0, 0, 0], 1), ([1], 1), ([7], 7), ([3, 9, 5], 9), ([0, 0, 500], 500),
            ([4, 1], 4),
        ])
    func aScaleGoesFromNothingToTheLargest(values: [Int], top: Int) {
        let scale = NightsPicture.Scale(values)
        #expect(scale.top == top)
        #expect(!values.contains(where: scale.isCut))
    }

    @Test(
        "One night more than four times the next is cut, and only that one",
        arguments: [
            ([4, 1], false), ([5, 1], true), ([400, 100, 3], false), ([401, 100, 3], true),
            ([58_180, 12, 0, 7], true),
            ([58_180, 58_180, 12], false), ([9, 0, 0], false),
        ])
    func oneNightMoreThanFourTimesTheNextIsCut(values: [Int], isCut: Bool) {
        let scale = NightsPicture.Scale(values)
        #expect(values.filter(scale.isCut) == (isCut ? [values[0]] : []))
        for value in values {
            let height = scale.height(of: value, full: 64)
            #expect(height >= 0 && height <= 64)
            if value > 0 { #expect(height > 0) }
        }
    }

    // MARK: The drawing

    @Test("Of no night there is no picture")
    func ofNoNightThereIsNoPicture() { #expect(picture([]).text == "") }

    @Test("One night, also one on which nothing was, is a picture of one export")
    func oneNightAlsoOneOnWhichNothingWas() {
        let quiet = picture([.night(24)])
        #expect(quiet.bars == [])
        #expect(
            quiet.label == """
                The last export, from Nov 24, 2026 to Nov 24, 2026. Sent: at most 0, last 0. Frozen: at most 0, last 0. \
                Held: at most 0, last 0. All the numbers are in the table below.
                """)
        let busy = picture([.night(24, sent: 61_400, frozen: 2, held: 3)])
        #expect(busy.bars.map(\.style) == [1, 4, 3])
        #expect(busy.bars.allSatisfy { $0.height == 64 })
        #expect(busy.label.contains("Sent: at most 61,400, last 61,400."))
        #expect(Set(busy.texts).isSuperset(of: ["61,400", "2", "3", "to 61,400"]))
    }

    @Test("The label says how many, from when to when, the most and the last of each")
    func theLabelSaysHowMany() {
        let nights = [
            Night.night(1, sent: 5000, held: 3), .night(2, sent: 4000, frozen: 8), .night(3, held: 1),
        ]
        #expect(
            picture(nights).label == """
                The last 3 exports, from Nov 1, 2026 to Nov 3, 2026. Sent: at most 5,000, last 0. \
                Frozen: at most 8, last 0. Held: at most 3, last 1. All the numbers are in the table below.
                """)
    }

    @Test("Bars are as high as their numbers say, and stand in the order of the nights")
    func barsAreAsHighAsTheirNumbersSay() {
        let nights = (1...4).map { Night.night($0, sent: $0 * 10) }
        let bars = picture(nights).bars(style: 1)
        #expect(bars.map(\.height) == [16, 32, 48, 64])
        #expect(bars.map(\.x) == bars.map(\.x).sorted())
        #expect(Set(bars.map { $0.y + $0.height }).count == 1, "all stand on one line")
    }

    @Test(
        "The nights fill the width, and their days are as the district writes them, the last always, none over another"
    )
    func theNightsFillTheWidth() throws {
        let drawing = picture((1...30).map { Night.night($0, sent: 5, held: $0) })
        #expect(drawing.viewBox[2] == 1160)
        let last = try #require(drawing.bars(style: 1).last)
        #expect(last.x + last.width > 1100)
        let days = drawing.texts.filter { $0.hasPrefix("Nov ") }
        #expect(days.last == "Nov 30")
        #expect(days.count == 15)
        #expect(picture((1...5).map { Night.night($0) }).texts.filter { $0.hasPrefix("Nov ") }.count == 5)
    }

    @Test("A night far above all others is broken off, marked, and told by its number")
    func cutBar() {
        let drawing = picture([.night(1, sent: 58_180), .night(2, sent: 12), .night(3, sent: 6)])
        #expect(drawing.cuts == 1)
        #expect(drawing.texts.contains("58,180"))
        #expect(drawing.texts.contains("to 19"), "the scale ends half above the second")
        let heights = drawing.bars(style: 1).map(\.height)
        #expect(heights[0] == 64 && heights[1] > 30 && heights[1] < 64)
    }

    @Test(
        "A bar for every number above nothing, none for nothing; none is too low to be seen or leaves the picture"
    )
    func aBarForEveryNumberAboveNothing() {
        var random = RandomSource()
        for _ in 0..<200 {
            let nights = (1...random.number(1...30)).map { number in
                func some() -> Int {
                    random.chance(oneIn: 3)
                        ? 0 : random.number(0...random.pick([1, 20, 10_000_000], else: 1))
                }
                return Night.night(number, sent: some(), frozen: some(), held: some())
            }
            let drawing = picture(nights)
            #expect(!drawing.text.lowercased().contains("nan") && !drawing.text.contains("inf"), "\(random)")
            #expect(drawing.bars(style: 1).count == nights.count { $0.sent > 0 }, "\(random)")
            #expect(drawing.bars(style: 4).count == nights.count { $0.frozen > 0 }, "\(random)")
            #expect(drawing.bars(style: 3).count == nights.count { $0.held > 0 }, "\(random)")
            let box = drawing.viewBox
            for bar in drawing.bars {
                #expect(bar.height >= 2 && bar.height <= 64.1, "\(random)")
                #expect(
                    bar.x >= 0 && bar.x + bar.width <= box[2] && bar.y + bar.height <= box[3], "\(random)")
            }
        }
    }
}
