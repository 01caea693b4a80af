import Domain
import Testing

@Suite("Whatever stays in the outbox is safe to upload")
struct OutboxVerdictTests {
    private func verdict(
        hasArrived: Bool = false, changed: Int = 0, replaced: Int = 0, awaited: Int = 1
    ) -> OutboxVerdict {
        OutboxVerdict(hasArrived: hasArrived, changed: changed, replaced: replaced, awaited: awaited)
    }

    @Test("It stays only where something waits for it and it overwrites nothing")
    func itStaysOnlyWhereSomethingWaitsForItAndItOverwritesNothing() {
        for hasArrived in [true, false] {
            for changed in 0...1 {
                for replaced in 0...1 {
                    for awaited in 0...1 {
                        let isSafe = !hasArrived && changed == 0 && replaced == 0 && awaited > 0
                        let found = verdict(
                            hasArrived: hasArrived, changed: changed, replaced: replaced, awaited: awaited)
                        #expect((found == .stays) == isSafe)
                    }
                }
            }
        }
    }

    @Test(
        "What has arrived is no loss, whatever changed since; what would overwrite is withdrawn with its reasons"
    )
    func whatHasArrivedIsNoLoss() {
        #expect(verdict(hasArrived: true, changed: 3) == .arrived)
        #expect(verdict(changed: 2, replaced: 1) == .withdrawn(changed: 2, replaced: 1))
        #expect(verdict(changed: 1, awaited: 0) == .withdrawn(changed: 1, replaced: 0))
        #expect(verdict(awaited: 0) == .settled)
    }
}
