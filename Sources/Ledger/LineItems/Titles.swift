public import Domain
import GRDB
import Records

extension LedgerSession {
    /// The titles that line items were sent with, each in its section and grading period, and those that Campus has of its
    /// own there.
    public func sentTitles() throws -> TitleRegister {
        var register = TitleRegister()
        let statement = try PreparedStatement(db, "SELECT sent_title, section, period FROM line_item")
        while try statement.step() {
            register.reserve(
                statement.string(0), section: statement.string(1), period: statement.string(2))
        }
        register.reserve(try campusTitles())
        return register
    }

    /// The titles of Campus's own assignments, as read-backs showed them last.
    public func campusTitles() throws -> CampusTitles {
        guard let text = try setting(.campusTitles) else { return CampusTitles() }
        guard let titles = CampusTitles(text: text) else {
            throw LedgerError(
                code: .damaged, path: db.description, detail: "the titles of Campus cannot be read")
        }
        return titles
    }

    public func set(campusTitles titles: CampusTitles) throws {
        guard try titles != campusTitles() else { return }
        try set(.campusTitles, to: titles.count == 0 ? nil : titles.text)
    }
}
