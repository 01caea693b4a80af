/// How the characters of a file are written.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Told from the file itself; a byte order mark is not needed.
    case utf16 = "utf-16"
    /// Never told from a file: any bytes may be it (`profile.encoding`).
    case windows1252 = "windows-1252"
}
