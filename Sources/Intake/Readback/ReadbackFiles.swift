import Domain
import DurableFiles
import Inputs

/// Which of the forms a set has, and under which names its files go.
struct ReadbackFiles {
    let format: ReadbackFormat
    /// The district's profile, with the extract's name where that is known by its being the only file.
    let profile: Profile

    /// Finds the form by the names of the files. Where nothing fits it is the set, so that its missing files
    /// are what is told.
    init(_ set: InputSet, _ profile: Profile) throws {
        let extract = try Self.extract(set, profile)
        format = extract == nil ? .oneRoster : .dataExtract
        var profile = profile
        // As they are called here, in whatever case and with whatever ending.
        for table in OneRosterSet.knownFiles {
            if let file = set.name(of: profile.file(table)) { profile.files[table] = file }
        }
        if let extract { profile.files[ReadbackTables.extract.file] = extract }
        self.profile = profile
    }

    /// The name of the extract in the set; nil where the set is none.
    private static func extract(_ set: InputSet, _ profile: Profile) throws -> String? {
        switch set.content {
        case .file(_, let name, _), .packed(_, let name, _, _): return name
        case .folder, .archive: break
        }
        let names = set.fileNames
        let isSet = [ReadbackTables.lineItems, ReadbackTables.results].contains {
            set.name(of: profile.file($0.file)) != nil
        }
        if let extract = set.name(of: profile.file(ReadbackTables.extract.file)) {
            guard !isSet else {
                throw InputRefusal(
                    input: set.name, reason: .unsupported("it holds a OneRoster set and a data extract"))
            }
            return extract
        }
        if !isSet { try set.refuseAlike(profile.file(ReadbackTables.extract.file)) }
        let tables = names.filter { TableName.isTable($0) && !BesideTables.isHarmless($0) }
        return !isSet && tables.count == 1 ? tables.first : nil
    }

    /// Refuses a set that holds more than is read of it: scores that nobody reads would pass for unchanged, and what it says
    /// would pass for all (Spec/decisions.md, D168).
    func refuseUnread(in set: InputSet) throws {
        let isRead = Set(known.map(profile.file))
        let unread = (set.fileNames + set.folders).sorted().first {
            !isRead.contains($0) && !BesideTables.isHarmless($0)
        }
        // That a table is missing tells more.
        guard let unread, required.allSatisfy(set.fileNames.contains) else { return }
        throw InputRefusal(input: set.name, file: unread, reason: .unread)
    }

    private var required: [String] {
        (format == .oneRoster
            ? [ReadbackTables.lineItems, ReadbackTables.results] : [ReadbackTables.extract])
            .map { profile.file($0.file) }
    }

    /// Whether any of what a read-back of this form reads is there.
    func anyIsIn(_ set: InputSet) -> Bool { !Set(read).isDisjoint(with: set.fileNames) }

    /// By their names in the set: all that a read-back of this form reads.
    var read: [String] {
        let shapes =
            format == .oneRoster
            ? [OneRosterSet.manifest, ReadbackTables.lineItems, ReadbackTables.results]
            : [ReadbackTables.extract]
        return shapes.map { profile.file($0.file) }
    }

    /// The one with the score rows, by its name in the set.
    var scores: String {
        profile.file(format == .oneRoster ? ReadbackTables.results.file : ReadbackTables.extract.file)
    }

    /// By their standard names: the files that are no surprise beside them.
    var known: [String] {
        format == .oneRoster ? OneRosterSet.knownFiles : [ReadbackTables.extract.file]
    }
}
