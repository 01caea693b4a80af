extension IDTable {
    /// Numbers the ids anew, in the order of their bytes.
    ///
    /// - Returns: the new number of each.
    public func renumberInOrder() -> [UInt32] { renumber(inOrder: sorted()) }

    /// Numbers the ids anew: the first of `order`, which holds each once, becomes 0.
    ///
    /// - Returns: the new number of each.
    public func renumber(inOrder order: [UInt32]) -> [UInt32] {
        var number = Array(repeating: UInt32(0), count: order.count)
        for (place, index) in order.enumerated() { number[Int(index)] = UInt32(place) }
        // Exports mostly come in order.
        if order.enumerated().contains(where: { $0 != Int($1) }) { rearrange(order, number) }
        return number
    }
}
