import CSVCore
import Domain
import Inputs

/// Rows of a roster's table that have the key of an earlier one (Spec/formats-in.md, "Refused whole, or one row rejected").
///
/// Systems that join tables write a row twice. One that repeats another to the letter says nothing new and is passed over;
/// two that differ cannot both be right, and refuse the roster. The table is looked through for that once the first one
/// comes, which in nearly every roster is never.
struct RepeatedRosterRows {
    private let opener: TableOpener
    private let shape: TableShape
    private var isChecked = false

    init(_ opener: TableOpener, _ shape: TableShape) {
        self.opener = opener
        self.shape = shape
    }

    /// To be called for a row whose id was there before.
    ///
    /// - Throws: the refusal that names both lines, where any two rows of one id differ.
    mutating func pass() throws {
        guard !isChecked else { return }
        isChecked = true
        try check()
    }

    private func check() throws {
        var table = try opener.silent.required(shape, known: OneRosterSet.known(shape))
        let ids = IDTable()
        var first: [(row: [UInt64], line: Int)] = []
        var repeated = 0
        let seeds = [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)]
        while try table.next() {
            let (index, isNew) = ids.add(table[0])
            let row = seeds.map { table.fingerprint(seed: $0) }
            if isNew {
                first.append((row, table.line))
            } else if first[index].row == row {
                repeated += 1
            } else {
                throw table.repeatedKey(firstLine: first[index].line)
            }
        }
        opener.report(InputFinding(code: .repeatedRow, file: table.file, count: repeated))
    }
}
