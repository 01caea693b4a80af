import Domain

/// Two results of one line item, one of which people touch: Campus, the bundles on their way, and the ledger.
struct SmallCase: Hashable {
    struct Bundle: Hashable {
        enum State: Hashable { case waiting, imported, lost }

        var state = State.waiting
        /// Full read-backs since it was made; 2 stands for any more, because no rule asks further.
        var fullReadbacks = 0
    }

    let family: CaseFamily
    var bundles: [Bundle] = []
    var touched = CaseResult()
    var untouched = CaseResult()
    /// The sets of bundles that are known to have arrived.
    var arrived: Set<[Int]> = []
    /// A bundle that carried the line item's row was imported.
    var isLineItemThere = false
    var hadFullReadback = false
    /// A person has typed a value that bundles carry, or may come to carry.
    var hasTypedOurs = false
    /// itslearning has gone back to a value that it had before.
    var hasGoneBack = false
    /// The scores 1 and 2 are alike until one of them is named, so 1 is named first.
    var isOneNamed = false

    /// What itslearning never has, and a person may type.
    private static let never: Int8 = 7

    /// Campus may show what a bundle, or another one, or a person has put there.
    var isAmbiguousByChance: Bool { hasTypedOurs || hasGoneBack }

    init(_ family: CaseFamily) {
        self.family = family
        untouched.wanted = 11
        guard family.beside == .confirmedBefore else { return }
        export()
        importBundle(1, refusingTouched: false)
        _ = readBack(.fullReadback)
    }

    /// Everything that can happen next and makes a difference.
    var possibleEvents: [CaseEvent] {
        var events: [CaseEvent] = [.fullReadback]
        let scores: [Int8] = isOneNamed ? [1, 2] : [1]
        for value in scores where wouldSend(value) { events.append(.send(value)) }
        for (place, bundle) in bundles.enumerated() where bundle.state == .waiting {
            events += [.importBundle(place + 1), .loseBundle(place + 1)]
            if touched.sends.contains(where: { $0.bundle == place + 1 }) {
                events.append(.importRefusingRow(place + 1))
            }
        }
        guard isLineItemThere else { return events }
        for value in scores + [Self.never] where touched.cell != .value(value) {
            events.append(.teacherSets(value))
        }
        if case .value = touched.cell { events.append(.teacherClears) }
        if touched.cell != .none { events.append(.partialReadback(ofTouched: true)) }
        if untouched.cell != .none { events.append(.partialReadback(ofTouched: false)) }
        return events
    }

    /// - Returns: what is wrong, if anything.
    mutating func apply(_ event: CaseEvent) -> String? {
        switch event {
        case .send(let value):
            isOneNamed = true
            hasGoneBack = hasGoneBack || (touched.wasSent(value) && touched.latest != value)
            touched.wanted = value
            if family.beside == .changesEveryTime { untouched.wanted = Int8(11 + bundles.count) }
            return export()
        case .importBundle(let bundle): importBundle(bundle, refusingTouched: false)
        case .importRefusingRow(let bundle): importBundle(bundle, refusingTouched: true)
        case .loseBundle(let bundle): bundles[bundle - 1].state = .lost
        case .teacherSets(let value):
            isOneNamed = isOneNamed || value == 1
            hasTypedOurs = hasTypedOurs || value != Self.never
            touched.takePerson(.value(value))
        case .teacherClears: touched.takePerson(.blank)
        case .fullReadback, .partialReadback: return readBack(event)
        }
        return nil
    }

    // MARK: Export

    private func wouldSend(_ value: Int8) -> Bool {
        var next = touched
        next.wanted = value
        return family.beside == .changesEveryTime || Self.goesOut(next) || Self.goesOut(untouched)
    }

    private static func goesOut(_ result: CaseResult) -> Bool {
        guard let wanted = result.wanted else { return false }
        let candidate = Candidate(verdict: .score(Points(whole: Int64(wanted))), standing: .enrolled)
        return Classifier().classify(candidate, holds: LineItemHolds(), known: result.known) == .sent
    }

    /// One bundle with what the classifier sends; none where it sends nothing.
    @discardableResult
    mutating func export() -> String? {
        let (sendsTouched, sendsUntouched) = (Self.goesOut(touched), Self.goesOut(untouched))
        guard sendsTouched || sendsUntouched else { return nil }
        bundles.append(Bundle())
        if sendsTouched, let value = touched.wanted { touched.send(value, bundle: bundles.count) }
        if sendsUntouched, let value = untouched.wanted { untouched.send(value, bundle: bundles.count) }
        return sendsTouched && touched.isShownChange
            ? "sent over a person's change that a read-back had shown" : nil
    }

    // MARK: Campus

    mutating func importBundle(_ bundle: Int, refusingTouched: Bool) {
        if refusingTouched {
            touched.wasRefused = true
        } else {
            touched.takeImport(bundle)
        }
        untouched.takeImport(bundle)
        bundles[bundle - 1].state = .imported
        isLineItemThere = true
    }

    func isOneImported(_ set: some Sequence<Int>) -> Bool {
        set.contains { bundles[$0 - 1].state == .imported }
    }

    // MARK: The end

    /// Nothing is lost any more and people stop: what waits is imported, exports and full read-backs go on.
    ///
    /// - Returns: what is wrong, if anything.
    mutating func settle() -> String? {
        for _ in 0..<6 {
            let count = bundles.count
            if let wrong = export() { return wrong }
            var isQuiet = bundles.count == count
            for place in bundles.indices where bundles[place].state == .waiting {
                importBundle(place + 1, refusingTouched: false)
                isQuiet = false
            }
            let before = (touched.known, untouched.known)
            if let wrong = readBack(.fullReadback) { return wrong }
            if isQuiet, before == (touched.known, untouched.known), touched.isSettled, untouched.isSettled {
                return nil
            }
        }
        return "Campus does not come to what itslearning has"
    }
}

extension CaseResult {
    /// Campus has what itslearning has, or it is frozen, or itslearning has nothing.
    var isSettled: Bool {
        guard let wanted, freeze == nil else { return true }
        return cell == .value(wanted) && isConfirmed
    }
}

extension SmallCase {
    /// Results and bundles tell nearly all states apart; the rest is compared.
    func hash(into hasher: inout Hasher) {
        hasher.combine(touched)
        hasher.combine(bundles)
        hasher.combine(untouched.memory.seen)
    }
}
