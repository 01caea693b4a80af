public import CSVCore

/// The first line that tells Excel what stands between the cells: `sep=;`, in quotes or not.
public struct SeparatorLine {
    /// Nil where it is none of those that are read.
    public let delimiter: Delimiter?
    /// Its bytes, the line end included.
    public let count: Int

    /// Nil where the text does not begin with one.
    ///
    /// - Parameter text: from its first byte, without a byte order mark.
    public init?(_ text: some Collection<UInt8>) {
        let line = text.prefix { $0 != UInt8(ascii: "\n") }
        var said = Array(line)
        if said.last == UInt8(ascii: "\r") { said.removeLast() }
        if said.first == UInt8(ascii: "\"") {
            guard said.count > 1, said.last == UInt8(ascii: "\"") else { return nil }
            said = Array(said.dropFirst().dropLast())
        }
        let word = "sep="
        // A carriage return within it is a fault of the file, whatever stands before.
        guard String(decoding: said.prefix(word.utf8.count), as: UTF8.self).lowercased() == word,
            !said.contains(UInt8(ascii: "\r"))
        else { return nil }
        let sign = said.dropFirst(word.utf8.count)
        delimiter = sign.count == 1 ? Delimiter.allCases.first { $0.byte == sign.first } : nil
        count = min(line.count + 1, text.count)
    }
}
