/// The index page: every run, newest first, with what it left.
struct IndexView {
    /// The runs of one day of the district, a night and what was done by hand after it.
    struct Day {
        let day: String
        let runs: [Run]
    }

    struct Run {
        /// In full, for a link's name.
        let at: String
        let time: String
        let key: String
        let command: String
        let sentence: String
        let attention: String
        let links: [Link]
    }

    struct Link {
        let target: String
        let name: String
    }

    let title: String
    let heading: String
    let policy: String
    let style: String
    let script: String
    let sentence: String
    let newest: Link?
    let days: [Day]

    init(_ index: RunIndex, _ words: Words, style: String, script: String, policy: String) {
        self.policy = policy
        self.style = style
        self.script = script
        heading = index.district
        title = "\(index.district): all runs"
        days = Self.days(index.runs, words)
        let report = index.runs.lazy.flatMap(\.files)
            .first { $0.hasSuffix("/report.html") && !$0.contains("/schools/") }
        newest = report.map { Link(target: $0, name: "the newest report") }
        let left = index.total - index.runs.count
        sentence =
            "\(words.count(index.total, "run")) as of \(words.moment(index.at))."
            + (left > 0
                ? " The page shows the newest \(words.number(index.runs.count)); the ledger has them all."
                : "")
    }
}

extension IndexView {
    private static func days(_ runs: [RunIndex.Run], _ words: Words) -> [Day] {
        var made: [Day] = []
        var rest = runs[...]
        while let first = rest.first {
            let key = words.sortKey(first.at)
            let here = rest.prefix { words.sortKey($0.at) == key }
            made.append(Day(day: words.weekday(first.at), runs: here.map { Run($0, words) }))
            rest = rest.dropFirst(here.count)
        }
        return made
    }
}

extension IndexView.Run {
    init(_ run: RunIndex.Run, _ words: Words) {
        at = words.moment(run.at)
        time = words.time(run.at)
        key = run.at
        command = run.command
        sentence = run.sentence
        attention = run.attention.joined(separator: ", ")
        links = run.files.map { IndexView.Link(target: $0, name: Self.name(of: $0)) }
    }

    /// The file, or the school whose page it is.
    private static func name(of file: String) -> String {
        let parts = file.split(separator: "/").map(String.init)
        guard parts.count == 4, parts[1] == "schools" else { return parts.last ?? "" }
        return "school \(parts[2])"
    }
}
