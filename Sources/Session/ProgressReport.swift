/// Where long work says how far it is. The program shows it on a terminal; elsewhere nobody listens.
public struct ProgressReport: Sendable {
    public var update: @Sendable (String) -> Void

    public init(update: @escaping @Sendable (String) -> Void) {
        self.update = update
    }

    public static let silent = ProgressReport { _ in }
}
