import CSVCore
import Domain
import PlainText

/// Finds the columns of a shape in the header of a file.
///
/// A name counts in any case and with spaces around it, where that is the only one like it. Names without a letter, which
/// spreadsheets leave at the end, are no columns.
struct TableHeader {
    /// For each column of the shape its place in the file; -1 where it is absent.
    let places: [Int]
    /// The columns that nobody asked for, in the order of the file.
    let unknown: [String]

    /// - Parameter known: columns that are no surprise beside those of the shape.
    /// - Throws: the refusal of the file where a column is missing or stands there twice.
    init(
        _ reader: borrowing CSVReader, _ shape: TableShape, _ profile: Profile, input: String,
        known: Set<String>
    ) throws {
        let names = shape.columns.map { profile.column($0, of: shape.file) }
        let asked = Set(names.map(Self.plain))
        var header: [String: (place: Int, name: String)] = [:]
        for place in 0..<reader.fieldCount {
            let name = String(decoding: reader[place], as: UTF8.self)
            let plain = Self.plain(name)
            guard !plain.isEmpty else { continue }
            guard let other = header.updateValue((place, name), forKey: plain) else { continue }
            // Two that nobody reads may differ in case alone.
            guard asked.contains(plain) || other.name == name else { continue }
            // A file without a header has scores in its first row: only names of ours are repeated here.
            let shown =
                asked.contains(plain) || known.contains(name) ? Self.trimmed(name) : "number \(place + 1)"
            throw InputRefusal(
                input: input, file: profile.file(shape.file), position: reader.position,
                reason: .repeatedColumn(shown))
        }
        let missing = names.prefix(shape.required.count).filter { header[Self.plain($0)] == nil }
        // Of a table of OneRoster a hundred are known, nearly always to the letter.
        var others = header.filter { !asked.contains($0.key) && !known.contains($0.value.name) }
        if !others.isEmpty {
            let plainKnown = Set(known.map(Self.plain))
            others = others.filter { !plainKnown.contains($0.key) }
        }
        let unknown = others.values.sorted { $0.place < $1.place }.map(\.name)
        guard missing.isEmpty else {
            let nearest = missing.map { Nearest.slip(of: $0, among: unknown) }
            throw InputRefusal(
                input: input, file: profile.file(shape.file),
                reason: .missingColumns(
                    Array(missing), nearest: nearest.contains { $0 != nil } ? nearest : []))
        }
        if let (name, meant) = Self.otherName(among: unknown, shape, profile, isThere: { header[$0] != nil })
        {
            throw InputRefusal(
                input: input, file: profile.file(shape.file), reason: .otherColumnName(name, meant: meant))
        }
        self.unknown = unknown
        places = names.map { header[Self.plain($0)]?.place ?? -1 }
    }

    /// A column that is most likely an optional one of ours under another name.
    ///
    /// One that the district itself has named is not looked for: what is called nearly so is another.
    private static func otherName(
        among unknown: [String], _ shape: TableShape, _ profile: Profile, isThere: (String) -> Bool
    ) -> (name: String, meant: String)? {
        guard !unknown.isEmpty else { return nil }
        let absent = (shape.required + shape.optional).filter {
            profile.columns[shape.file]?[$0] == nil && !isThere(plain($0))
        }
        for name in unknown {
            let letters = letters(name)
            // What says the opposite is another column.
            if opposites.contains(where: letters.contains) { continue }
            let alike = absent.filter { Self.letters($0).first == letters.first }
            let words = words(of: name)
            let meant =
                absent.first { Self.letters($0) == letters || Self.letters($0) == "is" + letters }
                ?? absent.first { words.count > 1 && isAmong(plain($0), words) }
                ?? Nearest.slip(of: letters, among: alike)
            if let meant { return (name, meant) }
        }
        return nil
    }

    private static let opposites = ["inactive", "invisible"]

    /// As names are compared. Nearly all are ASCII, and a table of OneRoster has a hundred: byte by byte.
    static func plain(_ name: String) -> String {
        let text = trimmed(name)
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased() }
        let isLower = text.utf8.allSatisfy { !($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }
        if isLower { return text }
        return String(
            decoding: text.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }

    /// `Course Status` is the status, `metadata.missing` is missing, `lastModifiedDate` and `modifiedDateUTC` are modifiedDate,
    /// `modifiedByUserID` is modifiedByID; `not late` is not late.
    private static func isAmong(_ name: String, _ words: [Substring]) -> Bool {
        guard !words.contains("not") else { return false }
        let plainWords = words.filter { !beside.contains($0) }
        let readings = [words, plainWords].flatMap { words in
            words.indices.map { words[$0...].joined() }
        }
        return readings.contains { $0 == name || name == "is" + $0 || $0 + "id" == name }
    }

    /// Words that a system puts beside the others without another meaning.
    private static let beside: Set<Substring> = ["utc", "gmt", "local", "time", "user", "person"]

    /// Those of `course_status`, `Course Status` and `CourseStatus`.
    private static func words(of name: String) -> [Substring] {
        var spaced = ""
        for sign in name {
            if sign.isUppercase, spaced.last?.isLowercase ?? false { spaced.append(" ") }
            spaced.append(sign)
        }
        return plain(spaced).split(whereSeparator: isBetweenWords)
    }

    /// Without what people put between words.
    private static func letters(_ name: String) -> String { plain(name).filter { !isBetweenWords($0) } }

    private static func isBetweenWords(_ sign: Character) -> Bool {
        sign.isWhitespace || "_-.".contains(sign)
    }

    private static func trimmed(_ name: String) -> String {
        guard let first = name.utf8.first, let last = name.utf8.last, first <= 0x20 || last <= 0x20 else {
            return name
        }
        return String(name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
