import Domain
import Testing

@testable import Report

@Suite("The schools on the first screen")
struct SchoolStatesTests {
    private func school(
        _ id: String, held: Int = 0, edit: (inout Reconciliation.ForPeople) -> Void = { _ in }
    )
        -> Reconciliation.School
    {
        var waiting = Reconciliation.ForPeople()
        waiting.held = held
        edit(&waiting)
        return .init(
            school: .init(id: id, name: "School \(id)"), results: .of(sent: 9, confirmed: 7), frozen: 0,
            held: held,
            rejected: 0, sectionCount: 0, sections: [], forPeople: waiting)
    }

    private func view(_ schools: [Reconciliation.School]) throws -> SchoolStatesView {
        var it = Reconciliation.empty
        it.schools = schools
        return try #require(SchoolStatesView(it, Words(zone: .utc)))
    }

    @Test(
        "A few schools have a row each: those to look at first, with why, and the others with what Campus has"
    )
    func aFewSchoolsHaveARowEach() throws {
        let view = try view([
            school("a"), school("b", held: 1),
            school("c", held: 2) {
                $0.rejected = 1
                $0.newlyFrozen = 2
                $0.unaccepted = 3
            },
        ])
        #expect(view.first.map(\.name) == ["School c", "School b", "School a"])
        #expect(view.first.map(\.state) == ["Look", "Look", "OK"])
        #expect(view.first.map(\.target) == ["school-c", "school-b", "school-a"])
        #expect(
            view.first.map(\.why) == [
                "2 not sent, need a fix · 1 cannot be read · 2 were changed in Campus · 3 never appeared in Campus",
                "1 not sent, needs a fix", "7 of 9 scores in Campus",
            ])
        #expect(view.fine == nil)
        #expect(!view.hasRest)
    }

    @Test("Of many schools those that are OK are a count, and what does not fit is folded, none of them lost")
    func ofManySchoolsThoseThatAreOKAreACount() throws {
        let fine = (0..<30).map { school("f\($0)") }
        let one = try view(fine + [school("x", held: 4)])
        #expect(one.first.map(\.name) == ["School x"])
        #expect(one.fine == "30 schools")
        #expect(one.rest.count == 30)
        #expect(one.restSummary == "Those that are OK")
        let many = try view(fine + (1...9).map { school("x\($0)", held: $0) })
        #expect(many.first.map(\.name) == ["School x9", "School x8", "School x7", "School x6"])
        #expect(many.rest.count == 35)
        #expect(many.restSummary == "5 more schools to look at, and those that are OK")
    }

    @Test("All of many schools to look at: none is counted as OK")
    func allOfManySchoolsToLookAt() throws {
        let view = try view((1...6).map { school("x\($0)", held: $0) })
        #expect(view.fine == nil)
        #expect(view.restSummary == "2 more schools to look at")
    }

    @Test("A school's own report and a district without schools have no such list")
    func aSchoolsOwnReportHasNoSuchList() {
        var it = Reconciliation.empty
        #expect(SchoolStatesView(it, Words(zone: .utc)) == nil)
        it.schools = [school("a")]
        it.school = .init(id: "a", name: nil)
        #expect(SchoolStatesView(it, Words(zone: .utc)) == nil)
    }
}
