public import CSVCore

/// Finds what stands between the cells of a table, by its header alone: that one which makes all required columns
/// (Spec/formats-in.md, "Forms").
///
/// What is a table with commas stays one, whatever else its header holds.
public struct DelimiterSearch {
    public struct Found: Equatable {
        public var delimiter: Delimiter
        /// Of the header; behind the file's beginning where Excel's line stands before it.
        public var start = CSVPosition.start
    }

    /// From the header on, without a byte order mark.
    private let head: ArraySlice<UInt8>
    private let markBytes: Int
    private let columns: [String]
    private let limits: CSVLimits

    /// - Parameters:
    ///   - head: the text's beginning, at least to the end of its second line where these are not too long.
    ///   - required: as the district names them.
    public init(_ head: [UInt8], required: [String], limits: CSVLimits) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        markBytes = head.starts(with: mark) ? mark.count : 0
        self.head = head[markBytes...]
        columns = required
        self.limits = limits
    }

    /// - Parameter stated: what the district says; nothing else is tried then.
    public func found(stated: Delimiter?) throws(DelimiterFault) -> Found {
        if stated == nil, isPlain ? unreadSign == nil : makesAll(.comma, head) {
            return Found(delimiter: .comma)
        }
        if let line = SeparatorLine(head) {
            guard let said = line.delimiter else { throw .unknown(profile: stated) }
            // First: where the header shows that the line is at fault, to correct the profile would not help.
            try check(said, said: .firstLine, head.dropFirst(line.count), stated: stated)
            if let stated, stated != said { throw .contradiction(profile: stated, firstLine: said) }
            let start = CSVPosition(byte: markBytes + line.count, line: 2, record: 0)
            return Found(delimiter: said, start: start)
        }
        if let stated {
            try check(stated, said: .profile, head)
            return Found(delimiter: stated)
        }
        let all = Delimiter.allCases.filter { makesAll($0, head) }
        guard all.count < 2 else { throw .several(all) }
        if all.isEmpty, let sign = unreadSign { throw .unread(sign) }
        return Found(delimiter: all.first ?? nearest)
    }

    public var hasSeparatorLine: Bool {
        !isPlain && !makesAll(.comma, head) && SeparatorLine(head) != nil
    }

    /// What stands between the cells of a header where that is no comma, in words.
    public var otherSign: String? {
        if let sign = unreadSign { return DelimiterFault.words(of: sign) }
        return nearest == .comma ? nil : nearest.words
    }

    /// The one by which a header that lacks a column is told as such.
    public var nearest: Delimiter {
        if isPlain { return .comma }
        let made = Delimiter.allCases.map { (delimiter: $0, count: count(by: $0, head)) }
        let best = made.reduce(made[0]) { $1.count > $0.count ? $1 : $0 }
        return best.count > 1 ? best.delimiter : .comma
    }

    /// What was said is believed, but where another makes all columns and it does not.
    private func check(
        _ delimiter: Delimiter, said source: DelimiterFault.Source, _ header: ArraySlice<UInt8>,
        stated: Delimiter? = nil
    ) throws(DelimiterFault) {
        guard !makesAll(delimiter, header),
            let found = Delimiter.allCases.first(where: { makesAll($0, header) })
        else { return }
        throw .otherHeader(said: delimiter, by: source, found: found, profile: stated)
    }

    /// Whether nothing but a comma can stand between the cells of the header, as nearly always: so it need not be read twice.
    private var isPlain: Bool {
        for byte in head {
            switch byte {
            case UInt8(ascii: "\n"): return true
            // Quotes may hold the end of a line; an equals sign may be that of `sep=`.
            case Delimiter.tab.byte, Delimiter.semicolon.byte, Delimiter.pipe.byte, UInt8(ascii: "\""),
                UInt8(ascii: "="):
                return false
            default: break
            }
        }
        return true
    }

    /// The sign that makes all required columns of the header where none of those that are read does. Nothing is looked for where
    /// there is a comma, as nearly always.
    private var unreadSign: Character? {
        let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard columns.count > 1, !line.contains(Delimiter.comma.byte) else { return nil }
        let required = Set(columns.map(TableHeader.plain))
        return Self.unreadSigns.first { sign in
            let cells = line.split(separator: sign).map { cell in
                TableHeader.plain(String(decoding: cell, as: UTF8.self).filter { $0 != "\"" })
            }
            return required.isSubset(of: cells)
        }.map { Character(Unicode.Scalar($0)) }
    }

    /// What programs of databases put between cells: `^`, `~`, `:`, `#`, `!`, `*`, a blank, and the control characters of Hive and of
    /// ASCII's own separators.
    private static let unreadSigns = Array("^~:#!* ".utf8) + [1, 2, 28, 29, 30, 31]

    private func makesAll(_ delimiter: Delimiter, _ header: ArraySlice<UInt8>) -> Bool {
        count(by: delimiter, header) == Set(columns.map(TableHeader.plain)).count
    }

    /// How many of the required columns a delimiter makes; none where the header breaks a rule with it.
    private func count(by delimiter: Delimiter, _ header: ArraySlice<UInt8>) -> Int {
        var rest = header
        var reader = unsafe CSVReader(limits: limits, delimiter: delimiter, bufferBytes: header.count + 1) {
            let piece = rest.prefix($0.count)
            unsafe $0.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
        do {
            guard try reader.next() else { return 0 }
        } catch {
            // No header by this sign. Where it is none by any, reading the table says what is wrong, and where.
            return 0
        }
        let required = Set(columns.map(TableHeader.plain))
        var made: Set<String> = []
        for place in 0..<reader.fieldCount {
            let name = TableHeader.plain(String(decoding: reader[place], as: UTF8.self))
            if required.contains(name) { made.insert(name) }
        }
        return made.count
    }
}
