import CSVCore
import Domain
import DurableFiles
import Inputs
import Intake

/// A Campus roster of which one file is of any bytes.
struct RosterDoor: Door {
    private let stage: Stage
    private let gradebook: Gradebook
    private let today = CalendarDay(daysSince1970: 20_780)

    init() throws {
        stage = try Stage("roster")
        gradebook = try Gradebook(InputSet(try Stage("gradebook").folder), profile: Profile()) { _ in }
    }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        try stage.play(input) { folder in
            let limits = TableLimits(csv: .init(maxFieldBytes: 5_000, maxRecordBytes: 20_000, maxColumns: 64))
            _ = try Roster(
                InputSet(folder), profile: Profile(), gradebook: gradebook, endDates: .exclusive,
                today: today,
                limits: limits
            ) { _ in }
        }
    }
}
