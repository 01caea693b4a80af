import CSVCore
import TestSupport
import Testing

@Suite("Python's csv module, strict", .enabled(if: PythonCSV.isAvailable, "needs python3"))
struct PythonDifferentialTests {
    @Test("Valid documents: Python reads the same rows")
    func validDocuments() throws {
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
                try #require(agrees(refusal, with: verdict), "\(document)")
            } else {
                accepted += 1
                try #require(reading.text == rows(of: verdict), "\(document)")
            }
        }
        #expect((400...3600).contains(accepted))
    }

    private func agrees(_ refusal: CSVError, with verdict: PythonCSV.Verdict) -> Bool {
        switch refusal.code {
        case .notUTF8: verdict.notUTF8 == refusal.position.byte
        case .unterminatedQuote, .textAfterQuote: verdict.rows == nil
        // Python accepts these.
        case .raggedRow, .quoteInsideField, .bareCarriageReturn, .noHeader: true
        case .fieldTooLong, .recordTooLong, .tooManyColumns: false
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
