import CSVCore
package import Inputs
package import Workspace
package import ZipArchive

// How inputs are read, as gradebridge.yaml says.
extension BridgeConfiguration {
    /// How much of an archive is taken.
    package var zipLimits: ZipLimits {
        ZipLimits(
            entries: limits.entries, expandedBytes: UInt64(clamping: limits.expandedBytes),
            ratio: UInt64(clamping: limits.ratio))
    }

    /// How much of a table is taken.
    package var tableLimits: TableLimits {
        TableLimits(
            csv: CSVLimits(
                maxFieldBytes: limits.fieldBytes, maxRecordBytes: limits.recordBytes,
                maxColumns: limits.columns),
            rows: limits.rows)
    }
}
