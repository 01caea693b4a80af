public import Domain
public import DurableFiles
public import Inputs

/// What the names of its tables say of an input that was dropped among gradebooks or rosters
/// (Spec/nightly.md, "Among gradebooks and rosters").
///
/// Rows are not asked: an export whose rows are wrong is still an export of its kind. Of a CSV file alone the header is.
public struct OwnTables: Sendable {
    /// As the district names them, in the order of Spec.
    public let names: [String]
    /// In lower case, as all that are compared.
    private let own: Set<String>
    private let readback: Set<String>
    /// Tables of other kinds, as they are written there: no spelling of a table of this one.
    private let others: Set<String>
    /// Whether what begins with a table of this kind can hold none of a read-back: Campus exports its roster and its scores
    /// in one set as well.
    private let standsAlone: Bool
    private let known: UnknownFiles
    /// By file name, the columns that each must have.
    private let columns: [String: [String]]

    public static func gradebook(_ profile: Profile, harmless: [String] = []) -> OwnTables {
        // itslearning's Courses.csv is not OneRoster's courses.csv, with which a set of Campus begins.
        OwnTables(
            GradebookTables.all, profile, harmless, others: OneRosterSet.knownFiles, standsAlone: true)
    }

    public static func roster(_ profile: Profile, harmless: [String] = []) -> OwnTables {
        OwnTables(RosterTables.all, profile, harmless, others: [], standsAlone: false)
    }

    private init(
        _ shapes: [TableShape], _ profile: Profile, _ harmless: [String], others: [String], standsAlone: Bool
    ) {
        columns = Dictionary(
            shapes.map { shape in
                let required = shape.required.map { profile.column($0, of: shape.file) }
                return (TableName.key(profile.file(shape.file)), required)
            }, uniquingKeysWith: { first, _ in first })
        self.standsAlone = standsAlone
        known = UnknownFiles(profile, harmless: harmless)
        self.others = Set(others)
        names = shapes.map { profile.file($0.file) }
        own = Set(names.map(TableName.key))
        readback = Set(
            [ReadbackTables.lineItems, ReadbackTables.results, ReadbackTables.extract]
                .map { TableName.key(profile.file($0.file)) })
    }

    /// Of a CSV file alone its name is not believed: it must have the columns of the table, too. True of everything else.
    public func isTable(_ path: FilePath) throws -> Bool {
        guard TableName.isTable(path.string), let name = path.lastComponent.map({ TableName.key($0.string) }),
            try Files.status(path)?.kind == .regular
        else {
            // What is packed is not looked into: its name alone says nothing.
            return !TableName.isPacked(path.string)
        }
        var head = try InputFile(path).head(Self.headerBytes)[...]
        if head.starts(with: Self.mark) { head = head.dropFirst(Self.mark.count) }
        if let line = SeparatorLine(head) { head = head.dropFirst(line.count) }
        let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        let cells = Set(
            line.split(whereSeparator: { ",;\t|".contains($0) }).map {
                $0.filter { $0 != "\"" && $0 != "\u{FEFF}" }
            })
        return columns[name]?.allSatisfy(cells.contains) ?? false
    }

    private static let headerBytes = 65_536
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether one of its tables is of this kind. In what cannot be looked into there is none.
    public func areIn(_ names: NamesInside) -> Bool {
        names.tables.contains {
            own.contains(TableName.key($0)) && !others.contains(TableName.withUsualEnding($0))
        }
    }

    /// Whether it holds tables of a read-back.
    public func areBesideReadback(_ names: NamesInside) -> Bool {
        names.tables.contains { readback.contains(TableName.key($0)) }
    }

    /// Whether tables of this kind are all that it can hold: none is of a read-back, and nothing unknown is among them.
    public func areAll(of names: NamesInside) -> Bool {
        areIn(names) && !areBesideReadback(names)
            && (names.areAll ? known.unknown(names).isEmpty : standsAlone)
    }
}
