import CSVCore
import Domain
package import DurableFiles
import Inputs
import Intake
import Outcome
package import Session
import Workspace

/// What the gradebook that is at hand says of some scores, and which one it is.
package struct GradebookAtHand {
    /// One score: an item in a section, of a student.
    package struct Key: Hashable {
        package var item: String
        package var section: String
        package var student: String
    }

    /// Its path; nil where none was read.
    package var name: String?
    /// Why none was read, where one was looked for.
    package var problem: String?
    package var scores: [Key: ScoreNow] = [:]

    package func score(_ key: Key) -> ScoreNow {
        name == nil ? .unknown : scores[key] ?? ScoreNow(value: nil, state: .noRow)
    }
}

/// Finds the gradebook that is named, else the newest, and reads single scores out of it.
///
/// It is a look: a gradebook that cannot be read leaves the scores unknown, with a sentence that says why.
package struct GradebookLook {
    package let session: WorkspaceSession
    package let progress: ProgressReport

    /// - Parameter wanted: nothing is read where nothing is wanted.
    package func look(_ named: FilePath?, for wanted: Set<GradebookAtHand.Key>) -> GradebookAtHand {
        guard !wanted.isEmpty else { return GradebookAtHand() }
        do {
            let newest = try named.map(Files.resolved) ?? ClaimedFile.newest(.gradebook, in: session.layout)
            guard let path = newest else {
                return GradebookAtHand(problem: "no gradebook is at hand; name one with --gradebook")
            }
            return try read(path, wanted)
        } catch {
            return GradebookAtHand(problem: Failure(error).message)
        }
    }

    private func read(_ path: FilePath, _ wanted: Set<GradebookAtHand.Key>) throws -> GradebookAtHand {
        let configuration = session.configuration
        let set = try InputSet(path, limits: configuration.zipLimits)
        progress.update("reading the gradebook")
        let gradebook = try Gradebook(
            set, profile: configuration.profile, zone: session.zone, limits: configuration.tableLimits,
            scratchFolder: session.layout.staging, report: { _ in })
        let stream = try AssessmentStream(
            gradebook, keepsComments: false, scratchFolder: session.layout.staging,
            progress: { progress.update("reading the scores: \($0) rows") }, unknownItem: { _ in })
        var found = GradebookAtHand(name: set.name)
        let scores = WantedScores(
            gradebook, wanted, sendsExemptions: configuration.transfer.exempt == .send)
        var rows: [AssessmentRecord] = []
        var comments = RowComments()
        while let rank = stream.nextItemRank {
            rows.removeAll(keepingCapacity: true)
            try stream.takeItem(into: &rows, comments: &comments)
            scores.take(rows, ofItem: String(decoding: gradebook.itemID(atRank: rank), as: UTF8.self)) {
                found.scores[$0] = $1
            }
        }
        try set.checkUnreadEntries()
        return found
    }
}

/// Picks the wanted scores out of the rows of one item after the other.
private struct WantedScores {
    private let gradebook: Gradebook
    private let sendsExemptions: Bool
    private let byItem: [String: [GradebookAtHand.Key]]
    /// Ranks of the persons who are one student in Campus: mostly one.
    private let persons: [String: [Int]]

    init(_ gradebook: Gradebook, _ wanted: Set<GradebookAtHand.Key>, sendsExemptions: Bool) {
        self.gradebook = gradebook
        self.sendsExemptions = sendsExemptions
        byItem = Dictionary(grouping: wanted, by: \.item)
        var indexes: [Int: String] = [:]
        for student in Set(wanted.map(\.student)) {
            let index = gradebook.student(withID: student.utf8.span)
            if let index { indexes[index] = student }
        }
        var persons: [String: [Int]] = [:]
        for person in 0..<gradebook.personCount {
            guard let index = gradebook.student(ofPerson: person), let student = indexes[index] else {
                continue
            }
            persons[student, default: []].append(person)
        }
        self.persons = persons
    }

    func take(
        _ rows: [AssessmentRecord], ofItem item: String, _ body: (GradebookAtHand.Key, ScoreNow) -> Void
    ) {
        guard let keys = byItem[item] else { return }
        var records: [AssessmentRecord] = []
        var verdicts: [RowVerdict] = []
        RepeatedRows.resolve(rows[...], into: &records, verdicts: &verdicts) { _, _ in }
        let verdictOf = Dictionary(zip(records.map(\.personRank), verdicts)) { first, _ in first }
        for key in keys { body(key, score(key, verdictOf)) }
    }

    private func score(_ key: GradebookAtHand.Key, _ verdictOf: [Int: RowVerdict]) -> ScoreNow {
        let rowsOf = (persons[key.student] ?? []).filter { verdictOf[$0] != nil }
        guard !rowsOf.isEmpty else { return ScoreNow(value: nil, state: .noRow) }
        let there = rowsOf.filter { isIn(key.section, person: $0) }.compactMap { verdictOf[$0] }
        guard let verdict = there.first else { return ScoreNow(value: nil, state: .notInSection) }
        guard there.count == 1 else { return ScoreNow(value: nil, state: .ambiguous) }
        return ScoreNow(verdict, sendsExemptions: sendsExemptions)
    }

    private func isIn(_ section: String, person: Int) -> Bool {
        gradebook.sections(ofPerson: person).contains {
            gradebook.classID(gradebook.classIndex(ofSection: Int($0))) == section
        }
    }
}
