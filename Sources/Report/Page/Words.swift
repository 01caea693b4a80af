import Domain
import PlainText

/// Numbers, days and names as people read them.
struct Words {
    let zone: ZoneRules
    private let dates: DateWords

    /// - Parameter locale: how the district writes days and times.
    init(zone: ZoneRules, locale: String = "en-US") {
        self.zone = zone
        dates = DateWords(locale: locale)
    }

    func number(_ value: Int) -> String { GroupedDigits.text(value) }

    /// `1 score`, `2,928 scores`
    func count(_ value: Int, _ thing: String) -> String {
        Counted.text(value, thing)
    }

    /// +12, -3, 0
    func difference(_ value: Int) -> String { value > 0 ? "+\(number(value))" : number(value) }

    /// 0.4 %; what is there is never 0 %, and what is not all never 100 %.
    func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "" }
        let tenths = (part * 1000 + whole / 2) / whole
        if part > 0, tenths == 0 { return "under 0.1 %" }
        if part < whole, tenths == 1000 { return "over 99.9 %" }
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// A moment of the reports as the district writes it: `Nov 24, 2026, 6:00 AM`.
    func moment(_ text: String) -> String { wall(text).map(dates.moment) ?? text }

    /// `Nov 24, 2026`
    func day(_ text: String) -> String { wall(text).map(dates.day) ?? text }

    /// `Tue, Nov 24, 6:00 AM`
    func recent(_ text: String) -> String { wall(text).map(dates.recent) ?? text }

    /// `Tue, Nov 24, 2026`
    func weekday(_ text: String) -> String { wall(text).map(dates.weekday) ?? text }

    /// `Nov 24`
    func monthDay(_ text: String) -> String { wall(text).map(dates.monthDay) ?? text }

    /// `6:00 AM`
    func time(_ text: String) -> String { wall(text).map(dates.time) ?? text }

    /// By which days sort: `2026-11-24`.
    func sortKey(_ text: String) -> String {
        Instant(text).map { zone.day(at: $0).description } ?? text
    }

    /// What the clock on the wall showed.
    private func wall(_ text: String) -> Int64? {
        Instant(text).map { $0.secondsSince1970 + Int64(zone.offset(at: $0)) }
    }

    /// What people call it, else its id; a class that no roster named stays recognisable.
    func name(_ name: Reconciliation.Name, unknown: String) -> String {
        if let text = name.name, !text.isEmpty { return text }
        return name.id.isEmpty ? unknown : name.id
    }

    func school(_ school: Reconciliation.Name) -> String { name(school, unknown: "No school known") }
    func section(_ section: Reconciliation.Name) -> String { name(section, unknown: "In no section") }

    /// The id to stand beside a name: nothing where the name is the id.
    func idBeside(_ name: Reconciliation.Name) -> String { (name.name ?? "").isEmpty ? "" : name.id }
}
