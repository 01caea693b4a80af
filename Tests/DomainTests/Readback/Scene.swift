import Domain

/// The clock of a night; bundle n is made in night n.
func night(_ number: Int) -> Instant {
    Instant(secondsSince1970: 1_795_399_200).adding(days: number)
}

func score(_ whole: Int64) -> ScoreValue { .points(Points(whole: whole)) }

/// Campus has a row with this score.
func row(_ whole: Int64, _ flags: CampusFlags = []) -> CampusObservation { row(.value(score(whole)), flags) }

func row(_ score: CampusScore, _ flags: CampusFlags = []) -> CampusObservation {
    .row(CampusResult(score: score, flags: flags))
}

extension CampusObservation {
    static let blankRow = CampusObservation.row(CampusResult(score: .blank))

    /// The same row, changed by a person at a time.
    func changed(by user: String, _ time: Instant) -> CampusObservation {
        guard case .row(var row) = self else { return self }
        row.changedBy = user
        row.changedAt = time
        return .row(row)
    }
}

/// One result of ours and the read-back that it is judged by: as made, a full one of night 10, the only one,
/// in which no bundle is known to have arrived.
struct Scene {
    var sent: SentResult
    var readback = ReadbackFacts(
        time: night(10), bundleTimes: Dictionary(uniqueKeysWithValues: (1...20).map { ($0, night($0)) }),
        fullReadbacks: [night(10)])

    /// - Parameter sends: bundle and value, oldest first.
    init(_ sends: (bundle: Int, value: ScoreValue)...) {
        sent = SentResult(history: SendHistory(sends.map { .sent(bundle: $0.bundle, $0.value) }))
    }

    init(history: [SendHistory.Entry]) {
        sent = SentResult(history: SendHistory(history))
    }

    func outcome(_ says: CampusObservation) -> ResultOutcome { Reconciler(readback).judge(sent, says) }

    // MARK: What is known

    /// Campus has shown this value of ours, and it was the latest then, and is still.
    func confirmed() -> Scene {
        var scene = self
        scene.sent.seen = sent.history.latest
        scene.sent.isConfirmed = true
        scene.sent.lastSeen = night(9)
        return scene
    }

    /// Campus has shown this value, which is not the latest any more or was not yet.
    func seen(_ whole: Int64) -> Scene {
        var scene = self
        scene.sent.seen = score(whole)
        scene.sent.lastSeen = night(9)
        return scene
    }

    func dueAgain() -> Scene {
        var scene = self
        scene.sent.isDueAgain = true
        return scene
    }

    /// One of these bundles has arrived at least, and that is known from a night on.
    func arrived(_ bundles: Int..., from number: Int = 9) -> Scene {
        var scene = self
        scene.readback.arrivals.add(bundles, at: night(number))
        return scene
    }

    func released(_ campus: CampusResult) -> Scene {
        var scene = self
        scene.sent.release = campus
        return scene
    }

    // MARK: What the read-back is

    func partial() -> Scene {
        var scene = self
        scene.readback.isFull = false
        scene.readback.fullReadbacks = []
        return scene
    }

    /// A later state was applied before.
    func older() -> Scene {
        var scene = self
        scene.readback.isOlder = true
        return scene
    }

    func at(_ number: Int) -> Scene {
        var scene = self
        scene.readback.time = night(number)
        scene.readback.fullReadbacks = [night(number)]
        return scene
    }

    /// Full read-backs that were applied, the present one among them.
    func fullReadbacks(_ numbers: Int...) -> Scene {
        var scene = self
        scene.readback.fullReadbacks = numbers.map(night)
        return scene
    }

    func decimals(_ decimals: Int) -> Scene {
        var scene = self
        scene.readback.decimals = decimals
        return scene
    }

    func importUser(_ user: String) -> Scene {
        var scene = self
        scene.readback.importUser = user
        return scene
    }
}
