import Conformance
import Foundation
import TestSupport

extension OneFault {
    static let manifests: [OneFault] = [
        OneFault(.manifestMissing, "folder", at: .file("manifest.csv")) { $0.files["manifest.csv"] = nil },
        OneFault(.manifestMissing, "zip", in: .bulk12, as: .zip, at: .file("manifest.csv")) {
            $0.files["manifest.csv"] = nil
        },
        OneFault(.manifestColumns, "other-names", at: .line("manifest.csv", 1)) {
            $0["manifest"].rewriteHeader { $0 = ["property", "value"] }
        },
        OneFault(.manifestColumns, "case", in: .bulk12, at: .line("manifest.csv", 1)) {
            $0["manifest"].rewriteHeader { $0 = ["PropertyName", "Value"] }
        },
        .missing("manifest.version"), .missing("oneroster.version"), .missing("file.lineItems"),
        .missing("file.orgs"),
        OneFault(.propertyMissing, "file.roles", in: .bundle12, at: .property("file.roles")) {
            $0.remove("manifest", "file.roles")
        },
        OneFault(
            .propertyUnknown, "more", at: .row("manifest", "source.vendor", column: "source.vendor")
        ) { $0["manifest"].table.append(["source.vendor", "Birch"]) },
        OneFault(
            .propertyUnknown, "a-12-file-in-11", at: .row("manifest", "file.roles", column: "file.roles")
        ) { $0["manifest"].table.append(["file.roles", "absent"]) },
        OneFault(.propertyRepeated, "file", at: .line("manifest.csv", 19, column: "file.orgs")) {
            $0["manifest"].table.append(["file.orgs", "bulk"])
        },
        OneFault(
            .propertyRepeated, "version", in: .delta12,
            at: .line("manifest.csv", 27, column: "manifest.version")
        ) {
            $0["manifest"].table.append(["manifest.version", "1.0"])
        },
        OneFault(.propertyMissing, "file.orgs", in: .delta11, at: .property("file.orgs")) {
            $0.remove("manifest", "file.orgs")
        },
        OneFault(
            .propertyValue, "file.orgs", in: .delta12, at: .row("manifest", "file.orgs", column: "file.orgs")
        ) { $0.set("manifest", "file.orgs", "value", to: "Delta") },
        .property(.propertyValue, "file.resources", "full"),
        .property(.propertyValue, "file.results", "Bulk"),
        .property(.propertyValue, "manifest.version", "2.0"),
        .property(.versionUnknown, "oneroster.version", "1.3"),
        OneFault(
            .versionCorrection, "oneroster.version", in: .bulk12,
            at: .row("manifest", "oneroster.version", column: "oneroster.version")
        ) { $0.set("manifest", "oneroster.version", "value", to: "1.2.1") },
        .property(.versionUnknown, "oneroster.version", "v1.1", "with-a-letter"),
    ]

    private static func missing(_ property: String) -> OneFault {
        OneFault(.propertyMissing, property, at: .property(property)) { $0.remove("manifest", property) }
    }

    private static func property(
        _ code: FindingCode, _ property: String, _ value: String, _ label: String? = nil
    ) -> OneFault {
        OneFault(code, label ?? property, at: .row("manifest", property, column: property)) {
            $0.set("manifest", property, "value", to: value)
        }
    }

    static let files: [OneFault] = [
        .folder(.setEmpty, "folder", at: .set) { folder in
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }
        },
        .archive(.setEmpty, "zip") { $0.entries = [] },
        .folder(.setLink, "orgs", at: .file("orgs.csv")) { folder in
            let file = folder.appending(path: "orgs.csv")
            let elsewhere = folder.deletingLastPathComponent().appending(path: "elsewhere.csv")
            try FileManager.default.moveItem(at: file, to: elsewhere)
            try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
        },
        OneFault(.fileMissing, "demographics", in: .bulk11, at: .file("demographics.csv")) {
            $0.files["demographics.csv"] = nil
        },
        OneFault(.fileMissing, "userProfiles", in: .delta12, as: .zip, at: .file("userProfiles.csv")) {
            $0.files["userProfiles.csv"] = nil
        },
        OneFault(.fileUndeclared, "demographics", at: .file("demographics.csv")) {
            $0.declare("demographics", "absent")
        },
        OneFault(.fileUndeclared, "userResources", in: .bulk12, as: .zip, at: .file("userResources.csv")) {
            $0.declare("userResources", "absent")
        },
        OneFault(.fileUnknown, "notes", at: .file("notes.csv")) {
            $0["notes"] = SampleFile(table: CSVTable("a b", [["1", "2"]]))
        },
        OneFault(.fileUnknown, "text-in-a-zip", as: .zip, at: .file("README.txt")) {
            $0.files["README.txt"] = SampleFile(table: CSVTable("Read"))
        },
        OneFault(.fileUnknown, "a-12-file-in-11", at: .file("roles.csv")) {
            $0["roles"] = SampleFile(table: SampleDistrict.roles)
        },
        .nameCase("orgs", .folder), .nameCase("results", .zip), .nameCase("manifest", .folder),
        OneFault(.fileWithoutRows, "demographics", at: .file("demographics.csv")) {
            $0["demographics"].table.replaceRows([])
        },
        OneFault(.fileWithoutRows, "results", in: .bundle12, as: .zip, at: .file("results.csv")) {
            $0["results"].table.replaceRows([])
        },
    ]

    private static func nameCase(_ table: String, _ form: SetForm) -> OneFault {
        let name = table.capitalized + ".csv"
        return OneFault(.fileNameCase, "\(table)-\(form.rawValue)", as: form, at: .file(name)) { set in
            set.files[name] = set[table]
            set.files[table + ".csv"] = nil
        }
    }
}
