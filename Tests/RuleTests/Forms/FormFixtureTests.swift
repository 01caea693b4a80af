import Foundation
import TestSupport
import Testing

@Suite("Every form of Tests/Fixtures/forms, at every door where it can come", .inProcess)
struct FormFixtureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let fixture: FormFixture
        let door: FormFixture.Door
        var testDescription: String { "\(door.rawValue): \(fixture.testDescription)" }

        static let all = FormFixture.all.flatMap { fixture in
            fixture.doors.map { Case(fixture: fixture, door: $0) }
        }
    }

    @Test("Each says where it comes from, and what becomes of it at one door at least")
    func eachSaysWhereItComesFrom() {
        #expect(FormFixture.all.count > 40)
        for fixture in FormFixture.all { #expect(fixture.isWhole, "\(fixture.name)") }
    }

    @Test("By hand", arguments: Case.all)
    func byHand(_ one: Case) throws {
        try check(one, FormDoors(one.fixture, one.door).byHand(), Self.plainByHand)
    }

    @Test("By night", arguments: Case.all)
    func byNight(_ one: Case) throws {
        try check(one, FormDoors(one.fixture, one.door).byNight(), Self.plainByNight)
    }

    @Test("verify ends as the fixture says", arguments: Case.all.filter { $0.fixture.verifies != nil })
    func verifyEndsAsTheFixtureSays(_ one: Case) throws {
        guard one.door == .roster || one.door == .set else { return }
        let scratch = try ScratchFolder()
        let input = try one.fixture.input(one.door, in: scratch.url)
        let run = try Gradebridge.run(["verify", input.path])
        #expect(run.status == one.fixture.verifies, "\(run.output)\(run.errors)")
    }

    /// What comes of the plain form at each door, made once.
    private typealias Plain = [FormFixture.Door: Result<FormDoors.Result, any Error>]

    private static let plainByHand = plain { try $0.byHand() }
    private static let plainByNight = plain { try $0.byNight() }

    private static func plain(_ way: (FormDoors) throws -> FormDoors.Outcome) -> Plain {
        let results = FormFixture.Door.allCases.map { door in
            (door, Result { try way(FormDoors(.plain, door)).result })
        }
        return Dictionary(uniqueKeysWithValues: results)
    }

    private func check(_ one: Case, _ outcome: FormDoors.Outcome, _ plain: Plain) throws {
        switch try #require(one.fixture.outcome(one.door)) {
        case .taken(let code):
            #expect(outcome.refusal == "")
            #expect(try outcome.result == plain[one.door]?.get())
            if let code { #expect(outcome.told.contains(code), "told: \(outcome.told)") }
        case .partly(let code):
            #expect(outcome.refusal == "")
            #expect(outcome.told.contains(code), "told: \(outcome.told)")
        case .refused(let words):
            #expect(outcome.status == 20)
            #expect(
                outcome.refusal.localizedCaseInsensitiveContains(words) || words.isEmpty, "\(outcome.refusal)"
            )
            // Nothing was made of it.
            #expect(outcome.result == FormDoors.Result())
        }
    }
}
