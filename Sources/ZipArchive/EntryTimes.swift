import DurableFiles

/// Puts the right times into an archive that libzip has just written.
///
/// libzip 1.7.3 takes a zip time through the local time zone and back, so an hour that the zone skips in
/// spring comes out wrong: 02:30 on 29 March 2026 in Oslo becomes 03:30. The archive would depend on `TZ`,
/// which a process with threads cannot change safely. The walk needs no searching: the headers are our own.
struct EntryTimes {
    let path: FilePath
    let entries: [DeflatedEntry]
    let modified: ZipTimestamp

    func correct() throws {
        let file = try PatchFile(path)
        var offset: UInt64 = 0
        for entry in entries {
            let header = try header(in: file, at: offset, bytes: 30, magic: 0x0403_4b50)
            try correct(file, at: offset + 10, now: number(header, at: 10, bytes: 4))
            offset += 30 + entry.compressedSize
            offset += number(header, at: 26, bytes: 2) + number(header, at: 28, bytes: 2)
        }
        for _ in entries {
            let header = try header(in: file, at: offset, bytes: 46, magic: 0x0201_4b50)
            try correct(file, at: offset + 12, now: number(header, at: 12, bytes: 4))
            offset += 46 + number(header, at: 28, bytes: 2)
            offset += number(header, at: 30, bytes: 2) + number(header, at: 32, bytes: 2)
        }
    }

    private func correct(_ file: PatchFile, at offset: UInt64, now: UInt64) throws {
        let meant = UInt64(modified.dosDate) << 16 | UInt64(modified.dosTime)
        guard now != meant else { return }
        try file.write((0..<4).map { UInt8(truncatingIfNeeded: meant >> ($0 * 8)) }, at: offset)
    }

    private func header(in file: PatchFile, at offset: UInt64, bytes: Int, magic: UInt64) throws -> [UInt8] {
        let header = try file.read(bytes, at: offset)
        guard header.count == bytes, number(header, at: 0, bytes: 4) == magic else {
            throw ZipError(.damaged, archive: path, detail: "no header at byte \(offset) of the new archive")
        }
        return header
    }

    private func number(_ header: [UInt8], at offset: Int, bytes: Int) -> UInt64 {
        header[offset..<offset + bytes].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
