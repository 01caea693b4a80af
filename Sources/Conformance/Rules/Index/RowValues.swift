/// One value for each row of a file, by the row's index in `KnownFile`.
struct RowValues<Value> {
    private var values: [Value] = []
    private let unknown: Value

    /// - Parameter unknown: what is said of a row that nothing was said of.
    init(unknown: Value) {
        self.unknown = unknown
    }

    /// One more than the highest index that something was said of.
    var count: Int { values.count }

    subscript(index: Int) -> Value {
        values.indices.contains(index) ? values[index] : unknown
    }

    /// The first row of an id stands: what a repeated one says is passed over. So is a row without an index.
    mutating func set(_ value: Value, at index: Int) {
        guard index >= values.count else { return }
        while values.count < index { values.append(unknown) }
        values.append(value)
    }
}
