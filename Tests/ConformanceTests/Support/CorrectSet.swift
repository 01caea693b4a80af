import OneRoster
import TestSupport
import Testing

/// A set in which nothing is wrong, by a name that stands in a test's output.
struct CorrectSet: Sendable, CustomTestStringConvertible {
    let name: String
    let set: SampleSet

    var testDescription: String { name }

    init(_ name: String, _ set: SampleSet, _ change: (inout SampleSet) -> Void = { _ in }) {
        self.name = name
        var changed = set
        change(&changed)
        self.set = changed
    }
}

// MARK: Forms of the district

extension SampleSet {
    static func bulk(_ version: Version) -> SampleSet {
        SampleSet(version, SampleDistrict.tables(version)) { _ in .bulk }
    }

    static func delta(_ version: Version) -> SampleSet {
        SampleSet(version, SampleDistrict.tables(version)) { _ in .delta }
    }

    /// What a gradebook sends into a district whose roster stands whole beside it.
    static func mixed(_ version: Version) -> SampleSet {
        let gradebook = ["categories", "lineItems", "results"]
        return SampleSet(version, SampleDistrict.tables(version)) { gradebook.contains($0) ? .delta : .bulk }
    }

    /// The tables of a bundle of our own (Spec/formats-out.md).
    static func bundle(_ version: Version, _ presence: Manifest.Presence) -> SampleSet {
        let tables = SampleDistrict.tables(version).filter {
            ["categories", "lineItems", "results"].contains($0.key)
        }
        return SampleSet(version, tables) { _ in presence }
    }

    static func minimal(_ version: Version) -> SampleSet {
        SampleSet(version, ["orgs": SampleDistrict.orgs]) { _ in .bulk }
    }

    /// A delta in which one row of each table goes away: of it the id, the status and the time are there.
    static func deletions(_ version: Version) -> SampleSet {
        var set = delta(version)
        for table in version.tables {
            var rows = set[table.name].table
            guard let last = rows.rows.last else { continue }
            rows.rows.removeLast()
            rows.rows.append([
                "sourcedId": last["sourcedId", default: ""], "status": "tobedeleted",
                "dateLastModified": "2026-11-23T02:00:00.000Z",
            ])
            set[table.name].table = rows
        }
        return set
    }
}

extension CorrectSet {
    static let all: [CorrectSet] = Version.allCases.flatMap(forms) + styles + extensions

    private static func forms(_ version: Version) -> [CorrectSet] {
        [
            CorrectSet("bulk \(version.rawValue)", .bulk(version)),
            CorrectSet("delta \(version.rawValue)", .delta(version)),
            CorrectSet("mixed \(version.rawValue)", .mixed(version)),
            CorrectSet("deletions \(version.rawValue)", .deletions(version)),
            CorrectSet("minimal \(version.rawValue)", .minimal(version)),
            CorrectSet("bundle, delta \(version.rawValue)", .bundle(version, .delta)),
            CorrectSet("bundle, bulk \(version.rawValue)", .bundle(version, .bulk)),
            CorrectSet("metadata columns \(version.rawValue)", .bulk(version)) { set in
                for table in version.tables {
                    set[table.name].table.set("metadata.source", to: "SIS")
                    set[table.name].table.set("metadata.läsår", to: "2026, \"27\"")
                }
            },
        ]
    }

    private static let styles = [
        CorrectSet("line feeds", .bulk(.v1p1)) { set in set.style { $0.lineEnd = "\n" } },
        CorrectSet("no final line end", .bulk(.v1p2)) { set in set.style { $0.endsWithLineEnd = false } },
        CorrectSet("every cell quoted", .delta(.v1p1)) { set in set.style { $0.quotesEveryCell = true } },
        CorrectSet("line feeds, quoted, cut", .mixed(.v1p2)) { set in
            set.style { $0 = .init(lineEnd: "\n", endsWithLineEnd: false, quotesEveryCell: true) }
        },
        CorrectSet("a letter for a score 1.2", .bulk(.v1p2)) { set in
            set.set("results", "r-read-adams", "score", to: "")
            set.set("results", "r-read-adams", "textScore", to: "B+")
        },
        CorrectSet("a manifest that does not name its source", .bulk(.v1p1)) { set in
            set.remove("manifest", "source.systemName")
            set.remove("manifest", "source.systemCode")
        },
        CorrectSet("a time without a fraction", .delta(.v1p1)) {
            $0.set("orgs", "school-lake", "dateLastModified", to: "2026-11-23T02:00:00Z")
        },
        CorrectSet("a due date on the end date", .bulk(.v1p1)) {
            $0.set("lineItems", "li-quiz", "dueDate", to: "2026-10-24")
        },
    ]

    /// 1.2 lets a district add words of its own, after `ext:`.
    private static let extensions = [
        CorrectSet("words of their own 1.2", .bulk(.v1p2)) { set in
            set.set("academicSessions", "gp-spare", "type", to: "ext:intersession")
            set.set("classes", "class-spare", "classType", to: "ext:club")
            set.set("demographics", "s-spare", "sex", to: "ext:x")
            set.set("enrollments", "e-spare", "role", to: "ext:observer")
            set.set("lineItemLearningObjectiveIds", "lo-2", "source", to: "ext:state")
            set.set("orgs", "org-spare", "type", to: "ext:campus")
            set.set("resources", "res-spare", "roles", to: "teacher,ext:coach")
            set.set("results", "r-exam-diaz", "scoreStatus", to: "ext:late pass")
            set.set("roles", "role-spare", "role", to: "ext:coach")
        }
    ]
}
