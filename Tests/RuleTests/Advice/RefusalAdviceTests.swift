import Foundation
import Inputs
import TestSupport
import Testing

/// Wrong advice is a fault: what a refusal tells a person to do is done here, by each of the ways that it names, and the
/// same command brings the scores where they belong.
@Suite("The advice of each refusal of an input, followed, helps", .inProcess)
struct RefusalAdviceTests {
    @Test("Every kind of refusal has cases of its own, or says why not", arguments: RefusalKind.allCases)
    func everyKindHasCases(_ kind: RefusalKind) {
        let cases = RefusalCase.cases(of: kind)
        #expect(cases.isEmpty == (kind.exemption != nil))
        #expect(cases.allSatisfy { RefusalKind($0.reason) == kind && !$0.ways.isEmpty })
    }

    @Test("Each way of each case", arguments: RefusalCase.all)
    func everyAdvisedWayEndsTheRefusal(_ one: RefusalCase) throws {
        for way in one.ways {
            let scene = try RefusalScene(one.door)
            var input = scene.good
            one.fault(&input)
            let refused = try scene.run(input)
            #expect(refused.status == 20, "\(refused.output)")
            let failure = try refused.json(FailureReport.self).error
            #expect(failure.code == "input-refused")
            #expect(failure.message.hasSuffix("\(one.reason)"), "\(failure.message)")
            #expect(failure.advice == one.reason.advice)

            way.follow(&input)
            let after = try scene.run(input)
            #expect(try scene.scores(after) == way.scores, "\(way.name): \(after.output)")
        }
    }

    @Test("Each key of gradebridge.yaml that an advice names is set, or taken out, by one of the ways")
    func eachKeyIsSet() {
        let byAdvice = Dictionary(grouping: RefusalCase.all) { $0.reason.advice }
        for (advice, cases) in byAdvice {
            let named = advice.matches(of: /(?:campus|limits|profile)\.[A-Za-z]+/).map { String($0.output) }
            #expect(cases.reduce(into: Set()) { $0.formUnion(changedKeys($1)) } == Set(named), "\(advice)")
        }
    }

    /// The keys that the ways change, whatever is in the files.
    private func changedKeys(_ one: RefusalCase) -> Set<String> {
        var faulty = one.door.good(CampusExport())
        one.fault(&faulty)
        let changed = one.ways.map { way in
            var input = faulty
            way.follow(&input)
            return Set(input.settings.keys).union(faulty.settings.keys).filter {
                input.settings[$0] != faulty.settings[$0]
            }
        }
        return changed.reduce(into: []) { $0.formUnion($1) }
    }
}
