/// The classes of an export as one bar, by share. Told apart by pattern and label as well as by colour.
enum ClassPicture {
    struct Part {
        var name: String
        var scores: Int
    }

    /// The width of a page on a desk.
    static let width = 1160.0
    private static let columns = 3
    private static let least = 3.0

    /// SVG, or nil where there is nothing to show. Names are escaped here.
    static func svg(_ parts: [Part], words: Words) -> String? {
        let total = parts.reduce(0) { $0 + $1.scores }
        guard total > 0 else { return nil }
        let there = parts.enumerated().filter { $0.element.scores > 0 }
        // What is small must still be seen, so the rest gives room for it.
        let raw = there.map { max(least, Double($0.element.scores) / Double(total) * width) }
        let scale = width / raw.reduce(0, +)
        var x = 0.0
        var bars = ""
        var legend = ""
        for (place, (entry, wide)) in zip(there, raw).enumerated() {
            let (style, part) = (entry.offset + 1, entry.element)
            let across = wide * scale
            bars += Pattern.rect(x: x, y: 4, width: across, height: 36, style: style)
            let (column, line) = (
                Double(place % columns) * width / Double(columns), Double(place / columns) * 22 + 54
            )
            legend += Pattern.rect(x: column, y: line, width: 22, height: 14, style: style)
            let share = words.share(part.scores, of: total)
            legend += """
                <text x="\(Pattern.text(column + 30))" y="\(Pattern.text(line + 12))">\
                \(PageText.escaped("\(part.name): \(words.number(part.scores)) (\(share))"))</text>
                """
            x += across
        }
        let height = 58 + (there.count + columns - 1) / columns * 22
        let label = there.map { "\($0.element.name) \(words.number($0.element.scores))" }.joined(
            separator: ", ")
        return """
            <svg role="img" viewBox="0 0 \(Pattern.text(width)) \(height)" width="\(Pattern.text(width))" height="\(height)" \
            aria-label="\(PageText.escaped("The classes as a bar: \(label)"))">\(bars)\(legend)</svg>
            """
    }
}
