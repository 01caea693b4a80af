import Conformance
import TestSupport

extension OneFault {
    static let ids: [OneFault] = [
        .cell(.valueID, "orgs", "org-spare", "sourcedId", "org spare").at(
            .line("orgs.csv", 7, column: "sourcedId")),
        .cell(.valueID, in: .delta12, "enrollments", "e-spare", "sourcedId", "é-spare")
            .at(.line("enrollments.csv", 10, column: "sourcedId")),
        .cell(
            .valueID, "enrollments", "e-spare", "sourcedId", String(repeating: "e", count: 256), "256-bytes"
        )
        .at(.line("enrollments.csv", 10, column: "sourcedId")),
        .cell(.valueID, in: .bundle11, "results", "r-read-adams", "studentSourcedId", "s adams"),
        .cell(.valueID, in: .bulk12, "userProfiles", "up-spare", "userSourcedId", "u#spare"),
        .cell(.valueID, "classes", "class-spare", "termSourcedIds", "sem-1,gp 1"),
        .cell(.valueID, in: .bundle12, "lineItems", "li-spare", "schoolSourcedId", "school lake"),
        .twice("orgs", "org-spare"), .twice("users", "u-spare", in: .bulk12),
        .twice("enrollments", "e-spare"),
        .twice("results", "r-exam-chen", in: .bundle11), .twice("categories", "cat-spare", in: .delta12),
        .twice("demographics", "s-spare"),
        .inCapitals("orgs", "org-spare"), .inCapitals("categories", "cat-spare", in: .bundle12),
    ]

    /// The same id again, in the last line.
    private static func twice(_ table: String, _ id: String, in base: Base = .bulk11) -> OneFault {
        let line = base.set[table].table.rows.count + 2
        return OneFault(
            .idRepeated, table, in: base,
            at: .line(table + ".csv", line, column: "sourcedId")
        ) { $0.copy(table, id, table == "results" ? ["studentSourcedId": "s-e"] : [:]) }
    }

    private static func inCapitals(_ table: String, _ id: String, in base: Base = .bulk11) -> OneFault {
        OneFault(
            .idCase, table, in: base,
            at: .row(table, id.uppercased(), column: "sourcedId")
        ) { $0.copy(table, id, ["sourcedId": id.uppercased()]) }
    }

    static let references: [OneFault] = [
        .unknown("orgs", "org-spare", "parentSourcedId"),
        .unknown("academicSessions", "gp-spare", "parentSourcedId"),
        .unknown("courses", "course-spare", "orgSourcedId"),
        .unknown("courses", "course-spare", "schoolYearSourcedId"),
        .unknown("classes", "class-spare", "courseSourcedId"),
        .unknown("classes", "class-spare", "schoolSourcedId"),
        .unknown("classes", "class-spare", "termSourcedIds", "sem-1,nowhere"),
        .unknown("users", "u-spare", "orgSourcedIds", "school-lake,nowhere"),
        .unknown("users", "u-spare", "agentSourcedIds"),
        .unknown("enrollments", "e-spare", "classSourcedId"),
        .unknown("enrollments", "e-spare", "userSourcedId"),
        .unknown("enrollments", "e-spare", "schoolSourcedId"),
        .unknown("demographics", "s-spare", "sourcedId").at(
            .line("demographics.csv", 4, column: "sourcedId")),
        .unknown("lineItems", "li-spare", "categorySourcedId"),
        .unknown("lineItems", "li-spare", "classSourcedId"),
        .unknown("lineItems", "li-spare", "gradingPeriodSourcedId"),
        .unknown("results", "r-exam-chen", "studentSourcedId"),
        .unknown("results", "r-exam-chen", "lineItemSourcedId"),
        .unknown("classResources", "cr-2", "resourceSourcedId"),
        .unknown("courseResources", "or-2", "courseSourcedId"),
        .unknown("users", "u-spare", "primaryOrgSourcedId", in: .bulk12),
        .unknown("roles", "role-spare", "userSourcedId", in: .bulk12),
        .unknown("roles", "role-spare", "userProfileSourcedId", in: .bulk12),
        .unknown("userProfiles", "up-spare", "userSourcedId", in: .bulk12),
        .unknown("userResources", "ur-2", "classSourcedId", in: .bulk12),
        .unknown("scoreScales", "scale-spare", "courseSourcedId", in: .bulk12),
        .unknown("lineItemScoreScales", "ls-2", "scoreScaleSourcedId", in: .bulk12),
        .unknown("resultScoreScales", "rs-2", "resultSourcedId", in: .bulk12),
        .unknown("lineItemLearningObjectiveIds", "lo-2", "lineItemSourcedId", in: .bulk12),
        .unknown("resultLearningObjectiveIds", "ro-2", "resultSourcedId", in: .bulk12),
        .unknown("lineItems", "li-spare", "academicSessionSourcedId", in: .bulk12),
        .unknown("results", "r-exam-chen", "classSourcedId", in: .bulk12),
        .unknown("results", "r-exam-chen", "studentSourcedId", in: .mixed11),
        .unknown("lineItems", "li-spare", "classSourcedId", in: .mixed12),
    ]

    private static func unknown(
        _ table: String, _ id: String, _ column: String, _ value: String = "nowhere", in base: Base = .bulk11
    ) -> OneFault {
        .cell(
            .referenceUnknown, in: base, table, id, column, value)
    }

    static let kinds: [OneFault] = [
        .cell(.referenceKind, "classes", "class-spare", "schoolSourcedId", "district-birch"),
        .cell(.referenceKind, in: .bulk12, "lineItems", "li-spare", "schoolSourcedId", "district-birch"),
        .cell(.referenceKind, "courses", "course-spare", "schoolYearSourcedId", "gp-1"),
        .cell(.referenceKind, "lineItems", "li-spare", "gradingPeriodSourcedId", "year-27"),
        OneFault(.parentCycle, "orgs-itself", at: .row("orgs", "org-spare", column: "parentSourcedId")) {
            $0.set("orgs", "org-spare", "parentSourcedId", to: "org-spare")
        },
        OneFault(.parentCycle, "orgs-of-four", at: .row("orgs", "dept-math", column: "parentSourcedId")) {
            $0.set("orgs", "state-ed", "parentSourcedId", to: "dept-math")
        },
        OneFault(
            .parentCycle, "academicSessions-of-two", in: .bulk12,
            at: .row("academicSessions", "sem-1", column: "parentSourcedId")
        ) { $0.set("academicSessions", "year-27", "parentSourcedId", to: "sem-1") },
        .deleted(.delta11, "lineItems", "li-read", by: "results", "r-read-adams", "lineItemSourcedId"),
        .deleted(.delta12, "resources", "res-book", by: "userResources", "ur-1", "resourceSourcedId") {
            $0.set("classResources", "cr-1", "resourceSourcedId", to: "res-site")
            $0.set("courseResources", "or-1", "resourceSourcedId", to: "res-site")
        },
    ]

    /// A row goes away in a delta, and another of the same delta stays that leads to it.
    private static func deleted(
        _ base: Base, _ table: String, _ id: String, by other: String, _ row: String, _ column: String,
        _ change: (inout SampleSet) -> Void = { _ in }
    ) -> OneFault {
        OneFault(
            .referenceDeleted, "\(other)-\(column)", in: base,
            at: .row(other, row, column: column)
        ) { set in
            set.set(table, id, "status", to: "tobedeleted")
            change(&set)
        }
    }
}
