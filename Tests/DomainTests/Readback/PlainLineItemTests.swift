import TestSupport
import Testing

@testable import Domain

@Suite("Line items of which Campus says what we sent last")
struct PlainLineItemTests {
    @Test("Property: whatever has arrived, and whatever was sent earlier, the outcome is the same")
    func arrivalsDoNotMatter() throws {
        var random = RandomSource()
        var shown = 0
        for _ in 0..<5_000 {
            var scene = try LineItemScene()
            scene.sent.bundles = [1, 3, 5].filter { _ in Bool.random(using: &random) }
            scene.sent.latestCarriers = scene.sent.bundles.filter { $0 > 1 }
            scene.sent.shown = random.pick([.never, .earlierVersion, .latestVersion], else: .never)
            scene.sent.hold = random.pick([nil, .pointsChanged, .itemRemoved], else: nil)
            scene.sent.isEdited = Bool.random(using: &random)
            scene.sent.isDueAgain = Bool.random(using: &random)
            scene.readback.isFull = Bool.random(using: &random)
            scene.readback.decimals = random.pick([nil, 0, 2], else: nil)
            var there = campus(scene.sent.latest)
            if random.chance(oneIn: 4) { there.title = nil }
            if random.chance(oneIn: 4) { there.maxPoints = nil }
            try #require(LineItemReconciler(scene.readback).agrees(there, with: scene.sent.latest))

            let before = scene.outcome(there)
            if before.shown == .latestVersion { shown += 1 }
            var earlier = scene.sent.latest
            earlier.sentTitle += ", earlier"
            scene.sent.earlier = [earlier]
            for bundle in 1...6 where random.chance(oneIn: 2) {
                scene.readback.arrivals.add([bundle], at: night(random.number(1...12)))
            }
            try #require(scene.outcome(there) == before, "\(random)")
        }
        #expect(shown > 1_000)
    }
}
