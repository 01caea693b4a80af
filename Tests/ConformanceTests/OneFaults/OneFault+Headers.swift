import Conformance
import Foundation
import TestSupport

extension OneFault {
    static let headers: [OneFault] = [
        OneFault(.byteOrderMark, "orgs", at: .line("orgs.csv", 1)) {
            $0["orgs"].rewrite { $0 = "\u{FEFF}" + $0 }
        },
        OneFault(.byteOrderMark, "manifest", in: .bundle12, as: .zip, at: .line("manifest.csv", 1)) {
            $0["manifest"].rewrite { $0 = "\u{FEFF}" + $0 }
        },
        .without("orgs", "identifier"), .without("enrollments", "primary"), .without("users", "sms"),
        .without("results", "comment"), .without("demographics", "birthDate"),
        .without("lineItems", "description"), .without("users", "pronouns", in: .bulk12),
        .without("results", "late", in: .delta12), .without("categories", "weight", in: .bundle12),
        .columnCase("orgs", "identifier", "Identifier"), .columnCase("users", "sourcedId", "SourcedID"),
        .columnCase("results", "scorestatus", "scoreStatus", reversed: true),
        .columnCase("lineItems", "dueDate", "duedate", in: .bundle12),
        .swapped("orgs", "name", "type"), .swapped("enrollments", "beginDate", "endDate"),
        .swapped("users", "givenName", "familyName", in: .delta12),
        .unknown("orgs", "colour"), .unknown("categories", "weight"),
        .unknown("results", "grade", in: .bundle12), .unknown("users", "orgSourcedIds", in: .bulk12),
        OneFault(.columnRepeated, "orgs-name", at: .line("orgs.csv", 1, column: "name")) {
            $0["orgs"].table.columns.append("name")
        },
        .metadataFirst("orgs"), .metadataFirst("results", in: .bulk12),
    ]

    /// A column that may be empty and is not there.
    private static func without(_ table: String, _ column: String, in base: Base = .bulk11) -> OneFault {
        OneFault(
            .columnMissing, "\(table)-\(column)", in: base,
            at: .line(table + ".csv", 1, column: column)
        ) { $0[table].table.columns.removeAll { $0 == column } }
    }

    private static func columnCase(
        _ table: String, _ column: String, _ written: String, in base: Base = .bulk11, reversed: Bool = false
    ) -> OneFault {
        let (known, seen) = reversed ? (written, column) : (column, written)
        return OneFault(
            .columnCase, "\(table)-\(known)", in: base, at: .line(table + ".csv", 1, column: known)
        ) { set in
            set[table].rewriteHeader { $0 = $0.map { $0 == known ? seen : $0 } }
        }
    }

    /// Two neighbours change places, with their cells.
    private static func swapped(
        _ table: String, _ first: String, _ second: String, in base: Base = .bulk11
    ) -> OneFault {
        OneFault(
            .columnOrder, "\(table)-\(first)-\(second)", in: base,
            at: .line(table + ".csv", 1, column: second)
        ) { set in
            set[table].table.columns = set[table].table.columns.map {
                $0 == first ? second : $0 == second ? first : $0
            }
        }
    }

    private static func unknown(_ table: String, _ column: String, in base: Base = .bulk11) -> OneFault {
        let number = base.set[table].table.columns.count + 1
        return OneFault(
            .columnUnknown, "\(table)-\(column)", in: base,
            at: .line(table + ".csv", 1, column: "\(number)")
        ) { $0[table].table.set(column, to: "") }
    }

    private static func metadataFirst(_ table: String, in base: Base = .bulk11) -> OneFault {
        OneFault(
            .metadataNotLast, table, in: base, at: .line(table + ".csv", 1, column: "4")
        ) { set in
            set[table].table.columns.insert("metadata.note", at: 3)
        }
    }
}
