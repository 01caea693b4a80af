public import Domain
import GRDB

extension LedgerSession {
    /// The titles that line items were sent with, each in its section and grading period.
    public func sentTitles() throws -> TitleRegister {
        var register = TitleRegister()
        let statement = try PreparedStatement(db, "SELECT sent_title, section, period FROM line_item")
        while try statement.step() {
            register.reserve(
                statement.string(0), section: statement.string(1), period: statement.string(2))
        }
        return register
    }
}
