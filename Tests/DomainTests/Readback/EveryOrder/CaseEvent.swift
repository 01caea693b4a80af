/// One thing that happens in a small case.
enum CaseEvent: Hashable, CustomStringConvertible {
    /// itslearning has this score now, and an export runs.
    case send(Int8)
    case importBundle(Int)
    /// Campus imports the bundle, but not the row of the touched result.
    case importRefusingRow(Int)
    case loseBundle(Int)
    case teacherSets(Int8)
    case teacherClears
    case fullReadback
    /// A read-back that holds the touched result only, or the untouched one only.
    case partialReadback(ofTouched: Bool)

    var description: String {
        switch self {
        case .send(let value): "send \(value)"
        case .importBundle(let bundle): "import \(bundle)"
        case .importRefusingRow(let bundle): "import \(bundle) refusing the row"
        case .loseBundle(let bundle): "lose \(bundle)"
        case .teacherSets(let value): "teacher sets \(value)"
        case .teacherClears: "teacher clears"
        case .fullReadback: "full read-back"
        case .partialReadback(let ofTouched):
            "partial read-back of the \(ofTouched ? "touched" : "untouched") one"
        }
    }
}

/// What sets the families of cases apart.
struct CaseFamily: Hashable, CustomStringConvertible {
    enum Beside: Hashable {
        /// The untouched result has a new score in every export.
        case changesEveryTime
        /// It goes out with the first export, and never changes.
        case sentOnce
        /// It was sent, imported and seen before the case begins: bundles carry the touched result alone.
        case confirmedBefore
    }

    var beside: Beside
    /// `campus.importUser` is configured, and read-backs say who changed a row and when.
    var tellsWho = false

    var description: String { "\(beside), \(tellsWho ? "who is told" : "who is not told")" }
}
