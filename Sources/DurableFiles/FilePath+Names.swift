import SystemPackage

// By their bytes: `lastComponent` and `removingLastComponent()` take a path apart and build it anew, which a debug build
// checks part by part; half of the time of tests went into that.
extension FilePath {
    /// The last part of it, for reading: bytes that are not UTF-8 show as replacement characters. Empty for `/`.
    public var name: String {
        let bytes = platformBytes
        let start = bytes.lastIndex(of: Self.separator).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start...].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The folder that it lies in; empty where it is a name alone, and `/` for `/`.
    public var folder: FilePath {
        let bytes = platformBytes
        guard let end = bytes.lastIndex(of: Self.separator) else { return "" }
        return FilePath(platformString: bytes[..<max(end, 1)] + [0])
    }

    /// What lies beside: the same name with an ending. Bytes that are not UTF-8 stay as they are.
    public func beside(_ ending: String) -> FilePath {
        FilePath(platformString: platformBytes + ending.utf8.map { CChar(bitPattern: $0) } + [0])
    }

    /// The last part of it cannot be read as text.
    public var isNameUnreadable: Bool {
        lastComponent.map { String(validating: $0) == nil } ?? false
    }

    static let separator = CChar(bitPattern: UInt8(ascii: "/"))

    /// Without the zero at their end.
    var platformBytes: [CChar] {
        unsafe withPlatformString { unsafe Array(UnsafeBufferPointer(start: $0, count: length)) }
    }
}
