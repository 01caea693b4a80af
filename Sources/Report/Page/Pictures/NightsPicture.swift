/// Sent, frozen and held scores of the last nights: three rows of bars, each with its own scale.
enum NightsPicture {
    private static let left = 96.0
    private static let high = 64.0
    /// Room for `Nov 24` under a bar.
    private static let labelWidth = 58.0
    private static let widest = 40.0

    /// From one night to the next, so that they fill the width; a few stand at its left.
    private static func step(_ count: Int) -> Double {
        (ClassPicture.width - left - 12) / Double(max(count, 12))
    }

    /// Where a bar begins, and how wide it is.
    private static func bar(_ place: Int, of count: Int) -> (x: Double, width: Double) {
        let step = step(count)
        let wide = min(step - 6, widest)
        return (left + step * Double(place) + (step - wide) / 2, wide)
    }

    static func svg(_ nights: [Reconciliation.NightPoint], words: Words) -> String? {
        guard !nights.isEmpty else { return nil }
        let rows: [(String, Int, [Int])] = [
            ("sent", 1, nights.map(\.sent)), ("frozen", 4, nights.map(\.frozen)),
            ("held", 3, nights.map { $0.held }),
        ]
        let width = Int(ClassPicture.width)
        let height = rows.count * 100 + 24
        let body = rows.enumerated().map { place, row in
            series(name: row.0, style: row.1, values: row.2, top: Double(place) * 100 + 20, words)
        }
        let label = """
            The last \(nights.count == 1 ? "export" : "\(nights.count) exports"), from \(words.day(nights[0].at)) to \
            \(words.day(nights[nights.count - 1].at)). \(rows.map { story($0.0, $0.2, words) }.joined(separator: " ")) \
            All the numbers are in the table below.
            """
        return """
            <svg role="img" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
            aria-label="\(PageText.escaped(label))">\(body.joined())\(days(nights, y: Double(height) - 8, words))</svg>
            """
    }

    private static func story(_ name: String, _ values: [Int], _ words: Words) -> String {
        "\(name.prefix(1).uppercased())\(name.dropFirst()): at most \(words.number(values.max() ?? 0)), last \(words.number(values.last ?? 0))."
    }

    private static func series(
        name: String, style: Int, values: [Int], top: Double, _ words: Words
    ) -> String {
        let scale = Scale(values)
        let floor = top + high
        var text = """
            <text x="0" y="\(Pattern.text(top + 12))">\(name)</text>\
            <text x="0" y="\(Pattern.text(top + 28))">to \(words.number(scale.top))</text>\
            <line class="axis" x1="\(Pattern.text(left))" y1="\(Pattern.text(floor))" \
            x2="\(Pattern.text(left + step(values.count) * Double(values.count)))" y2="\(Pattern.text(floor))"/>
            """
        for (place, value) in values.enumerated() where value > 0 {
            let tall = max(2, scale.height(of: value, full: high))
            let (x, wide) = bar(place, of: values.count)
            text += Pattern.rect(x: x, y: floor - tall, width: wide, height: tall, style: style)
            if scale.isCut(value) { text += cut(x: x, width: wide, y: top + 14) }
            if scale.isCut(value) || place == values.count - 1 {
                let anchor = place > values.count - 3 && values.count > 4 ? "end" : "start"
                text += """
                    <text x="\(Pattern.text(anchor == "end" ? x + wide : x))" y="\(Pattern.text(floor - tall - 4))" \
                    text-anchor="\(anchor)">\(words.number(value))</text>
                    """
            }
        }
        return text
    }

    /// A bar that is broken off says so.
    private static func cut(x: Double, width: Double, y: Double) -> String {
        let part = Pattern.text((width + 4) / 3)
        return """
            <path class="cut" d="M\(Pattern.text(x - 2)) \(Pattern.text(y + 5))l\(part) -5l\(part) 5l\(part) -5"/>
            """
    }

    /// The last day, and of the others as many as have room.
    private static func days(_ nights: [Reconciliation.NightPoint], y: Double, _ words: Words) -> String {
        let every = Int((labelWidth / step(nights.count)).rounded(.up))
        return nights.indices.filter { (nights.count - 1 - $0).isMultiple(of: every) }.map { place in
            let (x, wide) = bar(place, of: nights.count)
            return """
                <text x="\(Pattern.text(x + wide / 2))" y="\(Pattern.text(y))" \
                text-anchor="middle">\(PageText.escaped(words.monthDay(nights[place].at)))</text>
                """
        }.joined()
    }

    /// From nothing to the largest; where one night is far above all others, as a first one is, its bar is cut
    /// so that the others can be told apart.
    struct Scale {
        let top: Int

        init(_ values: [Int]) {
            let sorted = values.sorted(by: >)
            let (first, second) = (sorted.first ?? 0, sorted.dropFirst().first ?? 0)
            top = second > 0 && first > 4 * second ? second + second / 2 + 1 : max(first, 1)
        }

        func isCut(_ value: Int) -> Bool { value > top }
        func height(of value: Int, full: Double) -> Double {
            Double(min(value, top)) / Double(top) * full
        }
    }
}
