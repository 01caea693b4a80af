public import OneRoster

/// Which categories Campus takes for a line item (Spec/formats-out.md, "Categories"; D193).
public enum CampusCategories {
    /// `sourcedId` of the category that Campus itself gives to assignments from a learning platform.
    public static let ofPushed = "11111111-1111-1111-1111-111111111111"

    /// OneRoster 1.2 wants a category that the district made in Campus: Campus documents that it does not take its own.
    public static func takes(_ category: String, in version: OneRoster.Version) -> Bool {
        version != .v1p2 || category != ofPushed
    }
}
