import Domain
import Records
import Testing

@Suite("The full read-backs that were applied")
struct FullReadbacksTests {
    private func day(_ day: Int) -> Instant {
        Instant(secondsSince1970: 1_795_399_200 + Int64(day) * Instant.secondsPerDay)
    }

    private func readback(_ run: Int64, seesOurs: Bool = true, isFull: Bool = true) -> ReadbackRecord {
        var record = ReadbackRecord(
            run: run, time: day(Int(run)), isFull: isFull, format: .oneRoster, name: "a")
        record.seesOurs = seesOurs
        return record
    }

    @Test("Each is full of the schools that it showed something of")
    func eachIsFullOfTheSchoolsThatItShowedSomethingOf() {
        let full = FullReadbacks(
            [readback(1), readback(2), readback(3, isFull: false)], notShown: [2: ["north"]],
            firstBundle: day(0))
        #expect(full.everywhere.newest == day(2) && full.times(of: "south").newest == day(2))
        #expect(full.times(of: "north").newest == day(1) && full.times(of: "north").looks == [day(1)])
        #expect(full.newestOfAll == day(1))
    }

    @Test("A school of which none showed anything was never told of")
    func aSchoolOfWhichNoneShowedAnythingWasNeverToldOf() {
        let full = FullReadbacks([readback(1)], notShown: [1: ["north"]], firstBundle: day(0))
        #expect(full.times(of: "north").newest == nil && full.newestOfAll == nil)
    }

    @Test("One in which nothing of ours is tells all before the first bundle, and nothing behind it")
    func oneInWhichNothingOfOursIsTellsAllBeforeTheFirstBundle() {
        let empty = readback(1, seesOurs: false)
        #expect(FullReadbacks([empty], notShown: [:], firstBundle: nil).newestOfAll == day(1))
        #expect(FullReadbacks([empty], notShown: [:], firstBundle: day(2)).newestOfAll == day(1))
        #expect(FullReadbacks([empty], notShown: [:], firstBundle: day(0)).newestOfAll == nil)
        #expect(FullReadbacks([empty], notShown: [:], firstBundle: nil).everywhere.lastLook == nil)
    }
}
