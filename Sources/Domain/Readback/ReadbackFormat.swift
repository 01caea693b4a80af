/// The two forms in which Campus gives its gradebook back.
public enum ReadbackFormat: String, Sendable {
    /// A OneRoster set with lineItems.csv and results.csv.
    case oneRoster = "oneroster"
    /// One CSV file with a row for each score.
    case dataExtract = "data-extract"
}
