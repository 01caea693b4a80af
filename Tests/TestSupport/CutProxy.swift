import Glibc

/// `Tests/Tools/cut_proxy.py` at work before a server.
struct CutProxy {
    let port: UInt16
    private let process: Int32

    init(_ target: LocalServerAddress, _ mode: String, _ bytes: Int) throws {
        let finished = try Python.tool("cut_proxy.py", [target.host, "\(target.port)", mode, "\(bytes)"])
        let words = finished.output.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let port = UInt16(words[0]), let process = Int32(words[1]) else {
            throw CommandFailed(description: "cut_proxy.py named no port: \(finished.errors)")
        }
        self.port = port
        self.process = process
    }

    func end() { kill(process, SIGKILL) }
}
