import Crypto
public import DurableFiles
import PlainText

extension InputSet {
    /// What `sha256` will be once exactly these files were read; names that the set lacks are left out.
    package func sha256(reading files: [String]) throws -> String {
        guard case .folder(let folder, let present) = content else { return sha256 }
        var digests: [String: String] = [:]
        for file in files where present.contains(file) {
            do {
                digests[file] = try Self.sha256(folder.appending(file))
            } catch let error as FileError {
                throw InputRefusal.errorToThrow(for: error, input: name, file: file)
            }
        }
        return Self.sha256(ofList: digests)
    }

    static func sha256(ofList digests: [String: String]) -> String {
        let lines = digests.sorted { $0.key.precedesBytewise($1.key) }
            .map { "\($0.value)  \($0.key)\n" }
        return Hex.text(SHA256.hash(data: Array(lines.joined().utf8)))
    }

    /// SHA-256 of a file, as `sha256sum` prints it.
    public static func sha256(_ path: FilePath) throws -> String {
        let file = try InputFile(path)
        var hash = SHA256()
        try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
            while true {
                let count = try unsafe file.read(into: buffer)
                if count == 0 { break }
                unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        return Hex.text(hash.finalize())
    }
}
