import Glibc

/// An address of the loopback network that one server of one test has for itself.
///
/// A port that is merely free goes to the next server as soon as its own is stopped, and then a test that expects
/// nobody there meets a stranger. Each server draws its own of 16 million addresses, so what is stopped stays unreachable.
struct LocalServerAddress {
    /// 127.x.y.z: all of them are this machine.
    let host: String
    /// Below those that the kernel gives away by itself.
    let port: UInt16 = 2022

    init() {
        let parts = (1...3).map { _ in UInt8.random(in: 1...254) }
        host = "127.\(parts[0]).\(parts[1]).\(parts[2])"
    }

    /// Whether somebody listens there.
    var answers: Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
