/// Filled rectangles that differ by colour and by hatching: each kind of hatching is drawn as lines, because
/// shared definitions would need ids that could meet others on the page.
enum Pattern {
    static func rect(x: Double, y: Double, width: Double, height: Double, style: Int) -> String {
        let box = """
            <rect class="f\(style)" x="\(text(x))" y="\(text(y))" width="\(text(width))" height="\(text(height))"/>
            """
        let lines: [(Double, Double, Double, Double)]
        switch style {
        case 2: lines = rising(width, height)
        case 3: lines = stride(from: 4, to: width, by: 8).map { ($0, 0, $0, height) }
        case 4: lines = stride(from: 4, to: height, by: 6).map { (0, $0, width, $0) }
        case 6: lines = rising(width, height).map { (width - $0.0, $0.1, width - $0.2, $0.3) }
        default: lines = []
        }
        return box
            + lines.map {
                """
                <line class="hatch" x1="\(text(x + $0.0))" y1="\(text(y + $0.1))" \
                x2="\(text(x + $0.2))" y2="\(text(y + $0.3))"/>
                """
            }.joined()
    }

    /// Slanting lines, ended at the edges of the box.
    private static func rising(_ width: Double, _ height: Double) -> [(Double, Double, Double, Double)] {
        stride(from: 8.0, to: width + height, by: 10).compactMap { start in
            let (left, right) = (max(0, start - height), min(width, start))
            return left < right ? (left, start - left, right, start - right) : nil
        }
    }

    /// A tenth of a unit is finer than anyone sees.
    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
