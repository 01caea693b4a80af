import Conformance
import Foundation
import TestSupport
import Testing

@Suite("Sets with one fault")
struct OneFaultTests {
    @Test("One fault, one finding: by its code, at its file, line and column", arguments: OneFault.all)
    func oneFinding(_ fault: OneFault) throws {
        #expect(try fault.findings().map(Found.init) == [fault.expected])
    }

    @Test("Every code has a fault, and no two faults have one name")
    func coverage() {
        print("One-fault sets: \(OneFault.all.count)")
        #expect(OneFault.all.count >= 200)
        #expect(Set(FindingCode.allCases).subtracting(OneFault.all.map(\.code)) == [])
        let names = Dictionary(grouping: OneFault.all, by: \.name)
        #expect(names.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("A finding holds no content of the set, only its shape", arguments: OneFault.all)
    func discretion(_ fault: OneFault) throws {
        for finding in try fault.findings() { #expect(finding.value == nil) }
    }
}
