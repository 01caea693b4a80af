/// What the names of its tables say of an input that was dropped among gradebooks or rosters
/// (Spec/nightly.md, "Among gradebooks and rosters").
///
/// Content is not asked: an export whose rows are wrong is still an export of its kind.
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

    public static func gradebook(_ profile: Profile) -> OwnTables {
        // itslearning's Courses.csv is not OneRoster's courses.csv, with which a set of Campus begins.
        OwnTables(GradebookTables.all, profile, others: OneRosterSet.knownFiles, standsAlone: true)
    }

    public static func roster(_ profile: Profile) -> OwnTables {
        OwnTables(RosterTables.all, profile, others: [], standsAlone: false)
    }

    private init(_ shapes: [TableShape], _ profile: Profile, others: [String], standsAlone: Bool) {
        self.standsAlone = standsAlone
        known = UnknownFiles(profile)
        self.others = Set(others)
        names = shapes.map { profile.file($0.file) }
        own = Set(names.map { $0.lowercased() })
        readback = Set(
            [ReadbackTables.lineItems, ReadbackTables.results, ReadbackTables.extract]
                .map { profile.file($0.file).lowercased() })
    }

    /// Whether one of its tables is of this kind. In what cannot be looked into there is none.
    public func areIn(_ names: NamesInside) -> Bool {
        names.tables.contains { own.contains($0.lowercased()) && !others.contains($0) }
    }

    /// Whether it holds tables of a read-back.
    public func areBesideReadback(_ names: NamesInside) -> Bool {
        names.tables.contains { readback.contains($0.lowercased()) }
    }

    /// Whether tables of this kind are all that it can hold: none is of a read-back, and nothing unknown is among them.
    public func areAll(of names: NamesInside) -> Bool {
        areIn(names) && !areBesideReadback(names)
            && (names.areAll ? known.unknown(names).isEmpty : standsAlone)
    }
}
