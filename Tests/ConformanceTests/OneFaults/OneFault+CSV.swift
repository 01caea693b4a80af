import CSVCore
import Conformance
import Foundation
import TestSupport

extension OneFault {
    /// Files that are no CSV from some line on: what is behind it is not judged.
    static let csv: [OneFault] = [
        .text(.csvNoHeader, "empty", "users", 1) { $0 = "" },
        .text(.csvNoHeader, "blank-first-line", "users", 1) { $0 = "\r\n" + $0 },
        .text(.csvSeparatorLine, "orgs", "orgs", 1) { $0 = "sep=,\r\n" + $0 },
        .text(.csvSeparatorLine, "semicolon", "manifest", 1) {
            $0 = "sep=;\r\n" + $0.replacing(",", with: ";")
        },
        .text(.csvOtherDelimiter, "semicolon", "orgs", 1) { $0 = $0.replacing(",", with: ";") },
        .text(.csvOtherDelimiter, "tab", "results", 1) { $0 = $0.replacing(",", with: "\t") },
        .text(.csvOtherDelimiter, "pipe", "manifest", 1) { $0 = $0.replacing(",", with: "|") },
        .line(.csvRaggedRow, "one-more", "orgs", 3) { $0 += ",more" },
        .line(.csvRaggedRow, "one-less", "users", 4) { $0.removeLast() },
        .line(.csvRaggedRow, "blank-line", "academicSessions", 5) { $0 = "" },
        .line(.csvRaggedRow, "manifest", "manifest", 16) { $0 += "," },
        OneFault(.csvRaggedRow, "manifest", in: .delta12, at: .line("manifest.csv", 4)) { set in
            set["manifest"].rewrite {
                $0 = $0.replacing("file.academicSessions,", with: "file.academicSessions,,")
            }
        },
        .line(.csvUnterminatedQuote, "orgs", "orgs", 6) { $0 = "state-ed,,,\"Department,state,," },
        .line(.csvQuoteInsideField, "orgs", "orgs", 6) { $0 = "state-ed,,,Depart\"ment,state,," },
        .line(.csvTextAfterQuote, "orgs", "orgs", 6) { $0 = "state-ed,,,\"Depart\"ment,state,," },
        .line(.csvBareCarriageReturn, "orgs", "orgs", 6) { $0 = "state-ed,,,Depart\rment,state,," },
        .line(.csvBareCarriageReturn, "results", "results", 11) { $0 += "\rx" },
        .notUTF8("latin-1", [0x42, 0xe4]),
        .notUTF8("overlong", [0xc0, 0xaf]),
        .notUTF8("surrogate", [0xed, 0xa0, 0x80]),
        .line(.csvFieldTooLong, "orgs", "orgs", 6) {
            $0 = "state-ed,,,\(String(repeating: "D", count: 2000)),state,,"
        }
        .limited { $0.csv.maxFieldBytes = 1000 },
        .line(.csvRecordTooLong, "orgs", "orgs", 6) {
            $0 = "state-ed,,,\(String(repeating: "D", count: 2000)),state,,"
        }
        .limited { $0.csv.maxRecordBytes = 1000 },
        OneFault(.csvTooManyColumns, "orgs", at: .line("orgs.csv", 1)) { set in
            for number in 1...30 { set["orgs"].table.set("metadata.\(number)", to: "") }
        }.limited { $0.csv.maxColumns = 30 },
        .tooManyRows(in: .bulk11, as: .folder), .tooManyRows(in: .delta12, as: .zip),
    ]

    /// A file of the 1.1 bulk set with another text.
    private static func text(
        _ code: FindingCode, _ label: String, _ table: String, _ line: Int, _ change: (inout String) -> Void
    ) -> OneFault {
        OneFault(code, label, at: .line(table + ".csv", line)) { $0[table].rewrite(change) }
    }

    /// One line of it, from 1.
    private static func line(
        _ code: FindingCode, _ label: String, _ table: String, _ line: Int, _ change: (inout String) -> Void
    ) -> OneFault {
        text(code, label, table, line) { text in
            var lines = text.components(separatedBy: "\r\n")
            change(&lines[line - 1])
            text = lines.joined(separator: "\r\n")
        }
    }

    /// More than any other file of the set has.
    private static func tooManyRows(in base: Base, as form: SetForm) -> OneFault {
        OneFault(.csvTooManyRows, "categories", in: base, as: form, at: .line("categories.csv", 32)) { set in
            for number in 1...40 { set.copy("categories", "cat-spare", ["sourcedId": "cat-\(number)"]) }
        }.limited { $0.maxRows = 30 }
    }

    private static func notUTF8(_ label: String, _ bytes: [UInt8]) -> OneFault {
        OneFault(.csvNotUTF8, label, at: .line("orgs.csv", 8)) { set in
            set["orgs"].raw = set["orgs"].bytes + Data("org-9,,,".utf8) + bytes + Data(",state,,\r\n".utf8)
        }
    }
}
