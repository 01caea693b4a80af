import Foundation
import Inputs
import TestSupport

/// Refusals of what passes a limit of gradebridge.yaml: each of the limits, and what is as it should be keeps all of them.
extension RefusalCase {
    static let overLimit = [
        passing("limits.entries", 8, "9 entries, and 8 are allowed", raised: 9) {
            $0.files["readme.txt"] = Data("x".utf8)
            $0.form = .zip
        },
        passing("limits.expandedBytes", 100_000, "the archive expands past 100000 bytes", raised: 1_000_000) {
            $0.files["readme.txt"] = Data(repeating: 0x78, count: 100_000)
            $0.form = .zip
        },
        passing(
            "limits.expandedBytes", 100_000, "the file expands past 100000 bytes", raised: 1_000_000,
            at: .extract
        ) {
            $0.table("extract.csv") { $0.set("comments", to: String(repeating: "x", count: 20_000)) }
            $0.form = .made("extract.csv.gz", "open(target, 'wb').write(gzip.compress(data('extract.csv')))")
        },
        passing("limits.ratio", 2, "and 2 times is allowed", raised: 1_000_000) {
            $0.files["readme.txt"] = Data(repeating: 0x78, count: 2 << 20)
            $0.form = .zip
        },
        passing("limits.rows", 20, "the file has more than 20 rows", raised: 100) {
            $0.table("Persons.csv") { table in
                for person in 600..<620 { table.append(["\(person)", ""]) }
            }
        },
        passing("limits.columns", 20, "the header has more than 20 columns", raised: 100) {
            $0.table("Persons.csv") { table in
                for number in 1...19 { table.set("Note\(number)", to: "") }
            }
        },
        passing("limits.recordBytes", 1_024, "the record is longer than 1024 bytes", raised: 4_096) {
            $0.table("Persons.csv") { $0.set("Note", to: String(repeating: "x", count: 1_100)) }
        },
        passing("limits.fieldBytes", 256, "the field is longer than 256 bytes", raised: 4_096) {
            $0.table("Persons.csv") { $0.set("Note", to: String(repeating: "x", count: 300)) }
        },
    ]

    private static func passing(
        _ key: String, _ limit: Int, _ words: String, raised: Int, at door: RefusalDoor = .gradebook,
        _ fault: @escaping @Sendable (inout GivenInput) -> Void
    ) -> RefusalCase {
        RefusalCase(.overLimit(words, key: key), at: door) {
            $0.set(key, "\(limit)")
            fault(&$0)
        }.follow([Way("the limit is raised") { $0.set(key, "\(raised)") }, .exportedAgain])
    }
}
