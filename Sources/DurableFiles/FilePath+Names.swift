import SystemPackage

extension FilePath {
    /// What lies beside: the same name with an ending. Bytes that are not UTF-8 stay as they are.
    public func beside(_ ending: String) -> FilePath {
        withPlatformString { name in
            var bytes: [CChar] = []
            var next = name
            while next.pointee != 0 {
                bytes.append(next.pointee)
                next += 1
            }
            bytes += ending.utf8.map { CChar(bitPattern: $0) }
            return FilePath(platformString: bytes + [0])
        }
    }

    /// The last part of it cannot be read as text.
    public var isNameUnreadable: Bool {
        lastComponent.map { String(validating: $0) == nil } ?? false
    }
}
