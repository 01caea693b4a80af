import GRDB
public import Records

/// Walks through places in the order of school, section and item, compared as bytes. Valid within its session.
public final class FindingPlaces {
    private let statement: PreparedStatement

    fileprivate init(_ statement: PreparedStatement) {
        self.statement = statement
    }

    /// nil at the end.
    public func next() throws -> FindingPlace? {
        guard try statement.step() else { return nil }
        return FindingPlace(
            school: statement.string(0), section: statement.string(1), item: statement.string(2))
    }
}

extension LedgerSession {
    /// Every item in a section of which the last export left something unresolved, or of which a result is
    /// frozen, or which Campus holds up or edited; each once.
    ///
    /// Only these three ids are sorted, never what stands behind them, so that memory stays small. The school is
    /// the one that a roster gave the section last, so that a section is in one school alone; before any did,
    /// the one that the last export or the line item knew.
    public func placesWithFindings() throws -> FindingPlaces {
        FindingPlaces(
            try PreparedStatement(
                db,
                """
                SELECT coalesce(
                    (SELECT nullif(n.school, '') FROM section_name AS n WHERE n.section = unresolved.section),
                    school),
                    section, item
                FROM unresolved
                UNION
                SELECT coalesce(
                    (SELECT nullif(n.school, '') FROM section_name AS n WHERE n.section = line_item.section),
                    (SELECT u.school FROM unresolved AS u
                     WHERE u.item = line_item.item AND u.section = line_item.section LIMIT 1), school),
                    section, item
                FROM line_item
                WHERE campus_hold IS NOT NULL OR campus_edited OR id IN (SELECT line_item FROM freeze)
                ORDER BY 1, 2, 3
                """))
    }
}
