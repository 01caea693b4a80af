public import Domain
import DurableFiles
import ZipArchive

extension InputSet {
    /// When the newest thing in it was last changed: the newest entry of a zip, the newest file of a folder,
    /// the file itself. Nil where nothing says.
    ///
    /// - Parameter zone: that of the district, which a zip's times without a zone are taken for.
    public func newestTime(zone: ZoneRules) throws -> Instant? {
        switch content {
        case .folder(let folder, let files):
            try files.compactMap { try Self.time(folder.appending($0)) }.max()
        case .archive(let zip, _):
            zip.entries.compactMap { Self.time($0, zone) }.max()
        case .file(let path, _, _), .packed(let path, _, _, _):
            try Self.time(path)
        }
    }

    private static func time(_ path: FilePath) throws -> Instant? {
        try Files.status(path).map { Instant(secondsSince1970: $0.modified.seconds) }
    }

    private static func time(_ entry: ZipEntry, _ zone: ZoneRules) -> Instant? {
        switch entry.modified {
        case .utc(let seconds)?: return Instant(secondsSince1970: seconds)
        case .local(let shown)?:
            guard let day = CalendarDay(year: shown.year, month: shown.month, day: shown.day) else {
                return nil
            }
            let local = Instant(day, hour: shown.hour, minute: shown.minute, second: shown.second)
            return zone.instant(ofLocal: local)
        case nil: return nil
        }
    }
}
