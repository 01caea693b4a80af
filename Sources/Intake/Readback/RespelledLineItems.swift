import CSVCore
import Inputs

/// Line items of ours whose ids a file writes in another letter case, each in one way and never beside its own
/// (Spec/readback.md, "Guard").
struct RespelledLineItems {
    private let letterCase: LetterCase
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
        letterCase = LetterCase(of: ours)
        for candidate in candidates {
            switch letterCase.meaning(of: others[candidate]) {
            case .none: continue
            case .doubtful: return nil
            case .one(let index):
                guard !isThere(index),
                    spelling.updateValue(Array(others[candidate]), forKey: index) == nil
                else { return nil }
            }
        }
        guard !spelling.isEmpty else { return nil }
    }

    /// What an id means that is none of ours: nothing, one of ours, or one of ours in one more way of writing.
    func meaning(of id: FieldBytes) -> LetterCase.Meaning {
        guard ForeignLineItems.mayBe(id) else { return .none }
        let meaning = letterCase.meaning(of: id)
        guard case .one(let index) = meaning else { return meaning }
        return spelling[index].map { $0.span.elementsEqual(id) } ?? false ? meaning : .doubtful
    }
}
