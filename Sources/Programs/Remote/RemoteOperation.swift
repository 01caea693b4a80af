/// One step of a session. Names are bare names: of the session's local folder, and of the remote folder.
public enum RemoteOperation: Sendable, Equatable {
    /// Writes over what is there; the other side is asked to have it on its disk before it is done.
    case put(local: String, as: String)
    /// Never replaces what is at the new name.
    case rename(String, to: String)
    case remove(String)
    /// Into a new local file of mode 0600.
    case get(String, as: String)

    /// The remote name that a failure is about.
    var file: String {
        switch self {
        case .put(_, let name), .rename(_, let name), .remove(let name), .get(let name, _): name
        }
    }

    var names: [String] {
        switch self {
        case .put(let one, let other), .rename(let one, let other), .get(let one, let other): [one, other]
        case .remove(let name): [name]
        }
    }
}
