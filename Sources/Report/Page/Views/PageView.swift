import Domain

/// What the page's templates ask for, by the names that stand in them. Every word and number is made here;
/// the templates only place them.
struct PageView {
    let title: String
    let heading: String
    let policy: String
    let style: String
    let script: String
    let level: String
    let mark: String
    let verdict: String
    let hasPoints: Bool
    let points: [String]
    let when: String
    let notes: [String]
    let names: Bool
    let program: String
    let tasks: TasksView
    let tiles: [TileView]
    let schoolStates: SchoolStatesView?
    let schoolOptions: [Option]

    let classes: ClassesView?
    let changes: ChangesView?
    let frozenSentence: String
    let hasFrozen: Bool
    let frozenReasons: [CodeView]
    let releaseCommand: String
    let frozenSchools: [FrozenSchoolView]
    let frozenLeftOut: [String]
    let kinds: [KindView]
    let edited: EditedView?
    let ages: AgesView?
    let bundles: BundlesView
    let nightly: NightsView?
    let sectionsSentence: String
    let schools: [SchoolView]
    let hasInputs: Bool
    let inputs: [InputView]
    let night: NightView?
    let configurationSHA: String
    let hasSettings: Bool
    let settingsSummary: String
    let settings: [Reconciliation.Configuration.Setting]
    let leftOutSentence: String
    let hasLeftOut: Bool
    let leftOut: [String]
    let files: [FileView]

    struct Option {
        let anchor: String
        let name: String

        static func all(_ it: Reconciliation, _ words: Words) -> [Option] {
            it.schools.map { Option(anchor: Anchor.school($0.school), name: words.school($0.school)) }
        }
    }

    init(_ it: Reconciliation, _ words: Words, style: String, script: String, policy: String) {
        self.policy = policy
        self.style = style
        self.script = script
        heading = it.school.map { "\(it.district): \(words.school($0))" } ?? it.district
        title = "\(heading): grades to Campus, \(words.day(it.at))"
        level = it.verdict.level.rawValue
        mark = Self.sign(it.verdict.level)
        verdict = it.verdict.sentence
        points = it.verdict.points
        hasPoints = !points.isEmpty
        when = words.recent(it.at)
        notes = it.notes
        names = it.names
        program = "\(it.program) on \(it.localTime)"
        tasks = TasksView(it, words)
        tiles = TileView.all(it, words)
        schoolStates = SchoolStatesView(it, words)
        schoolOptions = Option.all(it, words)
        classes = it.export.map { ClassesView($0, words) }
        changes = it.changes.isEmpty ? nil : ChangesView(it.changes, words)
        let anchors = SectionAnchors(it)
        let frozen = FrozenView(it, words, anchors)
        frozenSentence = frozen.sentence
        hasFrozen = it.frozen.total > 0
        frozenReasons = it.frozen.byReason.map { CodeView($0, words) }
        releaseCommand = frozen.releaseCommand
        frozenSchools = frozen.schools
        frozenLeftOut = LeftOutText.notes(it, "frozen scores", words)
        kinds = FindingKind.allCases.map { KindView($0, it, words, anchors) }
        edited = it.editedLineItems.isEmpty ? nil : EditedView(it, words)
        ages = it.ages.isEmpty ? nil : AgesView(it.ages, words)
        bundles = BundlesView(it, words)
        nightly = it.nights.isEmpty ? nil : NightsView(it.nights, words)
        sectionsSentence = SchoolView.sentence(it, words)
        schools = it.schools.map { SchoolView($0, it, words, anchors, frozenSections: frozen.sections) }
        inputs = it.inputs.map { InputView($0, words) }
        hasInputs = !inputs.isEmpty
        night = it.night.map { NightView($0, words) }
        configurationSHA = it.configuration.sha256
        settings = it.configuration.settings.map(Self.shown)
        settingsSummary = words.count(settings.count, "setting") + " in gradebridge.yaml"
        hasSettings = !settings.isEmpty
        leftOutSentence = LeftOutText.sentence(it)
        leftOut = it.leftOut.map { LeftOutText.line($0, it, words) }
        hasLeftOut = !leftOut.isEmpty
        files = it.files.map { FileView($0, words) }
    }

    private static func shown(_ setting: Reconciliation.Configuration.Setting)
        -> Reconciliation.Configuration.Setting
    {
        .init(key: setting.key, value: setting.value.isEmpty ? "(empty)" : setting.value)
    }

    /// Beside its color: nothing is told by that alone.
    private static func sign(_ level: Reconciliation.Verdict.Level) -> String {
        switch level {
        case .fine: "✓"
        case .look: "!"
        case .stopped: "✕"
        }
    }
}

struct FileView {
    let name: String
    /// Without its folder.
    let short: String
    let rows: String
    let rowsWords: String
    let sha256: String

    init(_ file: Reconciliation.File, _ words: Words) {
        name = file.name
        short = file.name.split(separator: "/").last.map(String.init) ?? file.name
        rows = words.number(file.rows)
        rowsWords = words.count(file.rows, "row")
        sha256 = file.sha256
    }
}

/// A reason in a list.
struct CodeView {
    let meaning: String
    let code: String
    let scores: String
    let whatToDo: String

    init(_ code: Reconciliation.Code, _ words: Words) {
        meaning = code.meaning
        self.code = code.code
        scores = words.count(code.scores, "score")
        whatToDo = code.whatToDo
    }
}
