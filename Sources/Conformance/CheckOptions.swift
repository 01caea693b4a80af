public import CSVCore
public import DurableFiles
public import ZipArchive

/// How a set is checked.
public struct CheckOptions: Sendable {
    /// Findings carry the value, not only its shape.
    public var showsValues: Bool
    public var zip: ZipLimits
    public var csv: CSVLimits
    /// Rows of one file at most.
    public var maxRows: Int
    /// A private folder for scratch files without names.
    public var scratchFolder: FilePath

    public init(
        showsValues: Bool = false, zip: ZipLimits = ZipLimits(), csv: CSVLimits = CSVLimits(),
        maxRows: Int = 1_000_000_000, scratchFolder: FilePath
    ) {
        self.showsValues = showsValues
        self.zip = zip
        self.csv = csv
        self.maxRows = maxRows
        self.scratchFolder = scratchFolder
    }
}
