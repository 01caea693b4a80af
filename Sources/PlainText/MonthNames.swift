/// The months as people and programs write them, January first.
public enum MonthNames {
    public static let full = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    /// Three letters each: `Jan`.
    public static let short = full.map { String($0.prefix(3)) }
}
