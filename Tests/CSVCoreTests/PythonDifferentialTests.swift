import CSVCore
import TestSupport
import Testing

@Suite("Python's csv module, strict", .enabled(if: PythonCSV.isAvailable, "needs python3"))
struct PythonDifferentialTests {
    @Test("Valid documents: Python reads the same rows")
    func validDocumentsPythonReadsTheSameRows() throws {
        var source = RandomSource()
        let documents = (1...1500).map { _ in RandomDocument(&source).bytes }
        for (document, verdict) in zip(documents, try PythonCSV.verdicts(on: documents)) {
            let reading = try Reading(document, .random(&source))
            try #require(reading.refusal == nil)
            try #require(reading.text == rows(of: verdict))
        }
    }

    @Test("Damaged documents: Python reads what we accept the same, and accepts only what we are stricter on")
    func damagedDocuments() throws {
        var source = RandomSource()
        let documents = (1...4000).map { _ in RandomDocument(&source).mutated(&source) }
        var accepted = 0
        for (document, verdict) in zip(documents, try PythonCSV.verdicts(on: documents)) {
            let reading = try Reading(document, .random(&source))
            if let refusal = reading.refusal {
                try #require(agrees(refusal, with: verdict, on: document), "\(refusal) of \(document)")
            } else {
                accepted += 1
                try #require(reading.text == rows(of: verdict), "\(document)")
            }
        }
        #expect((400...3600).contains(accepted))
    }

    /// Python refuses it too, or what we are stricter on is there: in Python's rows, or at the byte that we name.
    private func agrees(_ refusal: CSVError, with verdict: PythonCSV.Verdict, on document: [UInt8]) -> Bool {
        let byte = Int(refusal.position.byte)
        switch refusal.code {
        case .notUTF8: return verdict.notUTF8 == refusal.position.byte
        case .unterminatedQuote, .doubtfulQuotes, .textAfterQuote: return verdict.rows == nil
        case .raggedRow(let expected, _):
            guard let rows = verdict.rows else { return true }
            return rows.first?.count == expected && rows.contains { $0.count != expected }
        case .quoteInsideField:
            guard document[byte] == UInt8(ascii: "\"") else { return false }
            return verdict.rows?.contains { $0.contains { $0.contains("\"") } } ?? true
        case .bareCarriageReturn:
            return document[byte] == UInt8(ascii: "\r")
                && document.dropFirst(byte + 1).first != UInt8(ascii: "\n")
        case .noHeader: return verdict.rows?.first?.isEmpty ?? true
        case .fieldTooLong, .recordTooLong, .tooManyColumns: return false
        }
    }

    /// Python's rows by our rules for blank lines: an empty field in one column, else skipped at the end.
    private func rows(of verdict: PythonCSV.Verdict) -> [[String]]? {
        guard var rows = verdict.rows, let header = rows.first else { return nil }
        if header.count == 1 { return rows.map { $0.isEmpty ? [""] : $0 } }
        while rows.last == [] { rows.removeLast() }
        return rows
    }
}
