import Foundation
package import TestSupport
import Testing

/// A small district in which there is something of everything: frozen, held, rejected, lost, in flight, edited.
package struct ReportScene {
    package static let now = "2026-11-24T12:00:00Z"

    package let scene: ReadbackScene
    package var workspace: TestWorkspace { scene.workspace }

    /// - Parameter configuration: of gradebridge.yaml below the district.
    package init(_ configuration: String = ReadbackScene.unguarded) throws {
        scene = try ReadbackScene(configuration)
        // Names of people stand in the roster as in no other file.
        Self.name(&scene.district)
        scene.campus.set("itsl_901_41001", "s501", to: "3", by: "9009", at: "2026-11-23T10:00:00Z")
        scene.campus.set("itsl_901_42001", "s504", to: "", by: "9009", at: "2026-11-23T10:00:00Z")
        scene.campus.set("itsl_903_41002", "s502", to: "5")
        scene.campus.edit("itsl_902_41001") { $0.title = "Quiz by hand" }
        _ = try scene.readback(1)
        Self.spoil(&scene.district)
        _ = try scene.export(2)
    }

    package static func name(_ district: inout SmallDistrict) {
        for person in 501...506 {
            district.change("users.csv") {
                $0.set("givenName", to: "Given\(person)", where: ["sourcedId": "s\(person)"])
                $0.set("familyName", to: "Family\(person)", where: ["sourcedId": "s\(person)"])
            }
        }
        district.change("classes.csv") {
            $0.set("title", to: "Algebra north", where: ["sourcedId": "41001"])
            $0.set("title", to: "Algebra south", where: ["sourcedId": "42001"])
            $0.set("title", to: "Biology north", where: ["sourcedId": "41002"])
        }
    }

    /// Scores in both schools that cannot be sent, and one above its points.
    package static func spoil(_ district: inout SmallDistrict) {
        district.grade("902", "502", "eight")
        district.grade("902", "505", "nine")
        district.grade("902", "503", "")
        district.grade("903", "501", "77")
        district.grade("999", "506", "1")
        district.change("GradebookItems.csv") { table in
            table.append(["904", "11", "Poster", "Assignment", "-1", "10", "", ""])
        }
        for person in ["501", "504", "505"] { district.grade("904", person, "4") }
        district.change("CourseGroupMembers.csv") { $0.remove(where: ["PersonId": "506"]) }
    }
}
