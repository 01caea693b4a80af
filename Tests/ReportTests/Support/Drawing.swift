/// A picture as its parts: bars, texts and what it says of itself.
struct Drawing {
    struct Bar: Equatable {
        var style: Int
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    let text: String
    let bars: [Bar]

    init(_ svg: String) {
        text = svg
        let rect = /<rect class="f(\d+)" x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)"\/>/
        bars = svg.matches(of: rect).map {
            Bar(
                style: Int($0.1) ?? 0, x: Double($0.2) ?? .nan, y: Double($0.3) ?? .nan,
                width: Double($0.4) ?? .nan, height: Double($0.5) ?? .nan)
        }
    }

    func bars(height: Double) -> [Bar] { bars.filter { $0.height == height } }
    func bars(style: Int) -> [Bar] { bars.filter { $0.style == style } }

    var label: String { text.firstMatch(of: /aria-label="([^"]*)"/).map { String($0.1) } ?? "" }
    var texts: [String] { text.matches(of: /<text [^>]*>([^<]*)<\/text>/).map { String($0.1) } }
    var cuts: Int { text.matches(of: /class="cut"/).count }
    var viewBox: [Double] {
        let box = text.firstMatch(of: /viewBox="([^"]*)"/).map { String($0.1) } ?? ""
        return box.split(separator: " ").compactMap { Double($0) }
    }
}
