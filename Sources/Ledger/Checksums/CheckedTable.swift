import GRDB

/// The tables whose rows decide, and are few: each is read whole, and held to its checksums, before a transaction uses
/// anything of it. The line items are many; `LineItemScan` holds each of them to its own.
enum CheckedTable: String, CaseIterable, Sendable {
    case run, input, bundle
    case lineItemVersion = "line_item_version"
    case readback, arrival, freeze, release, repeated, ambiguous, mark
    case holdRelease = "hold_release"
    case knownFinding = "known_finding"
    case delivery, fetched, unread, section
    case told, lift, setting
    case notShown = "not_shown"

    /// The columns that name a row.
    var key: [String] {
        switch self {
        case .run, .release, .mark, .holdRelease, .lift, .section: ["id"]
        case .readback: ["run"]
        case .input: ["run", "kind"]
        case .bundle: ["sequence"]
        case .delivery: ["bundle"]
        case .lineItemVersion: ["line_item", "replaced_by"]
        case .arrival: ["bundles"]
        case .freeze, .ambiguous, .told: ["line_item", "student"]
        case .repeated: ["line_item", "student", "bundle"]
        case .knownFinding: ["item", "section", "class", "code"]
        case .fetched: ["source", "name"]
        case .notShown: ["readback", "school"]
        case .unread: ["name", "content"]
        case .setting: ["name"]
        }
    }

    /// The column that SQLite finds a row by, where it has such numbers.
    var rowNumber: String? {
        switch self {
        case .run, .release, .mark, .holdRelease, .lift, .bundle, .delivery, .readback: key[0]
        case .input, .lineItemVersion, .arrival, .freeze, .repeated, .ambiguous, .knownFinding, .fetched,
            .unread, .told, .notShown, .setting, .section:
            nil
        }
    }
}
