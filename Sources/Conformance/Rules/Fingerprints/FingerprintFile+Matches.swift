import DurableFiles

extension FingerprintFile {
    /// Every line whose fingerprint an earlier line has, or one that is alike, in the order of lines.
    func repeats(scratchFolder: FilePath) throws -> LineOrder {
        let found = LineOrder(scratchFolder: scratchFolder)
        var table = FingerprintTable()
        for part in 0..<Self.partCount {
            table.removeAll()
            try read(part: part) { records in
                for index in records.indices {
                    let record = records[index]
                    switch table.insert(record) {
                    case .new: break
                    case .same(let first): try found.append(.same, line: record.line, other: first.line)
                    case .alike(let first): try found.append(.alike, line: record.line, other: first.line)
                    }
                }
            }
        }
        return found
    }

    /// Every line whose fingerprint is not in the other file, or is marked there, in the order of lines.
    func missing(in other: FingerprintFile, scratchFolder: FilePath) throws -> LineOrder {
        let found = LineOrder(scratchFolder: scratchFolder)
        var table = FingerprintTable()
        for part in 0..<Self.partCount {
            table.removeAll()
            try other.read(part: part) { records in
                for index in records.indices { _ = table.insert(records[index]) }
            }
            try read(part: part) { records in
                for index in records.indices {
                    let record = records[index]
                    switch table.match(record.fingerprint) {
                    case .same(let target):
                        if target.mark { try found.append(.marked, line: record.line) }
                    case .new, .alike: try found.append(.unknown, line: record.line)
                    }
                }
            }
        }
        return found
    }
}
