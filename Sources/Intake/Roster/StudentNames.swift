public import CSVCore
public import Domain
public import Inputs

/// The names of students, for people who asked for them: read from a roster's users.csv, kept for those alone
/// who are asked about.
public enum StudentNames {
    /// Column names of OneRoster 1.1 and 1.2; the roster itself need not have them.
    static let shape = TableShape(
        "users.csv", key: ["sourcedId"], required: ["sourcedId"],
        optional: ["givenName", "familyName", "status"])

    /// The student's id with us → `Given Family`. Who is not in the roster, or has no name in it, is left out.
    ///
    /// - Parameter known: the id with us of a user's `sourcedId`; nil for those whom nobody asks about.
    ///
    /// Throws `InputRefusal` where the roster has no users.csv or it cannot be read.
    public static func read(
        _ set: InputSet, profile: Profile, limits: TableLimits = TableLimits(), known: (FieldBytes) -> String?
    ) throws -> [String: String] {
        let opener = TableOpener(.roster, set: set, profile: profile, limits: limits) { _ in }
        var table = try opener.required(shape, known: OneRosterSet.known(shape))
        let (id, given, family) = (0, 1, 2)
        var names: [String: String] = [:]
        while try table.next() {
            guard let student = known(table[id]) else { continue }
            let name = [table.string(given), table.string(family)].filter { !$0.isEmpty }
                .joined(separator: " ")
            if !name.isEmpty { names[student] = name }
        }
        return names
    }
}
