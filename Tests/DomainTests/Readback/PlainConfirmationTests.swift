import Domain
import TestSupport
import Testing

@Suite("The short way for nearly every row")
struct PlainConfirmationTests {
    @Test("Property: what it calls confirmed the whole rule calls confirmed, whatever the ledger knows")
    func whatItCallsConfirmedTheWholeRuleCallsConfirmed() throws {
        var random = RandomSource()
        var confirmations = 0
        for _ in 0..<20_000 {
            let scene = Self.scene(&random)
            let row = Self.row(&random)
            let reconciler = Reconciler(scene.readback)
            guard let latest = scene.sent.history.latest, let bundle = scene.sent.history.latestBundle,
                reconciler.isPlainConfirmation(latest: latest, bundle: bundle, row)
            else { continue }
            confirmations += 1
            try #require(reconciler.judge(scene.sent, .row(row)) == .confirmed, "\(random)")
        }
        #expect(confirmations > 500)
    }

    @Test("A flag, another value, a later bundle or another hand need the whole rule")
    func aFlagAnotherValueALaterBundleOrAnotherHandNeedTheWholeRule() {
        func isPlain(_ scene: Scene, bundle: Int = 1, _ row: CampusResult) -> Bool {
            Reconciler(scene.readback).isPlainConfirmation(latest: score(8), bundle: bundle, row)
        }
        let scene = Scene((1, score(8)))
        let eight = CampusResult(score: .value(score(8)))
        #expect(isPlain(scene, eight))
        #expect(!isPlain(scene, CampusResult(score: .value(score(8)), flags: [.missing])))
        #expect(!isPlain(scene, CampusResult(score: .value(score(7)))))
        #expect(!isPlain(scene, bundle: 12, eight))
        let byTeacher = CampusResult(score: .value(score(8)), changedBy: "teacher")
        #expect(isPlain(scene, byTeacher))
        #expect(!isPlain(scene.importUser("import"), byTeacher))
        #expect(isPlain(scene.importUser("teacher"), byTeacher))
    }

    private static func scene(_ random: inout RandomSource) -> Scene {
        let entries = (0...random.number(0...3)).map { place in
            random.chance(oneIn: 6)
                ? SendHistory.Entry.released
                : .sent(bundle: 4 * place + random.number(1...4), value(&random))
        }
        var scene = Scene(history: entries)
        if Bool.random(using: &random) { scene.sent.seen = value(&random) }
        scene.sent.isDueAgain = random.chance(oneIn: 4)
        if random.chance(oneIn: 4) { scene.sent.release = row(&random) }
        scene.sent.lastSeen = random.pick([nil, night(4), night(9)], else: nil)
        scene.readback.decimals = random.pick([nil, 0, 1], else: nil)
        scene.readback.importUser = random.pick([nil, "import"], else: nil)
        scene.readback.isFull = Bool.random(using: &random)
        scene.readback.isOlder = random.chance(oneIn: 4)
        for bundle in 1...12 where random.chance(oneIn: 4) {
            scene.readback.arrivals.add([bundle], at: night(random.number(1...12)))
        }
        return scene
    }

    private static func row(_ random: inout RandomSource) -> CampusResult {
        CampusResult(
            score: random.chance(oneIn: 5) ? .blank : .value(value(&random)),
            flags: random.pick([[], [], .late, .missing], else: []),
            changedBy: random.pick([nil, "import", "teacher"], else: nil),
            changedAt: random.pick([nil, night(3), night(10)], else: nil))
    }

    /// Few values, so that they meet; halves, so that rounding counts.
    private static func value(_ random: inout RandomSource) -> ScoreValue {
        .points(Points(billionths: Int64(random.number(14...17)) * 500_000_000))
    }
}
