import PlainText

/// The output of sftp's `ls -lna`. With `n` sftp writes the lines itself from what the protocol says, so that they
/// look the same whatever the server is:
///
///     -rw-r--r--    ? nobody   root         1234 Nov 23 22:16 a name
enum SFTPListing {
    /// Sorted by the bytes of the names, without `.` and `..`.
    static func entries(_ output: [UInt8]) -> [RemoteEntry] {
        var entries: [RemoteEntry] = []
        // The one line end is the last; an empty line before it is a part of a name.
        for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            if line.starts(with: "sftp> ".utf8) { continue }
            if let entry = entry(line) {
                entries.append(entry)
            } else {
                // The name before it goes on here. A name with a line end in it cannot be asked for, and half
                // of it is not to pass for a name.
                _ = entries.popLast()
            }
        }
        return entries.filter { $0.name != "." && $0.name != ".." }
            .sorted { $0.name.precedesBytewise($1.name) }
    }

    private static func entry(_ line: ArraySlice<UInt8>) -> RemoteEntry? {
        guard line.count > 10, line[line.startIndex + 10] == space else { return nil }
        var words = Words(rest: line.dropFirst(10))
        // Owner and group may hold blanks on some servers; the size is what stands before the first date.
        var previous = words.next()
        while let word = words.next() {
            if let size = previous.flatMap(number), months.contains(Array(word)), let date = words.date() {
                let listed = String(decoding: word, as: UTF8.self) + " " + date
                let name = String(decoding: words.rest, as: UTF8.self)
                guard !name.isEmpty else { return nil }
                return RemoteEntry(name: name, size: size, kind: kind(line.first), listed: listed)
            }
            previous = word
        }
        return nil
    }

    private static func kind(_ letter: UInt8?) -> RemoteEntry.Kind {
        switch letter {
        case UInt8(ascii: "-"): .regular
        case UInt8(ascii: "d"): .folder
        case UInt8(ascii: "l"): .symlink
        default: .other
        }
    }

    private static func number(_ word: ArraySlice<UInt8>) -> UInt64? {
        UInt64(String(decoding: word, as: UTF8.self))
    }

    private static let space = UInt8(ascii: " ")
    private static let months = Set(MonthNames.short.map { Array($0.utf8) })

    /// On bytes: a name may begin with a mark that would melt into the blank before it as a `Character`.
    private struct Words {
        var rest: ArraySlice<UInt8>

        mutating func next() -> ArraySlice<UInt8>? {
            rest = rest.drop { $0 == space }
            guard !rest.isEmpty else { return nil }
            let word = rest.prefix { $0 != space }
            rest = rest.dropFirst(word.count)
            return word
        }

        /// Day, and time or year, and the one blank before the name; nothing is taken where it is no date.
        mutating func date() -> String? {
            var ahead = self
            guard let day = ahead.next(), let time = ahead.next(), ahead.rest.first == space else {
                return nil
            }
            let digits = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
            guard (1...2).contains(day.count), day.allSatisfy(digits),
                time.count == 5 || time.count == 4, time.allSatisfy({ digits($0) || $0 == UInt8(ascii: ":") })
            else { return nil }
            rest = ahead.rest.dropFirst()
            return "\(String(decoding: day, as: UTF8.self)) \(String(decoding: time, as: UTF8.self))"
        }
    }
}
