import SystemPackage

extension FilePath {
    /// What lies beside: the same name with an ending. Bytes that are not UTF-8 stay as they are.
    public func beside(_ ending: String) -> FilePath {
        unsafe withPlatformString { name in
            var bytes: [CChar] = []
            var next = unsafe name
            while unsafe next.pointee != 0 {
                unsafe bytes.append(next.pointee)
                unsafe next += 1
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
