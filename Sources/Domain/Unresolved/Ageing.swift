import PlainText

/// Some scores of one line item that ended under one code, since one run.
public struct AgedScores: Sendable, Equatable {
    /// The run of the first export that found it so.
    public var since: Int64
    /// How many scores; a student of whom two ended so counts twice.
    public var scores: Int
    /// Ids in the order of their bytes, each once; empty where the code is about the whole line item.
    public var students: [String]
    /// Ids of persons without a student in Campus, in the same way.
    public var persons: [String]

    public init(since: Int64, scores: Int, students: [String] = [], persons: [String] = []) {
        self.since = since
        self.scores = scores
        self.students = students
        self.persons = persons
    }
}

/// What one export found of one line item under one code.
public struct FoundScores: Sendable, Equatable {
    public var scores: Int
    /// In the order of their bytes; a student of whom two scores ended so stands here twice.
    public var students: [String]
    public var persons: [String]

    public init(scores: Int, students: [String] = [], persons: [String] = []) {
        self.scores = scores
        self.students = students
        self.persons = persons
    }
}

/// How long scores have been under one code of one line item: each student on its own, and where the code is
/// about the line item, all of it together.
public struct Ageing: Sendable, Equatable {
    /// What is to be kept, the oldest first.
    public var rows: [AgedScores]
    /// Scores that came to the code, and that left it: before + came - left = now.
    public var came: Int
    public var left: Int

    /// - Parameters:
    ///   - old: what is known from before, in any order.
    ///   - found: what this export found; nil where it found nothing any more.
    ///   - run: this export.
    public init(_ old: [AgedScores], _ found: FoundScores?, run: Int64) {
        let before = old.reduce(0) { $0 + $1.scores }
        guard let found else {
            self.init(rows: [], came: 0, left: before)
            return
        }
        guard !found.students.isEmpty || !found.persons.isEmpty else {
            let since = old.map(\.since).min() ?? run
            self.init(
                rows: [AgedScores(since: since, scores: found.scores)],
                came: max(0, found.scores - before), left: max(0, before - found.scores))
            return
        }
        var rows: [Int64: AgedScores] = [:]
        let newStudents = Self.spread(found.students, old, \.students, run: run, over: &rows)
        let newPersons = Self.spread(found.persons, old, \.persons, run: run, over: &rows)
        // The ledger does not know which student had two scores, so the number that left is computed.
        let came = max(newStudents + newPersons, found.scores - before)
        self.init(
            rows: rows.values.sorted { $0.since < $1.since }, came: came,
            left: before + came - found.scores)
    }

    private init(rows: [AgedScores], came: Int, left: Int) {
        self.rows = rows
        self.came = came
        self.left = left
    }

    /// Puts each id into the row of its age and gives how many scores are of ids that were not there before.
    private static func spread(
        _ ids: [String], _ old: [AgedScores], _ list: WritableKeyPath<AgedScores, [String]>, run: Int64,
        over rows: inout [Int64: AgedScores]
    ) -> Int {
        var known = old.map { ($0.since, $0[keyPath: list][...]) }
        var isNew = 0
        for id in ids {
            var since: Int64?
            for index in known.indices {
                // All lists are in one order, so what comes before this id is done with.
                while let next = known[index].1.first, next.precedesBytewise(id) {
                    known[index].1.removeFirst()
                }
                if let next = known[index].1.first, !id.precedesBytewise(next) {
                    since = min(since ?? known[index].0, known[index].0)
                }
            }
            if since == nil { isNew += 1 }
            let row = since ?? run
            rows[row, default: AgedScores(since: row, scores: 0)].scores += 1
            // A second score of the same student.
            if let last = rows[row]?[keyPath: list].last, !last.precedesBytewise(id) { continue }
            rows[row]?[keyPath: list].append(id)
        }
        return isNew
    }
}
