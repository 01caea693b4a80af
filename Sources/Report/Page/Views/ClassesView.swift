import Domain

/// The classes of the last export and their sum.
struct ClassesView {
    struct Line {
        let code: String
        let name: String
        let scores: String
        let share: String
        let meaning: String
    }

    let at: String
    let rows: String
    let sumSentence: String
    let equation: String
    let picture: String?
    let lines: [Line]
    let sum: String
    let totalWords: String

    init(_ export: Reconciliation.Export, _ words: Words) {
        let classes: [(code: String, name: String, scores: Int, meaning: String)] = [
            ("sent", "Sent", export.sent, "went out with this export"),
            ("unchanged", "Unchanged", export.unchanged, "Campus has it"),
            ("inFlight", "Waiting for import", export.inFlight, "sent before, waiting for import"),
            ("frozen", "Frozen", export.frozen, "kept as Campus has it, never sent again"),
            ("held", "Held", export.held, "not sent yet: needs a fix"),
            ("rejected", "Rejected", export.rejected, "cannot be read"),
        ]
        at = words.moment(export.at)
        rows = words.count(export.rows, "row") + " of scores"
        sumSentence = Self.sumSentence(export, words)
        let parts = classes.map { "\(words.number($0.scores)) \($0.name.lowercased())" }
        equation = "\(parts.joined(separator: " + ")) = \(words.count(export.sum, "score"))"
        picture = ClassPicture.svg(classes.map { .init(name: $0.name, scores: $0.scores) }, words: words)
        lines = classes.map {
            Line(
                code: $0.code, name: $0.name, scores: words.number($0.scores),
                share: words.share($0.scores, of: export.sum), meaning: $0.meaning)
        }
        sum = words.number(export.sum)
        totalWords = "\(words.number(export.total)) were to be classed"
    }

    /// Why there may be other scores to be classed than rows were read, and that none of them was lost.
    private static func sumSentence(_ export: Reconciliation.Export, _ words: Words) -> String {
        guard export.sum == export.total else {
            return "The classes do not add up: this is a fault of gradebridge, please report it."
        }
        let twice =
            export.total == export.rows
            ? ""
            : "A score counts in each section of its course that the student is in: \(words.count(export.total, "score")). "
        let none = export.rowsWithoutSection
        let without =
            none == 0
            ? ""
            : " \(words.count(none, "score")) of them \(none == 1 ? "is" : "are") in no section that we know."
        return "\(twice)Each ended in exactly one class, and the classes add up.\(without)"
    }
}

/// Figures of the last run and of the one before.
struct ChangesView {
    struct Row {
        let what: String
        /// `5 → 3`
        let figures: String
        let difference: String
    }

    let rows: [Row]

    init(_ changes: [Reconciliation.Change], _ words: Words) {
        rows = changes.map {
            Row(
                what: $0.what, figures: "\(words.number($0.before)) → \(words.number($0.now))",
                difference: words.difference($0.now - $0.before))
        }
    }
}

/// How long things have waited.
struct AgesView {
    struct Row {
        let what: String
        let upToOne: String
        let upToSeven: String
        let upToThirty: String
        let longer: String
    }

    let rows: [Row]

    init(_ ages: [Reconciliation.Age], _ words: Words) {
        rows = ages.map {
            Row(
                what: $0.what.rawValue.prefix(1).uppercased() + $0.what.rawValue.dropFirst(),
                upToOne: words.number($0.upToOne),
                upToSeven: words.number($0.upToSeven), upToThirty: words.number($0.upToThirty),
                longer: words.number($0.longer))
        }
    }
}
