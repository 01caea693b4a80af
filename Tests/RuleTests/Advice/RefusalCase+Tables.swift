import Foundation
import Inputs
import TestSupport

/// Refusals of files and columns by their names, and of what a set says of itself.
extension RefusalCase {
    // MARK: Files

    static func alikeFiles(_ door: RefusalDoor) -> [RefusalCase] {
        let file = door.table.file
        // Beside the exact name a read-back does not know the other, and says that it may hold scores.
        let exact = door == .gradebook || door == .roster ? [["csv", "txt"]] : []
        return ([["tsv", "txt"]] + exact).map { endings in
            let names = endings.map { file.replacing(".csv", with: ".\($0)") }
            return RefusalCase(.alikeFiles(names), at: door) {
                let table = $0.files.removeValue(forKey: file)
                for name in names { $0.files[name] = table }
            }.follow(names.map { name in Way("\(name) is left out") { $0.files[name] = nil } })
        }
    }

    static let missingFile =
        [RefusalDoor.gradebook, .roster, .set].map { door in
            let file = door.table.file
            return RefusalCase(.missingFile(), at: door) {
                $0.rename(file, to: "district.csv")
            }.follow([
                .exportedAgain,
                Way("the profile names it") { $0.list("profile.files", "\(file) = district.csv") },
            ])
        } + [
            // An archive of something else beside the tables is not the cause.
            RefusalCase(.missingFile(), at: .gradebook) {
                $0.files["attachments.zip"] = Data([0x50, 0x4B, 3, 4])
                $0.rename("Persons.csv", to: "district.csv")
            }.follow([.exportedAgain]),
            RefusalCase(.missingFile(nearest: "Person.csv"), at: .gradebook) {
                $0.rename("Persons.csv", to: "Person.csv")
            }.follow([
                .exportedAgain,
                Way("the profile names it") { $0.list("profile.files", "Persons.csv = Person.csv") },
            ]),
            RefusalCase(.missingFile(), at: .gradebook) {
                $0.set("transfer.mode", "requested")
                $0.files["asked.csv"] = requests
            }.follow([
                Way("it is added") { $0.files["TransferRequests.csv"] = requests },
                Way("the profile names it") { $0.list("profile.files", "TransferRequests.csv = asked.csv") },
            ]),
        ]

    private static let requests = Data(
        "CourseId,RequestedAt\n11,2026-11-20T15:00:00Z\n12,2026-11-20T15:00:00Z\n".utf8)

    // MARK: Columns

    static func missingColumns(_ door: RefusalDoor) -> RefusalCase {
        let (file, column) = door.table
        return RefusalCase(.missingColumns([column]), at: door) {
            $0.table(file) { $0.rename(column, to: "District") }
        }.follow([
            .exportedAgain,
            Way("the profile names it") { $0.list("profile.columns", "\(file): \(column) = District") },
        ])
    }

    static func repeatedColumn(_ door: RefusalDoor) -> RefusalCase {
        let (file, column) = door.table
        return RefusalCase(.repeatedColumn(column), at: door) {
            $0.table(file) { $0.columns.append(column) }
        }
    }

    static let otherColumnName = [
        (RefusalDoor.set, "results.csv", "status", "sta_tus"),
        (.extract, "extract.csv", "turnedIn", "turned In"),
        (.gradebook, "Assessments.csv", "IsExempt", "is_exempt"),
        (.gradebook, "GradebookItems.csv", "IsAssessmentVisible", "IsAssesmentVisible"),
        (.roster, "enrollments.csv", "status", "Staus"),
        (.gradebook, "Courses.csv", "Status", "Course Status"),
        (.gradebook, "Courses.csv", "Status", "CourseStatus"),
        (.gradebook, "GradebookItems.csv", "IsActive", "record_active"),
        (.set, "lineItems.csv", "status", "metadata.status"),
        (.extract, "extract.csv", "modifiedDate", "lastModifiedDate"),
        (.extract, "extract.csv", "modifiedDate", "ModifiedDateUTC"),
        (.extract, "extract.csv", "modifiedByID", "ModifiedByUserID"),
    ].map { door, file, column, other in
        return RefusalCase(.otherColumnName(other, meant: column), at: door) {
            $0.table(file) { $0.rename(column, to: other) }
        }.follow([
            .exportedAgain,
            Way("the profile names it") { $0.list("profile.columns", "\(file): \(column) = \(other)") },
            Way("it is another column") { $0.list("profile.columns", "\(file): \(column) = \(column)") },
        ])
    }

    // MARK: What a set says of itself

    static let unsupported =
        [RefusalDoor.roster, .set].flatMap { door in
            let file = door == .roster ? "file.users" : "file.results"
            return [
                says(door, "oneroster.version", "1.0", "the set is not of OneRoster version 1.1 or 1.2"),
                says(door, file, "some", "what it says of \(file) is neither absent nor bulk nor delta"),
            ]
        } + [
            says(
                .roster, "file.users", "delta",
                "file.users is delta: the set holds changes, not the whole roster"),
            says(
                .set, "source.systemCode", "gradebridge",
                "the set is a bundle that gradebridge made, and no export of Campus"),
            RefusalCase(.unsupported("it holds a OneRoster set and a data extract"), at: .set) {
                $0.files.merge($0.otherForm) { own, _ in own }
            }.follow(full),
        ]

    private static func says(_ door: RefusalDoor, _ property: String, _ value: String, _ words: String)
        -> RefusalCase
    {
        RefusalCase(.unsupported(words), at: door) {
            $0.table("manifest.csv") {
                $0.remove(where: ["propertyName": property])
                $0.append([property, value])
            }
        }.follow(full)
    }

    private static let full = [
        Way("1.1") { $0.exportAgain() },
        Way("1.2") {
            $0.exportAgain()
            $0.table("manifest.csv") {
                $0.set("value", to: "1.2", where: ["propertyName": "oneroster.version"])
            }
        },
    ]

    static let unread = [RefusalDoor.set, .extract].map { door in
        RefusalCase(.unread, at: door) {
            $0.files["more.csv"] = Data("personID,score\n".utf8)
        }.follow([
            .exportedAgain,
            Way("in the other form") {
                $0.files = $0.otherForm
            },
        ])
    }
}
