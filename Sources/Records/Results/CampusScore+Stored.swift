public import Domain

extension CampusScore {
    /// `8.5`, `exempt`, or `=A` for what is no value of ours; NULL for a blank.
    public var stored: String? {
        switch self {
        case .blank: nil
        case .value(let value): value.text
        case .text(let text): "=\(text)"
        }
    }

    public init?(stored text: String) {
        if text.hasPrefix("=") {
            self = .text(String(text.dropFirst()))
        } else if let value = ScoreValue(text: text) {
            self = .value(value)
        } else {
            return nil
        }
    }
}
