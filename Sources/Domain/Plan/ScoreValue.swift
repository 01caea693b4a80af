public import CSVCore

/// What one result says: a number of points, or (OneRoster 1.2 only) that the student is exempt.
public enum ScoreValue: Sendable, Hashable {
    case points(Points)
    case exempt
}

extension ScoreValue {
    /// As people read it: `8.5` or `exempt`.
    public var text: String {
        switch self {
        case .points(let points): points.description
        case .exempt: "exempt"
        }
    }

    public init?(text: String) {
        if text == "exempt" {
            self = .exempt
        } else if let points = Points(text) {
            self = .points(points)
        } else {
            return nil
        }
    }

    /// The form that the ledger keeps: a JSON number, or the JSON string `"exempt"`.
    public func appendJSON(to buffer: inout ByteBuffer) {
        switch self {
        case .points(let points): points.append(to: &buffer)
        case .exempt: buffer.append("\"exempt\"")
        }
    }

    public init?(json text: FieldBytes) {
        let exempt: StaticString = "\"exempt\""
        if let points = Points(text) {
            self = .points(points)
        } else if text.elementsEqual(exempt.bytes) {
            self = .exempt
        } else {
            return nil
        }
    }
}
