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

    /// Lends item, section and title of each line item, as itslearning called it when it was last sent.
    public func forEachTitle(_ body: (_ item: String, _ section: String, _ title: String) -> Void) throws {
        let statement = try PreparedStatement(db, "SELECT item, section, title FROM line_item")
        while try statement.step() { body(statement.string(0), statement.string(1), statement.string(2)) }
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
