import Inputs

/// The tables of a Campus roster that gradebridge reads, and what it asks of each (Spec/formats-in.md).
///
/// Names come from the OneRoster tables; a roster that lacks a column which nobody here needs is fine.
enum RosterTables {
    static let orgs = TableShape(
        "orgs.csv", key: ["sourcedId"], required: ["sourcedId", "type"], optional: ["status"], extra: ["name"]
    )
    static let sessions = TableShape(
        "academicSessions.csv", key: ["sourcedId"], required: ["sourcedId", "startDate", "endDate"],
        optional: ["status"], extra: ["type"])
    static let classes = TableShape(
        "classes.csv", key: ["sourcedId"], required: ["sourcedId", "schoolSourcedId"],
        optional: ["status"], extra: ["title"])
    static let users = TableShape(
        "users.csv", key: ["sourcedId"], required: ["sourcedId"], optional: ["status"])
    static let enrollments = TableShape(
        "enrollments.csv", key: ["sourcedId"],
        required: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
        optional: ["status", "beginDate", "endDate"])

    static let all = [orgs, sessions, classes, users, enrollments]
}
