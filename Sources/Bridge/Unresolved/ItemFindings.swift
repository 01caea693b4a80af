import CSVCore
import Intake
import Ledger

/// What was found of one item, in all its sections: counted by code, and the ids where a code is about students.
///
/// Used again for every item, so that a finding costs a copy of its student's id and no memory of its own.
final class ItemFindings {
    private struct Place {
        let section: String
        var school: String
        /// By code; nil where it was not found. Zero is a line item that is missing as a whole.
        var scores: [Int?]
    }

    /// One finding about one student; the id lies in `ids`.
    struct Heard {
        var place: Int
        var code: Int
        var isPerson: Bool
        var id: Range<Int>
    }

    private var places: [Place] = []
    private var placeOfSection: [String: Int] = [:]
    private var heard: [Heard] = []
    private var ids: [UInt8] = []
    private var lists = PackedLists()

    var isEmpty: Bool { places.isEmpty }

    /// The place of a section, empty for rows in none. A school that is known once stays known.
    func place(section: String, school: String) -> Int {
        if let known = placeOfSection[section] {
            if !school.isEmpty { places[known].school = school }
            return known
        }
        let none: [Int?] = Array(repeating: nil, count: KeptCode.all.count)
        places.append(Place(section: section, school: school, scores: none))
        placeOfSection[section] = places.count - 1
        return places.count - 1
    }

    func count(_ scores: Int, code: Int, at place: Int) {
        places[place].scores[code] = (places[place].scores[code] ?? 0) + scores
    }

    /// Keeps whose score it was: the student's id or, of a person without a student in Campus, the PersonId.
    func hear(code: Int, at place: Int, student: FieldBytes?, person: String?) {
        let start = ids.count
        let isPerson = student?.isEmpty ?? true
        if let student, !isPerson {
            ids.append(contentsOf: student)
        } else {
            ids.append(contentsOf: (person ?? "").utf8)
        }
        heard.append(Heard(place: place, code: code, isPerson: isPerson, id: start..<ids.count))
    }

    func removeAll() {
        places.removeAll(keepingCapacity: true)
        placeOfSection.removeAll(keepingCapacity: true)
        heard.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
    }

    /// Writes a row for each section and code, in the order in which the ledger has them.
    func write(item: String, title: String, to store: FoundRowStore) throws {
        let order = places.indices.sorted {
            ByteOrder.compare(places[$0].section, places[$1].section) < 0
        }
        sortHeard(order)
        var next = 0
        for index in order {
            let place = places[index]
            for (code, scores) in place.scores.enumerated() {
                guard let scores else { continue }
                let start = next
                while next < heard.count, heard[next].place == index, heard[next].code == code { next += 1 }
                let kept = KeptCode.all[code]
                lists.pack(heard[start..<next], in: ids, isPerStudent: kept.scope == .student)
                try store.append(
                    FoundRowStore.Texts(
                        item: item, section: place.section, kind: kept.kind.rawValue, code: kept.code,
                        title: title, school: place.school), scores: scores, lists)
            }
        }
    }

    /// In the order of sections, codes, students before persons, and their ids: they nearly are.
    private func sortHeard(_ order: [Int]) {
        guard heard.count > 1 else { return }
        var rank = Array(repeating: 0, count: places.count)
        for (position, place) in order.enumerated() { rank[place] = position }
        ids.withUnsafeBufferPointer { bytes in
            func precedes(_ a: Heard, _ b: Heard) -> Bool {
                if a.place != b.place { return rank[a.place] < rank[b.place] }
                if a.code != b.code { return a.code < b.code }
                if a.isPerson != b.isPerson { return b.isPerson }
                return ByteOrder.precedes(
                    FieldBytes(rebasing: bytes[a.id]), FieldBytes(rebasing: bytes[b.id]))
            }
            heard.sort(by: precedes)
        }
    }
}
