/// A district's name as it begins the file names of its bundles.
///
/// Letters and digits of ASCII, `.` and `-` stay, everything else becomes `-`; runs of `-` are one. At most 40
/// characters, none of `.` and `-` at either end (a leading dot would hide the file); `district` when nothing
/// is left.
public func districtSlug(_ name: String) -> String {
    var slug: [UInt8] = []
    for character in name {
        let byte = character.asciiValue.flatMap { stays($0) ? $0 : nil } ?? UInt8(ascii: "-")
        if byte != UInt8(ascii: "-") || slug.last != byte { slug.append(byte) }
    }
    let trimmed = slug.drop(while: isMark).prefix(40)
    let end = trimmed.lastIndex { !isMark($0) }.map { $0 + 1 } ?? trimmed.startIndex
    return end == trimmed.startIndex
        ? "district" : String(decoding: trimmed[trimmed.startIndex..<end], as: UTF8.self)
}

private func stays(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
    default: false
    }
}

private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
}
