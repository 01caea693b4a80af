// What the checks of browser.py tell; what each means stands there.

public struct ReadableFacts: Decodable, Sendable {
    public var tables: Int
    public var rows: Int
    public var unseen: [String]
    public var opened: Int
    public var stillClosed: Int
    public var controls: Int
}

public struct LayoutFacts: Decodable, Sendable {
    public var width: Int
    public var scheme: String
    public var scrollWidth: Int
    /// Elements whose words go beyond them, into what stands beside them.
    public var spilling: [String]
    public var background: [Double]
    public var ink: [Double]
}

public struct PhoneFacts: Decodable, Sendable {
    public var width: Int
    public var scrollWidth: Int
    /// Rows, which are cards there.
    public var cards: Int
    public var sideways: [String]
    public var beyond: [String]
    public var unnamed: [String]
    /// The cells of each score that Campus keeps, by the names of their columns, as far as they are on the screen.
    public var kept: [[String: String]]
}

/// Where the parts of the first screen end, in pixels from the top.
public struct FirstScreenFacts: Decodable, Sendable {
    public var state: Int
    public var tasks: Int
    public var totals: Int
    public var schools: Int
    public var rows: [String]
}

public struct FilterFacts: Decodable, Sendable {
    public struct Row: Decodable, Sendable {
        public var text: String
        public var heading: String
        public var group: String
        public var school: String
        public var shown: Bool

        /// Everything that a row may be found by.
        public var whole: String { "\(text) \(group) \(heading)" }
    }

    public struct Answer: Decodable, Sendable {
        public var said: String
        public var rows: [Row]
        public var headings: [String]

        public var shown: [Row] { rows.filter(\.shown) }
        public var left: [Row] { rows.filter { !$0.shown } }
    }

    public var answers: [Answer]
    public var role: String
    public var hiddenAfterReset: Int
    public var saidAfterReset: String
    public var foldsAsBefore: Bool
}

public struct SortFacts: Decodable, Sendable {
    public struct Order: Decodable, Sendable {
        /// `aria-sort` of every header of the table.
        public var marks: [String]
        /// The column's cells by group.
        public var groups: [[String]]
        /// Every group still begins with its heading.
        public var groupsLead: Bool
    }

    public struct Column: Decodable, Sendable {
        public var name: String
        public var isNumber: Bool
        public var before: [[String]]
        public var up: Order
        public var down: Order
    }

    public var caption: String
    public var columns: [Column]
}

public struct LinkFacts: Decodable, Sendable {
    public struct Place: Decodable, Sendable {
        public var seen: Bool
        public var top: Int
        public var height: Int
        public var marked: Bool
    }

    public var twice: [String]
    public var within: Int
    public var dangling: [String]
    public var beyond: [String]
    public var lost: [String]
    public var deep: Place?
}

public struct PrintFacts: Decodable, Sendable {
    public struct Paper: Decodable, Sendable {
        public var pages: Int
        public var paper: String
        public var texts: Int
        public var missing: [String]
        public var headless: [String]
        public var form: Bool
    }

    /// All that is folded opened.
    public var withScripts: Paper
    public var withoutScripts: Paper
    /// As the page opens.
    public var folded: Paper
}

public struct AxeFacts: Decodable, Sendable {
    public struct Finding: Decodable, Sendable, Equatable {
        public var rule: String
        public var places: [String]

        enum CodingKeys: String, CodingKey {
            case rule
            case places = "where"
        }
    }

    public var width: Int
    public var scheme: String
    public var version: String
    /// Those that the page passed.
    public var rules: [String]
    public var violations: [Finding]
}

public struct RequestFacts: Decodable, Sendable {
    public var asked: [String]
    public var own: Int
    public var resources: [String]
    public var errors: [String]
    public var scriptRan: Bool
    public var styleHolds: Bool
}

public struct PolicyFacts: Decodable, Sendable {
    public struct Tried: Decodable, Sendable, Equatable {
        public var scriptRan: Bool
        public var styleHolds: Bool
        public var dressed: Bool
        public var pictureShows: Bool
        public var fetched: Bool
        public var refusals: Int
    }

    public var kept: Tried
    public var without: Tried
}

public struct ContentFacts: Decodable, Sendable {
    public var alerted: Bool
    public var missing: [String]
    public var elements: Set<String>
    public var attributes: Set<String>
    /// What a reader is told to type.
    public var commands: [String]
    public var scripts: Int
    public var styles: Int
    /// Links without the name of the file or place.
    public var targets: Set<String>
}

public struct SizeFacts: Decodable, Sendable {
    public var bytes: Int
    public var elements: Int
    public var milliseconds: Int
    public var notes: [String]
}
