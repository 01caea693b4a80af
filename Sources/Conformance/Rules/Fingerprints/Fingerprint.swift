import CSVCore

/// 160 bits that stand for an id, or for a few ids one after the other.
///
/// Ids of one `Fingerprinter` that differ have different fingerprints, for all that counts: among a billion ids
/// two meet in `alike` and `check` with a probability of 10⁻¹¹, and the seeds are new with every run.
struct Fingerprint: BitwiseCopyable {
    /// Equal, with `check`, in what is alike: ids that are the same but for case, where the fingerprinter folds it.
    var alike: UInt64
    /// Equal, with the others, only in what is the same.
    var exact: UInt64
    var check: UInt32

    func isAlike(_ other: Fingerprint) -> Bool {
        alike == other.alike && check == other.check
    }
}

/// Makes fingerprints, with seeds of its own: who makes the ids cannot make them meet.
struct Fingerprinter {
    /// What was taken in so far.
    struct State {
        fileprivate var alike: UInt64
        fileprivate var exact: UInt64
        fileprivate var check: UInt64
    }

    private let start: State
    private let factors: State
    /// 0x20 where an upper-case letter is as good as its lower-case one, else 0, in each of eight bytes.
    private let caseBit: UInt64

    init(foldsCase: Bool) {
        func random() -> UInt64 { .random(in: .min ... .max) | 1 }
        start = State(alike: random(), exact: random(), check: random())
        factors = State(alike: random(), exact: random(), check: random())
        caseBit = foldsCase ? 0x2020_2020_2020_2020 : 0
    }

    func fingerprint(_ id: FieldBytes) -> Fingerprint {
        finish(adding(id, to: start))
    }

    /// The fingerprint of two ids in this order.
    func fingerprint(_ first: FieldBytes, _ second: FieldBytes) -> Fingerprint {
        finish(adding(second, to: adding(first, to: start)))
    }

    private func adding(_ id: FieldBytes, to state: State) -> State {
        var state = state
        var index = 0
        while index + 8 <= id.count {
            add(id.load(UInt64.self, at: index), &state)
            index += 8
        }
        var rest: UInt64 = 0
        while index < id.count {
            rest = rest << 8 | UInt64(id[index])
            index += 1
        }
        add(rest, &state)
        // The length tells ids apart that end in zero bytes, and where the first of two ends.
        state.alike &+= UInt64(id.count)
        state.exact &+= UInt64(id.count)
        state.check &+= UInt64(id.count)
        return state
    }

    private func finish(_ state: State) -> Fingerprint {
        Fingerprint(
            alike: Self.mix(state.alike, factors.alike), exact: Self.mix(state.exact, factors.exact),
            check: UInt32(truncatingIfNeeded: Self.mix(state.check, factors.check)))
    }

    @inline(__always)
    private func add(_ word: UInt64, _ state: inout State) {
        let lowered = word | (Self.upperCase(word) & caseBit)
        state.alike = Self.mix(state.alike ^ lowered, factors.alike)
        state.exact = Self.mix(state.exact ^ word, factors.exact)
        state.check = Self.mix(state.check ^ lowered, factors.check)
    }

    /// 0x20 in each byte that is a letter from A to Z, eight bytes at a time; every other bit is clear.
    @inline(__always)
    private static func upperCase(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        let fromA = low &+ ones &* UInt64(0x80 - UInt8(ascii: "A"))
        let beyondZ = low &+ ones &* UInt64(0x7F - UInt8(ascii: "Z"))
        return (fromA & ~beyondZ & ~word & (ones &* 0x80)) >> 2
    }

    /// A product of twice the width folded onto itself: every bit reaches every other.
    @inline(__always)
    private static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }
}
