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
        let parts = sends.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count.isMultiple(of: 2) else { throw PackedResultsDamage(byte: sends.count) }
        var entries: [SendHistory.Entry] = []
        for place in stride(from: 0, to: parts.count, by: 2) {
            guard let entry = Self.entry(bundle: parts[place], value: parts[place + 1]) else {
                throw PackedResultsDamage(byte: parts[place].startIndex)
            }
            entries.append(entry)
        }
        return entries
    }

    private static func entry(bundle: FieldBytes.SubSequence, value: FieldBytes.SubSequence) -> SendHistory
        .Entry?
    {
        if bundle.elementsEqual("0".utf8), value.elementsEqual("null".utf8) { return .released }
        guard let number = PackedResultsReader.number(FieldBytes(rebasing: bundle)),
            let score = ScoreValue(json: FieldBytes(rebasing: value))
        else { return nil }
        return .sent(bundle: number, score)
    }

    /// Sent once and never released: nearly all results.
    public var isSentOnce: Bool { latest != nil && sends.count(where: { $0 == UInt8(ascii: ",") }) == 1 }

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
