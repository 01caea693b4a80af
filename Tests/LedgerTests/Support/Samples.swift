import CSVCore
import Domain
import Foundation
import Ledger
import Records
import Testing

/// A new ledger in a folder of the test's own, removed with everything in it afterwards.
func withLedger(_ body: (Ledger) throws -> Void) throws {
    try withTemporaryFolder { try body(try Ledger.create(at: $0 + "/ledger.sqlite")) }
}

func withTemporaryFolder(_ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
}

/// 23 November 2026, 02:00 UTC, and so many days later.
func night(_ day: Int = 0) -> Instant {
    Instant(secondsSince1970: 1_795_399_200 + Int64(day) * Instant.secondsPerDay)
}

func points(_ text: String) throws -> ScoreValue {
    .points(try #require(Points(text)))
}

func sampleVersion(title: String = "Essay", sentTitle: String? = nil, due: String = "2026-10-01") throws
    -> LineItemVersion
{
    LineItemVersion(
        title: title, sentTitle: sentTitle ?? title, assignDate: try #require(CalendarDay("2026-09-01")),
        dueDate: try #require(CalendarDay(due)), category: "homework", period: "autumn",
        maxPoints: try #require(Points("10.5")))
}

extension String {
    func withField<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        try body(utf8.span)
    }
}

extension LineItemWriter {
    func add(
        _ item: String, _ section: String, version: LineItemVersion? = nil, bundle: Int = 1,
        results: String = "[]"
    ) throws {
        let version = try version ?? sampleVersion()
        try results.withField {
            try add(
                item: item, section: section, sourcedID: "itsl_\(item)_\(section)", school: "school-1",
                version: version, bundle: bundle, results: $0)
        }
    }
}

/// Every line item in the order of the scan, with its packed results.
func scanAll(_ session: LedgerSession) throws -> [(line: StoredLineItem, results: String)] {
    let scan = try session.scanLineItems()
    var all: [(StoredLineItem, String)] = []
    while let line = try scan.current {
        all.append((line, scan.withResults { String(decoding: $0, as: UTF8.self) }))
        try scan.advance()
    }
    return all
}

func bundle(_ sequence: Int, state: BundleState = .staged, file: String? = nil) -> BundleRecord {
    var bundle = BundleRecord(
        sequence: sequence, state: state, at: night(sequence), file: file ?? "bundle-\(sequence).zip",
        school: sequence.isMultiple(of: 2) ? "school-\(sequence)" : nil, mode: .delta, version: "1.1",
        sha256: String(repeating: "\(sequence % 10)", count: 64), bytes: 1000 + sequence, lineItems: sequence,
        results: 10 * sequence)
    if state == .published { bundle.published = night(8) }
    return bundle
}
