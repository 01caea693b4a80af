import CSVCore

/// A cell that is a list, with commas between its members.
enum ListCell {
    private static let comma = UInt8(ascii: ",")

    /// The first member's fault; a blank member is `value-list`.
    static func firstFault(_ cell: FieldBytes, of member: (FieldBytes) -> FindingCode?) -> FindingCode? {
        var start = 0
        while true {
            let rest = cell.extracting(start...)
            let end = start + (rest.firstIndex(of: comma) ?? rest.count)
            let text = cell.extracting(start..<end)
            if text.allSatisfy({ $0 == 0x20 }) { return .valueList }
            if let code = member(text) { return code }
            if end == cell.count { return nil }
            start = end + 1
        }
    }

    static func hasBlank(_ cell: FieldBytes) -> Bool { firstFault(cell) { _ in nil } != nil }
}
