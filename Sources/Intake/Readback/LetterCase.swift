import CSVCore
import Inputs

/// Ids of ours by their spelling without upper and lower case.
struct LetterCase {
    enum Meaning: Equatable {
        case none
        case one(Int)
        /// Two of ours differ in case alone.
        case doubtful
    }

    private let folded = IDTable()
    private var meant: [Int?] = []

    init(of ours: IDTable) {
        for index in 0..<ours.count {
            let (place, isNew) = folded.add(Self.fold(ours[index]).span)
            if isNew { meant.append(index) } else { meant[place] = nil }
        }
    }

    func meaning(of id: FieldBytes) -> Meaning {
        guard let place = folded.index(of: Self.fold(id).span) else { return .none }
        return meant[place].map { .one($0) } ?? .doubtful
    }

    private static func fold(_ id: FieldBytes) -> [UInt8] {
        var folded = Array(id)
        for place in folded.indices where (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(folded[place]) {
            folded[place] |= 0x20
        }
        return folded
    }
}
