import CSVCore
import DurableFiles

/// The rows in another order than the file's. Many are first dealt out by their new places into some scratch files,
/// each of which fits in memory: asked for one by one, out of order, the rows of 400,000 items cost 6 % of a night.
extension ItemStore {
    private static let (leastDealt, mostFiles, atOnce) = (32_768, 16, 4_096)

    /// - Parameter place: for each row as it stands now, its place in the new order.
    func arranged(_ place: [UInt32]) throws -> ItemStore {
        let arranged = ItemStore(scratchFolder: folder)
        let dealt = max(Self.leastDealt, (count + Self.mostFiles - 1) / Self.mostFiles)
        guard let folder, count > dealt else {
            try arranged.append(rows: 0..<count, of: self, at: place[...], from: 0)
            return arranged
        }
        let files = stride(from: 0, to: count, by: dealt).map { _ in ItemStore(scratchFolder: folder) }
        var places = files.map { _ in [UInt32]() }
        for start in stride(from: 0, to: count, by: Self.atOnce) {
            let rows = try rows(start..<min(start + Self.atOnce, count))
            for (offset, row) in rows.rows.enumerated() {
                let place = place[start + offset]
                let file = Int(place) / dealt
                try rows.withTitle(offset) { try files[file].append(row, title: $0) }
                places[file].append(place)
            }
        }
        for (number, file) in files.enumerated() {
            try file.finishWriting()
            try arranged.append(rows: 0..<file.count, of: file, at: places[number][...], from: number * dealt)
        }
        return arranged
    }

    private func rows(_ places: Range<Int>) throws -> StoredItemRows {
        var rows = StoredItemRows()
        try read(places, into: &rows)
        return rows
    }

    /// Appends all rows of another store in the order of their new places, of which `first` is the lowest.
    private func append(
        rows range: Range<Int>, of other: ItemStore, at places: ArraySlice<UInt32>, from first: Int
    ) throws {
        let rows = try other.rows(range)
        var order = Array(repeating: 0, count: range.count)
        for (index, place) in places.enumerated() { order[Int(place) - first] = index }
        for index in order { try rows.withTitle(index) { try append(rows.rows[index], title: $0) } }
    }
}
