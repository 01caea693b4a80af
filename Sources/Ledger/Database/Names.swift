import GRDB
public import Records

extension LedgerSession {
    /// The names of schools by `sourcedId`, as the rosters of exports said last.
    public func schoolNames() throws -> [String: String] {
        let statement = try PreparedStatement(db, "SELECT school, name FROM school_name")
        var names: [String: String] = [:]
        while try statement.step() { names[statement.string(0)] = statement.string(1) }
        return names
    }

    /// The titles and schools of sections by class `sourcedId`, as the rosters of exports said last.
    public func sectionNames() throws -> [String: SectionName] {
        let statement = try PreparedStatement(db, "SELECT section, title, school FROM section_name")
        var names: [String: SectionName] = [:]
        while try statement.step() {
            names[statement.string(0)] = SectionName(title: statement.string(1), school: statement.string(2))
        }
        return names
    }

    public func nameWriter() throws -> NameWriter { try NameWriter(db) }
}

/// Keeps names that are new or have changed; one that is the same costs no write, and none is ever removed.
public final class NameWriter {
    private let school: PreparedStatement
    private let section: PreparedStatement

    init(_ db: Database) throws {
        school = try PreparedStatement(
            db,
            """
            INSERT INTO school_name (school, name) VALUES (?1, ?2)
            ON CONFLICT (school) DO UPDATE SET name = excluded.name WHERE name <> excluded.name
            """)
        section = try PreparedStatement(
            db,
            """
            INSERT INTO section_name (section, title, school) VALUES (?1, ?2, ?3)
            ON CONFLICT (section) DO UPDATE
            SET title = iif(excluded.title = '', title, excluded.title), school = excluded.school
            WHERE (excluded.title <> '' AND title <> excluded.title) OR school <> excluded.school
            """)
    }

    public func keep(school id: String, name: String) throws {
        school.reset()
        school.bind(1, id)
        school.bind(2, name)
        try school.run()
    }

    /// - Parameter name: an empty title says nothing, and leaves the one that is known.
    public func keep(section id: String, _ name: SectionName) throws {
        section.reset()
        section.bind(1, id)
        section.bind(2, name.title)
        section.bind(3, name.school)
        try section.run()
    }
}
