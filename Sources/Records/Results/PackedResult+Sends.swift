import CSVCore
public import Domain

extension PackedResult {
    /// Every send, oldest first.
    public var sendList: [(bundle: Int, value: ScoreValue)] {
        get throws(PackedResultsDamage) {
            try entries().compactMap { entry in
                if case .sent(let bundle, let value) = entry { (bundle, value) } else { nil }
            }
        }
    }

    /// The same with its releases, as the reconciler asks for it.
    public var history: SendHistory {
        get throws(PackedResultsDamage) { SendHistory(try entries()) }
    }

    /// A release is `0,null` and nothing else: what cannot be read might be a score that Campus has.
    private func entries() throws(PackedResultsDamage) -> [SendHistory.Entry] {
        // One comma less than bundles and values, of which there are as many.
        guard !sends.occurrences(of: comma).isMultiple(of: 2) else {
            throw PackedResultsDamage(byte: sends.count)
        }
        var entries: [SendHistory.Entry] = []
        var start = 0
        while start <= sends.count {
            let middle = endOfPart(from: start)
            let end = endOfPart(from: middle + 1)
            let (bundle, value) = (start..<middle, middle + 1..<end)
            guard
                let entry = Self.entry(bundle: sends.extracting(bundle), value: sends.extracting(value))
            else { throw PackedResultsDamage(byte: start) }
            entries.append(entry)
            start = end + 1
        }
        return entries
    }

    private func endOfPart(from start: Int) -> Int {
        let rest = sends.extracting(start...)
        return start + (rest.firstIndex(of: comma) ?? rest.count)
    }

    private var comma: UInt8 { UInt8(ascii: ",") }

    private static func entry(bundle: FieldBytes, value: FieldBytes) -> SendHistory.Entry? {
        let (none, nothing): (StaticString, StaticString) = ("0", "null")
        if bundle.elementsEqual(none.bytes), value.elementsEqual(nothing.bytes) { return .released }
        guard let number = PackedResultsReader.number(bundle), let score = ScoreValue(json: value)
        else { return nil }
        return .sent(bundle: number, score)
    }

    /// Sent once and never released: nearly all results.
    public var isSentOnce: Bool { latest != nil && sends.occurrences(of: comma) == 1 }

    /// Every bundle that carried a value of it, each once.
    public var carriers: Set<Int> {
        get throws(PackedResultsDamage) {
            isSentOnce ? [latestBundle] : Set(try sendList.map(\.bundle))
        }
    }

    public func wasSent(in bundle: Int) throws(PackedResultsDamage) -> Bool {
        if latestBundle == bundle { return true }
        return try sendList.contains { $0.bundle == bundle }
    }
}
