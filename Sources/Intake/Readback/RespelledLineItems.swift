import CSVCore
import Inputs

/// Line items of ours whose ids a file writes in another letter case, each in one way and never beside its own
/// (Spec/readback.md, "Guard").
struct RespelledLineItems {
    /// Ours in small letters, each once, and which of ours that is; nil of two of ours that differ in case alone.
    private let folded = IDTable()
    private var meant: [Int?] = []
    /// Ours → how the file writes it.
    private var spelling: [Int: [UInt8]] = [:]

    /// Nil where there is none, or where one of them may be understood in two ways: then none is taken.
    ///
    /// - Parameters:
    ///   - others: ids of the file that are not ours.
    ///   - isThere: whether one of ours stands in the file as it is.
    init?(among others: IDTable, of ours: IDTable, isThere: (Int) -> Bool) {
        let candidates = (0..<others.count).filter { ForeignLineItems.mayBe(others[$0]) }
        guard !candidates.isEmpty else { return nil }
        for index in 0..<ours.count {
            let (place, isNew) = folded.add(Self.fold(ours[index]).span)
            if isNew { meant.append(index) } else { meant[place] = nil }
        }
        for candidate in candidates {
            guard let place = folded.index(of: Self.fold(others[candidate]).span) else { continue }
            guard let index = meant[place], !isThere(index),
                spelling.updateValue(Array(others[candidate]), forKey: index) == nil
            else { return nil }
        }
        guard !spelling.isEmpty else { return nil }
    }

    /// What an id that is none of ours means.
    enum Meaning {
        case ours(Int)
        /// One of ours, in one more way of writing.
        case doubtful
        case other
    }

    func meaning(of id: FieldBytes) -> Meaning {
        guard ForeignLineItems.mayBe(id), let place = folded.index(of: Self.fold(id).span) else {
            return .other
        }
        guard let index = meant[place], let spelling = spelling[index], spelling.span.elementsEqual(id) else {
            return .doubtful
        }
        return .ours(index)
    }

    private static func fold(_ id: FieldBytes) -> [UInt8] {
        var folded = Array(id)
        for place in folded.indices where (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(folded[place]) {
            folded[place] |= 0x20
        }
        return folded
    }
}
