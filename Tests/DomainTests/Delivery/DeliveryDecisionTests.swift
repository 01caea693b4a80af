import Domain
import Testing

@Suite("The next step of a delivery")
struct DeliveryDecisionTests {
    /// What is there under a name, as far as the rules tell it apart.
    private enum Seen: String, CaseIterable, Sendable {
        case absent, ours, other

        var bytes: UInt64? {
            switch self {
            case .absent: nil
            case .ours: DeliveryDecisionTests.bytes
            case .other: DeliveryDecisionTests.bytes + 1
            }
        }
    }

    private struct Case: CustomStringConvertible, Sendable {
        let state: DeliveryState
        let whole: Seen
        let part: Seen
        let hasSum: Bool
        let hasDone: Bool

        var decision: DeliveryDecision {
            DeliveryDecision(
                state, bytes: DeliveryDecisionTests.bytes,
                RemotePicture(whole: whole.bytes, part: part.bytes, hasSum: hasSum, hasDone: hasDone))
        }

        var description: String {
            "\(state.rawValue), whole \(whole.rawValue), part \(part.rawValue), sum \(hasSum), done \(hasDone)"
        }
    }

    private static let bytes: UInt64 = 4711

    /// Every state with every picture.
    private static let all = DeliveryState.allCases.flatMap { state in
        Seen.allCases.flatMap { whole in
            Seen.allCases.flatMap { part in
                [false, true].flatMap { sum in
                    [false, true].map { done in
                        Case(state: state, whole: whole, part: part, hasSum: sum, hasDone: done)
                    }
                }
            }
        }
    }

    /// What somebody may still ask for: the delivery has not come to its end.
    private static let pending = all.filter(\.state.isPending)

    /// A line of the specification's table.
    private struct Rule: Sendable {
        let fits: @Sendable (Case) -> Bool
        let step: DeliveryDecision
        let because: String

        init(_ because: String, _ step: DeliveryDecision, _ fits: @escaping @Sendable (Case) -> Bool) {
            self.fits = fits
            self.step = step
            self.because = because
        }
    }

    /// In the order in which Spec/nightly.md ("Delivery") has them; the first that fits decides.
    private static let rules = [
        Rule("NAME there with another size is never overwritten", .conflict(4712)) { $0.whole == .other },
        Rule("NAME there with our size, and both companions", .delivered(taken: false)) {
            $0.whole == .ours && $0.hasSum && $0.hasDone
        },
        Rule("NAME there with our size goes on with its companions", .complete) { $0.whole == .ours },
        Rule("NAME.part there with our size is only to be named", .place) { $0.part == .ours },
        Rule("half a NAME.part is written again", .upload) { $0.part == .other },
        Rule("after placing, nothing there: it was taken", .delivered(taken: true)) { $0.state == .placing },
        Rule("nothing there, and nothing was ever placed", .upload) { _ in true },
    ]

    @Test("Every state with every picture has the step that the table of the specification says")
    func everyStateWithEveryPictureHasTheStepThatTheTable() throws {
        #expect(Self.all.count == 5 * 3 * 3 * 2 * 2)
        for one in Self.pending {
            let rule = try #require(Self.rules.first { $0.fits(one) })
            #expect(one.decision == rule.step, "\(one): \(rule.because)")
        }
    }

    @Test("Every rule of the table is needed: each decides at least one case")
    func noIdleRule() {
        for (index, rule) in Self.rules.enumerated() {
            let own = Self.pending.filter { one in Self.rules.firstIndex { $0.fits(one) } == index }
            #expect(!own.isEmpty, "\(rule.because)")
        }
    }

    @Test("Where a whole file of another size has the name, nothing is written and nothing is renamed")
    func neverOverwritten() {
        for one in Self.all where one.whole == .other {
            #expect(one.decision == .conflict(4712), "\(one)")
        }
    }

    @Test("Where the whole file is there, it is neither uploaded nor placed a second time")
    func neverTwice() {
        for one in Self.all where one.whole == .ours {
            #expect(one.decision != .upload && one.decision != .place, "\(one)")
        }
    }

    @Test("Nothing counts as delivered before both companions are there, unless it was placed and taken")
    func noEarlyEnd() {
        for one in Self.pending {
            switch one.decision {
            case .delivered(taken: false):
                #expect(one.whole == .ours && one.hasSum && one.hasDone, "\(one)")
            case .delivered(taken: true):
                #expect(one.state == .placing && one.whole == .absent && one.part == .absent, "\(one)")
            case .upload, .place, .complete, .conflict: break
            }
        }
    }

    @Test("Before placing, with nothing there, it is uploaded; after placing it was taken")
    func beforePlacingWithNothingThereItIsUploadedAfterPlacingItWasTaken() {
        for one in Self.pending where one.whole == .absent && one.part == .absent {
            let expected: DeliveryDecision = one.state == .placing ? .delivered(taken: true) : .upload
            #expect(one.decision == expected, "\(one)")
        }
    }

    @Test("A part is named only when it is whole")
    func aPartIsNamedOnlyWhenItIsWhole() {
        for one in Self.all where one.decision == .place { #expect(one.part == .ours, "\(one)") }
    }

    @Test("A state says whether a delivery is still asked for, and whether anybody can have seen it")
    func aStateSaysWhetherADeliveryIsStillAskedFor() {
        let pending = DeliveryState.allCases.filter(\.isPending)
        #expect(pending == [.waiting, .uploading, .placing])
        #expect(DeliveryState.allCases.filter(\.isUnseen) == [.waiting, .uploading])
    }
}
