extension IDTable {
    /// The ids numbered anew, in the order of their bytes.
    ///
    /// - Returns: also the new number of each.
    public func renumberedInOrder() -> (table: IDTable, number: [UInt32]) { renumbered(inOrder: sorted()) }

    /// The ids numbered anew: the first of `order`, which holds each once, becomes 0.
    ///
    /// - Returns: also the new number of each.
    public func renumbered(inOrder order: [UInt32]) -> (table: IDTable, number: [UInt32]) {
        var number = Array(repeating: UInt32(0), count: order.count)
        for (place, index) in order.enumerated() { number[Int(index)] = UInt32(place) }
        // Exports mostly come in order.
        let isInOrder = !order.enumerated().contains { $0 != Int($1) }
        return (isInOrder ? self : IDTable(self, order, number), number)
    }
}
