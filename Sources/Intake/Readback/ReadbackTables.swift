import Inputs

/// The tables of a read-back, and what gradebridge asks of each (Spec/formats-in.md).
enum ReadbackTables {
    static let lineItems = TableShape(
        "lineItems.csv", key: ["sourcedId"],
        required: ["sourcedId", "title", "dueDate", "categorySourcedId", "resultValueMax"],
        optional: ["status"],
        extra: ["classSourcedId", "gradingPeriodSourcedId", "academicSessionSourcedId"])
    static let results = TableShape(
        "results.csv", key: [],
        required: ["lineItemSourcedId", "studentSourcedId", "scoreStatus", "score"],
        optional: ["status", "textScore", "late", "missing", "incomplete"])
    static let extract = TableShape(
        "extract.csv", key: [],
        required: [
            "externalLMSSourcedID", "personID", "score", "totalPoints", "missing", "exempt", "incomplete",
            "cheated", "dropped",
        ],
        optional: [
            "late", "turnedIn", "modifiedByID", "modifiedDate", "activityName", "dueDate",
        ],
        // Not looked at.
        extra: ["sectionID", "comments"])
}
