import CSVCore
import Domain
import DurableFiles
import OneRoster
import Testing

@testable import Bundle

/// 23 November 2026, 02:00:06 UTC.
let night = Instant(secondsSince1970: 1_795_399_206)

func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(text))
}

func score(_ text: String) throws -> ScoreValue {
    .points(try #require(Points(text)))
}

func essay(_ sentTitle: String = "Essay") throws -> LineItemVersion {
    LineItemVersion(
        title: "The title as itslearning has it", sentTitle: sentTitle, assignDate: try day("2026-09-01"),
        dueDate: try day("2026-10-01"), category: "homework", period: "autumn",
        maxPoints: try #require(Points("10.50")))
}

extension BundleWriter {
    func writeLineItem(_ identity: LineItemIdentity, _ version: LineItemVersion) throws {
        try writeLineItem(id: identity.id, version: version, section: "class-1", school: "school-1")
    }

    func writeResult(
        _ identity: LineItemIdentity, student: String, value: ScoreValue, comment: String? = nil
    ) throws {
        var rows = ResultRows(format)
        let day = try day("2026-10-03")
        rows.append(
            identity, student: student.utf8.span, value: value, day: day, section: "class-1",
            comment: comment)
        try rows.drain { try writeResults($0, count: 1) }
    }

    /// One category, one line item and one result.
    func writeSample() throws {
        let identity = LineItemIdentity(item: "9001", section: "class-1")
        try writeCategory(id: "homework", title: "Homework")
        try writeLineItem(identity, try essay())
        try writeResult(identity, student: "s1", value: try score("8.50"))
    }
}

/// Writes a bundle and reads it with Python.
func archive(
    _ version: Version = .v1p1, _ mode: BundleMode = .delta,
    _ write: (BundleWriter) throws -> Void = { try $0.writeSample() }
) throws -> Python.Archive {
    try withTemporaryFolder { folder in
        let path = folder.appending("bundle.zip")
        let writer = try BundleWriter(version: version, mode: mode, at: night, scratchFolder: folder)
        try write(writer)
        try writer.finish(to: path)
        return try Python.read(path)
    }
}

extension Python.Archive {
    /// The rows of a table, each as its cells by column.
    func cells(_ file: String) throws -> [[String: String]] {
        let rows = try #require(files[file]?.rows)
        let header = try #require(rows.first)
        return rows.dropFirst().map { Dictionary(zip(header, $0)) { _, last in last } }
    }
}
