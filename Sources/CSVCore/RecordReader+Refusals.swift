extension RecordReader {
    /// The limit that the open field or the record passes first, if either passes one before `offset`.
    func exceededLimit(before offset: Int, in scan: borrowing RecordScan) -> CSVError.Code? {
        let fieldIsTooLong = offset - scan.fieldStart > limits.maxFieldBytes
        let recordIsTooLong = offset - scan.start > limits.maxRecordBytes
        let fieldIsFirst = limits.maxFieldBytes <= limits.maxRecordBytes - (scan.fieldStart - scan.start)
        if fieldIsTooLong && (fieldIsFirst || !recordIsTooLong) {
            return .fieldTooLong(limit: limits.maxFieldBytes)
        }
        return recordIsTooLong ? .recordTooLong(limit: limits.maxRecordBytes) : nil
    }

    /// The error for a rule seen to be broken at `offset`: a limit passed before it, or a byte that is not
    /// UTF-8 before the error's place, comes first, however much of the file is in memory.
    func refusal(_ code: CSVError.Code, at offset: Int, in scan: borrowing RecordScan) -> CSVError {
        let code = exceededLimit(before: offset, in: scan) ?? code
        let place =
            switch code {
            case .raggedRow, .recordTooLong, .noHeader: scan.start
            case .unterminatedQuote, .doubtfulQuotes, .fieldTooLong, .tooManyColumns: scan.fieldStart
            case .quoteInsideField, .textAfterQuote, .bareCarriageReturn, .notUTF8: offset
            }
        if let illFormed = firstIllFormed(from: scan.start, to: place) {
            return CSVError(code: .notUTF8, position: position(at: illFormed))
        }
        return CSVError(code: code, position: position(at: place))
    }

    func firstIllFormed(from start: Int, to end: Int) -> Int? {
        let bytes = unsafe UnsafeField(start: buffer.bytes + start, count: end - start)
        do throws(UTF8.ValidationError) {
            _ = try unsafe UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return start + error.byteOffsets.lowerBound
        }
    }
}
