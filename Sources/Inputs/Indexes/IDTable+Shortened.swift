import CSVCore

extension IDTable {
    /// Refuses ids that a spreadsheet has shortened, such as `1.23457E+11`: it showed so many digits as fit, and that is what
    /// it saved. Nobody can tell which id it was, and two may have become one.
    ///
    /// - Throws: the refusal of the input.
    public func refuseShortened(_ column: String, file: String, input: String) throws {
        let shortened = (0..<count).filter { Self.isShortened(self[$0]) }
        guard let first = shortened.first else { return }
        throw InputRefusal(
            input: input, file: file,
            reason: .shortenedIDs(column, count: shortened.count, shape: CellShape.of(self[first])))
    }

    /// Of a column of a table.
    public func refuseShortened(_ table: borrowing TableReader, _ column: Int) throws {
        try refuseShortened(table.name(column), file: table.file, input: table.inputName)
    }

    /// A digit, decimals or none, `E`, and an exponent: with decimals or a sign, since `5E3` may be an id.
    private static func isShortened(_ id: FieldBytes) -> Bool {
        // Nearly no id is looked at further.
        guard (4...32).contains(id.count), isDigit(id[0]), (2...5).contains(id.count - id.prefixOfNumber)
        else { return false }
        var rest = Array(id)[1...]
        var isTold = false
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix(while: isDigit)
            guard !decimals.isEmpty else { return false }
            rest = rest[decimals.endIndex...]
            isTold = true
        }
        guard let letter = rest.popFirst(), letter | 0x20 == UInt8(ascii: "e") else { return false }
        if rest.first == UInt8(ascii: "+") {
            rest.removeFirst()
            isTold = true
        }
        return isTold && (1...3).contains(rest.count) && rest.allSatisfy(isDigit)
    }

    fileprivate static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension FieldBytes {
    /// How many digits and points it begins with.
    fileprivate var prefixOfNumber: Int {
        var place = 0
        while place < count, IDTable.isDigit(self[place]) || self[place] == UInt8(ascii: ".") { place += 1 }
        return place
    }
}
