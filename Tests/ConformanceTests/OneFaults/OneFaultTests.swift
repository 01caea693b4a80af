import Conformance
import Foundation
import TestSupport
import Testing

@Suite("Sets with one fault")
struct OneFaultTests {
    @Test(
        "One fault, one finding: by its code, at its file, line and column, and without what stands there",
        arguments: OneFault.all)
    func oneFinding(_ fault: OneFault) throws {
        let findings = try fault.findings()
        #expect(findings.map(Found.init) == [fault.expected])
        #expect(findings.allSatisfy { $0.value == nil })
    }

    @Test("Every code has a fault, and no two faults have one name")
    func everyCodeHasAFault() {
        print("One-fault sets: \(OneFault.all.count)")
        #expect(OneFault.all.count >= 200)
        #expect(Set(FindingCode.allCases).subtracting(OneFault.all.map(\.code)) == [])
        let names = Dictionary(grouping: OneFault.all, by: \.name)
        #expect(names.filter { $0.value.count > 1 }.keys.sorted() == [])
    }
}
