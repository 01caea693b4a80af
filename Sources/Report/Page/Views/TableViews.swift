import Domain

// The smaller tables of the page.

struct EditedView {
    struct Row {
        let schoolAnchor: String
        let school: String
        let section: String
        let title: String
        let item: String
        let code: String
        let campus: String
    }

    let sentence: String
    let rows: [Row]
    let leftOut: [String]

    init(_ it: Reconciliation, _ words: Words) {
        sentence =
            "An edit in Campus stands: the line item is not sent again, its scores go on. Nothing is sent for one that is gone from Campus or has other points there."
        rows = it.editedLineItems.map {
            Row(
                schoolAnchor: Anchor.school($0.place.school), school: words.school($0.place.school),
                section: words.section($0.place.section), title: $0.place.title, item: $0.place.item,
                code: $0.code, campus: $0.campus.joined(separator: "; "))
        }
        leftOut = LeftOutText.notes(it, "edited line items", words)
    }
}

struct NightsView {
    struct Row {
        let at: String
        let sent: String
        let frozen: String
        let held: String
        let rejected: String
    }

    let count: String
    let picture: String?
    let rows: [Row]

    init(_ nights: [Reconciliation.NightPoint], _ words: Words) {
        count = words.count(nights.count, "export")
        picture = NightsPicture.svg(nights, words: words)
        rows = nights.reversed().map {
            Row(
                at: words.moment($0.at), sent: words.number($0.sent), frozen: words.number($0.frozen),
                held: words.number($0.held), rejected: words.number($0.rejected))
        }
    }
}

struct InputView {
    let kind: String
    let name: String
    let rows: String
    let usedAt: String
    let sha256: String

    init(_ input: Reconciliation.Input, _ words: Words) {
        kind = input.kind.rawValue
        name = input.name
        rows = input.rows.map(words.number) ?? "not counted"
        usedAt = words.moment(input.usedAt)
        sha256 = input.sha256
    }
}

struct NightView {
    let at: String
    let sentence: String
    let steps: [Reconciliation.Night.Step]

    init(_ night: Reconciliation.Night, _ words: Words) {
        at = words.moment(night.at)
        sentence = night.sentence
        steps = night.steps
    }
}
