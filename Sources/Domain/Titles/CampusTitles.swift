/// The titles of assignments that were made in Campus, each in its section and grading period, as fingerprints: they take
/// titles of ours, and nothing else is known of them (Spec/formats-out.md, "Titles"; D197).
public struct CampusTitles: Sendable, Equatable {
    /// Rising, each once.
    private(set) var fingerprints: [UInt64]

    public init() {
        fingerprints = []
    }

    private init(sorting all: [UInt64]) {
        var rising: [UInt64] = []
        rising.reserveCapacity(all.count)
        for mark in all.sorted() where rising.last != mark { rising.append(mark) }
        fingerprints = rising
    }

    public var count: Int { fingerprints.count }

    /// What both have.
    public func union(_ other: CampusTitles) -> CampusTitles {
        CampusTitles(sorting: fingerprints + other.fingerprints)
    }

    /// Gathers titles as they come.
    public struct Gathered: Sendable {
        private var all: [UInt64] = []

        public init() {}

        public mutating func add(_ title: String, section: String, period: String) {
            all.append(TitleRegister.fingerprint(title, section, period))
        }

        public var titles: CampusTitles { CampusTitles(sorting: all) }
    }

    // MARK: As the ledger keeps them

    /// 16 digits each.
    public var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 * fingerprints.count)
        for mark in fingerprints {
            for place in (0..<16).reversed() {
                let digit = UInt8(truncatingIfNeeded: mark >> UInt64(4 * place)) & 15
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// nil for anything that `text` does not write.
    public init?(text: String) {
        var all: [UInt64] = []
        var (mark, digits): (UInt64, Int) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): mark = mark << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                mark = mark << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
            digits += 1
            if digits == 16 {
                all.append(mark)
                (mark, digits) = (0, 0)
            }
        }
        guard digits == 0 else { return nil }
        self.init(sorting: all)
    }
}
