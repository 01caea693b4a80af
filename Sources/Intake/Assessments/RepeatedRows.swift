public import Domain

/// The rule for rows of one item and person (Spec/rules.md, "Duplicates").
public enum RepeatedRows {
    /// Whether a person has more than one of these rows, which are in the order of persons.
    public static func areAny(in rows: ArraySlice<AssessmentRecord>) -> Bool {
        unsafe rows.withUnsafeBufferPointer { rows in
            rows.indices.dropFirst().contains { unsafe rows[$0].key == rows[$0 - 1].key }
        }
    }

    /// Appends one record for each person, with its verdict, in the order of the persons.
    ///
    /// - Parameters:
    ///   - rows: all rows of one item, in the order of persons and lines.
    ///   - repeated: gets each further row of a person, with the reason it is rejected for.
    public static func resolve(
        _ rows: ArraySlice<AssessmentRecord>, into records: inout [AssessmentRecord],
        verdicts: inout [RowVerdict], repeated: (AssessmentRecord, RejectReason) throws -> Void
    ) rethrows {
        for row in rows {
            guard let last = records.last, last.key == row.key else {
                records.append(row)
                verdicts.append(row.verdict)
                continue
            }
            // Rows that agree leave the first standing; one that differs takes it down as well.
            if !row.agrees(with: last), !last.isBroken {
                verdicts[verdicts.count - 1] = .rejected(.duplicate)
            }
            if case .rejected(let reason) = row.verdict {
                try repeated(row, reason)
            } else {
                try repeated(row, .duplicate)
            }
        }
    }
}
