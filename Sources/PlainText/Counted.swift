/// A number with the thing that it counts: `1 score`, `2,928 scores`.
public enum Counted {
    /// - Parameter thing: in the singular; its plural ends in s.
    public static func text(_ count: Int, _ thing: String) -> String {
        "\(GroupedDigits.text(count)) \(thing)\(count == 1 ? "" : "s")"
    }
}
