package import CSVCore
import Domain
import Inputs

/// What was found of one item, in all its sections: counted by code, and the ids where a code is about students.
///
/// Used again for every item, so that a finding costs a copy of its student's id and no memory of its own.
package final class ItemFindings {
    private struct Place {
        let section: String
        var school: String
        /// The codes that were found there, a bit for each: there are fewer than 64.
        var codes: UInt64 = 0
    }

    /// One finding about one student; the id lies in `ids`.
    package struct Heard {
        package var place: Int
        package var code: Int
        package var isPerson: Bool
        package var id: Range<Int>
    }

    /// Up to so many sections are looked through one by one; most courses have one or two.
    private static let fewPlaces = 16

    private let isPerStudent = KeptCode.all.map { $0.scope == .student }
    private var places: [Place] = []
    /// Scores by place and code.
    private var scores: [Int] = []
    private var placeOfSection: [String: Int] = [:]
    private var heard: [Heard] = []
    private var ids: [UInt8] = []
    private var lists = PackedLists()

    package var isEmpty: Bool { places.isEmpty }

    /// The place of a section, where something was found of it already. A school that is known once stays known.
    package func known(section: String, school: String) -> Int? {
        guard !places.isEmpty, let known = knownPlace(section) else { return nil }
        if !school.isEmpty { places[known].school = school }
        return known
    }

    /// The place of a section, empty for rows in none.
    package func place(section: String, school: String) -> Int {
        if let known = known(section: section, school: school) { return known }
        places.append(Place(section: section, school: school))
        scores.append(contentsOf: repeatElement(0, count: isPerStudent.count))
        if places.count > Self.fewPlaces { placeOfSection[section] = places.count - 1 }
        return places.count - 1
    }

    private func knownPlace(_ section: String) -> Int? {
        places.prefix(Self.fewPlaces).firstIndex { $0.section == section } ?? placeOfSection[section]
    }

    /// One finding of so many scores.
    ///
    /// - Parameters:
    ///   - student: whose score it was; empty for a person without a student in Campus.
    ///   - person: the PersonId of such a person.
    package func record(_ count: Int, code: Int, at place: Int, student: FieldBytes?, person: String?) {
        places[place].codes |= 1 << UInt64(code)
        scores[place * isPerStudent.count + code] += count
        guard isPerStudent[code] else { return }
        let start = ids.count
        let isPerson = student?.isEmpty ?? true
        if let student, !isPerson {
            ids.append(contentsOf: student)
        } else {
            ids.append(contentsOf: (person ?? "").utf8)
        }
        heard.append(Heard(place: place, code: code, isPerson: isPerson, id: start..<ids.count))
    }

    package func removeAll() {
        places.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
        if !placeOfSection.isEmpty { placeOfSection.removeAll() }
        heard.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
    }

    /// Writes a row for each section and code, in the order in which the ledger has them.
    package func write(item: String, title: String, to rows: inout FoundRows) {
        var order = Array(places.indices)
        if order.count > 1 {
            order.sort { ByteOrder.compare(places[$0].section, places[$1].section) < 0 }
        }
        sortHeard(order)
        var next = 0
        for index in order {
            var codes = places[index].codes
            while codes != 0 {
                let code = codes.trailingZeroBitCount
                codes &= codes - 1
                let start = next
                while next < heard.count, heard[next].place == index, heard[next].code == code { next += 1 }
                lists.pack(heard[start..<next], in: ids, isPerStudent: isPerStudent[code])
                rows.append(
                    item: item, section: places[index].section, title: title, school: places[index].school,
                    code: code, scores: scores[index * isPerStudent.count + code], lists)
            }
        }
    }

    /// In the order of sections, codes, students before persons, and their ids: they nearly are.
    private func sortHeard(_ order: [Int]) {
        guard heard.count > 1 else { return }
        var rank = Array(repeating: 0, count: places.count)
        for (position, place) in order.enumerated() { rank[place] = position }
        let ids = ids
        let bytes = ids.span
        heard.sort { a, b in
            if a.place != b.place { return rank[a.place] < rank[b.place] }
            if a.code != b.code { return a.code < b.code }
            if a.isPerson != b.isPerson { return b.isPerson }
            return ByteOrder.precedes(bytes.extracting(a.id), bytes.extracting(b.id))
        }
    }
}
