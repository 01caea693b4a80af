/// How far a bundle is on its way to another host (Spec/nightly.md, "Delivery").
public enum DeliveryState: String, Codable, Sendable, CaseIterable {
    /// To be delivered with the next night.
    case waiting
    /// Being written under a name that ends in `.part`.
    case uploading
    /// Whole on the other side; from now on its final name may be there, and somebody may have taken it.
    case placing
    /// There, with `.sha256` and `.done`, or taken away by the other side already.
    case delivered
    /// Never delivered: Campus changed something that is in it.
    case withdrawn

    /// Nothing of it can have been seen under its final name.
    public var isUnseen: Bool { self == .waiting || self == .uploading }
    public var isPending: Bool { self != .delivered && self != .withdrawn }
}
