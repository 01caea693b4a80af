/// One CSV file of OneRoster: its name without `.csv` and its columns in order.
public struct Table: Sendable, Equatable {
    public let name: String
    public let columns: [Column]

    init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    public var fileName: String { name + ".csv" }

    /// The header row exactly as the binding gives it.
    public var header: [String] { columns.map(\.name) }

    public func column(_ name: String) -> Column? {
        columns.first { $0.name == name }
    }
}
