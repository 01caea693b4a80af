import Foundation
import Programs
import SystemPackage
import TestSupport

extension SSHServer {
    /// The folder of the deliveries, or another one, as the program reaches it.
    func folder(
        _ folder: String = "incoming", config: URL? = nil, timeoutSeconds: Int = 30
    ) -> RemoteFolder {
        let config = FilePath((config ?? self.config).path)
        return RemoteFolder(
            RemoteHost(host: host, config: config, timeoutSeconds: timeoutSeconds), folder: folder)
    }

    /// Puts a file there that the account owns.
    func put(_ text: String, at name: String) throws {
        let file = remote.appending(path: name)
        try Data(text.utf8).write(to: file)
        try give(file)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: remote.appending(path: name)), as: UTF8.self)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: remote.path).sorted() }
    }
}

extension ScratchFolder {
    var path: FilePath { FilePath(url.path) }

    @discardableResult
    func put(_ text: String, at name: String) throws -> FilePath {
        try Data(text.utf8).write(to: url.appending(path: name))
        return path.appending(name)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }

    /// Bytes that no compression makes fewer.
    func putNoise(_ count: Int, at name: String) throws {
        var random = RandomSource()
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        try Data(bytes).write(to: url.appending(path: name))
    }
}
