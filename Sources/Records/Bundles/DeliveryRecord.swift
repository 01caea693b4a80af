public import Domain

/// A bundle that is to be brought to another host, and how far it is (Spec/nightly.md, "Delivery").
public struct DeliveryRecord: Sendable, Equatable {
    public var bundle: Int
    public var state: DeliveryState
    /// When it came to this state.
    public var at: Instant
    public var host: String
    public var folder: String
    /// The name there and its content, once it is known: an encrypted bundle has another than the bundle.
    public var file: String?
    public var sha256: String?

    public init(
        bundle: Int, state: DeliveryState, at: Instant, host: String, folder: String, file: String? = nil,
        sha256: String? = nil
    ) {
        self.bundle = bundle
        self.state = state
        self.at = at
        self.host = host
        self.folder = folder
        self.file = file
        self.sha256 = sha256
    }
}
