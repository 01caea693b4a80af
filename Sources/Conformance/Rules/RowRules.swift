/// Every rule that looks beyond single cells.
enum RowRules {
    static func all(_ options: CheckOptions) throws -> [any RowRule] {
        []
    }
}
