import CSVCore
import Domain
import Records
import Testing

func points(_ text: String) throws -> ScoreValue {
    .points(try #require(Points(text)))
}

/// One result, as the tests write it down.
struct Result: Equatable {
    var student: String
    var sends: [SendHistory.Entry]
    var seen: ScoreValue?
    var mark: ResultMemory.UnconfirmedReason?

    /// As the ledger packs it.
    var json: String {
        let sends = sends.map(\.json).joined(separator: ",")
        let seen = seen?.json ?? (mark == nil ? nil : "null")
        let rest = [seen, mark.map { "\($0.rawValue)" }].compactMap(\.self).map { ",\($0)" }
        return "[\"\(student)\",[\(sends)]" + rest.joined() + "]"
    }
}

extension SendHistory.Entry {
    var json: String {
        switch self {
        case .sent(let bundle, let value): "\(bundle),\(value.json)"
        case .released: "0,null"
        }
    }
}

extension ScoreValue {
    var json: String {
        var buffer = ByteBuffer()
        appendJSON(to: &buffer)
        return buffer.text
    }
}

func packed(_ results: [Result]) -> String {
    "[" + results.map(\.json).joined(separator: ",") + "]"
}

/// Where a test packed one result, none is read.
struct NoResult: Error {}

/// Reads packed results as the program does.
func unpacked(_ text: String) throws -> [Result] {
    try text.withField { bytes in
        var reader = PackedResultsReader(bytes)
        var results: [Result] = []
        while let next = try reader.next() {
            results.append(
                Result(
                    student: String(decoding: next.student, as: UTF8.self),
                    sends: try next.history.entries, seen: next.seen, mark: next.mark))
        }
        return results
    }
}

extension String {
    func withField<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        try body(utf8.span)
    }
}
