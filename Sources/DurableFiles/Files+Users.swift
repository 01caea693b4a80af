import Glibc

extension Files {
    /// The number of the user that this program runs as.
    public static var ownUser: UInt32 { geteuid() }

    /// What a user is called; the number where the system has no such user.
    public static func userName(_ user: UInt32) -> String {
        guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else {
            return "\(user)"
        }
        return unsafe String(cString: name)
    }
}
