import CSVCore

/// Found rows, one behind the other, in the form in which `FoundRowStore` keeps them.
package struct FoundRows: ~Copyable {
    /// What stands before the texts of a row.
    package struct Header: BitwiseCopyable {
        /// Of item, section, title, school, students, persons.
        package var lengths: SIMD8<UInt32>
        package var scores: Int
        /// Its place in `KeptCode.all`.
        package var code: UInt8
        package var hasRepeats: Bool
    }

    private(set) var bytes = ByteBuffer()

    /// - Parameter code: its place in `KeptCode.all`.
    package mutating func append(
        item: String, section: String, title: String, school: String, code: Int, scores: Int,
        _ lists: borrowing PackedLists
    ) {
        lists.lend { students, persons in
            // Twenty thousand rows a million scores: no array is made on the way.
            var header = Header(
                lengths: SIMD8(), scores: scores, code: UInt8(code), hasRepeats: lists.hasRepeats)
            header.lengths[0] = UInt32(item.utf8.count)
            header.lengths[1] = UInt32(section.utf8.count)
            header.lengths[2] = UInt32(title.utf8.count)
            header.lengths[3] = UInt32(school.utf8.count)
            header.lengths[4] = UInt32(students.count)
            header.lengths[5] = UInt32(persons.count)
            unsafe withUnsafeBytes(of: &header) { unsafe bytes.append(Span(_unsafeBytes: $0)) }
            bytes.append(utf8: item)
            bytes.append(utf8: section)
            bytes.append(utf8: title)
            bytes.append(utf8: school)
            bytes.append(students)
            bytes.append(persons)
        }
    }
}
