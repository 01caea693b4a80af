import CSVCore
public import Domain

extension PackedResult {
    /// Every send, oldest first.
    public var sendList: [(bundle: Int, value: ScoreValue)] {
        let parts = sends.split(separator: UInt8(ascii: ","))
        return stride(from: 0, to: parts.count - 1, by: 2).compactMap { place in
            guard let bundle = Int(String(decoding: parts[place], as: UTF8.self)),
                let value = ScoreValue(json: FieldBytes(rebasing: parts[place + 1]))
            else { return nil }
            return (bundle, value)
        }
    }

    /// The same with its releases, as the reconciler asks for it.
    public var history: SendHistory {
        let parts = sends.split(separator: UInt8(ascii: ","))
        return SendHistory(
            stride(from: 0, to: parts.count - 1, by: 2).map { place in
                guard let bundle = Int(String(decoding: parts[place], as: UTF8.self)),
                    let value = ScoreValue(json: FieldBytes(rebasing: parts[place + 1]))
                else { return .released }
                return .sent(bundle: bundle, value)
            })
    }

    /// Sent once and never released: nearly all results.
    public var isSentOnce: Bool { latest != nil && sends.count(where: { $0 == UInt8(ascii: ",") }) == 1 }

    public func wasSent(in bundle: Int) -> Bool {
        latestBundle == bundle || sendList.contains { $0.bundle == bundle }
    }
}
