public import DurableFiles

/// Checks a OneRoster 1.1 or 1.2 CSV set against the tables of its version, as a stream (Spec/verify.md).
///
/// Findings come as they are found: those of single rows in the order of the files, those that need the whole
/// set (repeated ids, references) when it has been read.
public struct ConformanceCheck {
    private let path: FilePath
    private let options: CheckOptions

    public init(_ path: FilePath, _ options: CheckOptions) {
        self.path = path
        self.options = options
    }

    /// - Parameter progress: gets the rows that were read, every 65,536 and at the end.
    /// - Returns: nil where the set cannot be opened at all; the finding says why.
    /// - Throws: `InputRefusal` (`.notFound`, `.notAFolderOrArchive`), and what this computer refuses: `FileError`.
    public func run(progress: (Int) -> Void = { _ in }, _ report: (Finding) -> Void) throws -> CheckedSet? {
        let source: SetSource
        do {
            source = try SetSource(path, options.zip)
        } catch let fault as SetFault {
            report(fault.finding)
            return nil
        }
        guard !source.names.isEmpty else {
            report(Finding(.setEmpty))
            return nil
        }
        return try SetCheck(source, options).run(progress: progress, report)
    }
}
