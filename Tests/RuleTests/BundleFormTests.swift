import Foundation
import TestSupport
import Testing

@Suite("The forms of a bundle", .inProcess)
struct BundleFormTests {
    @Test("bulk: every line item and result that Campus may hold is in it, changed or not, vanished or not")
    func bulkEveryLineItemAndResultThatCampusMayHoldIsInIt() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  mode: bulk")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.confirmAll()
        district.grade("901", "501", "12")
        district.grade("901", "502", "")
        district.change("GradebookItems.csv") { $0.remove(where: ["GradeBookItemId": "903"]) }
        district.change("Assessments.csv") { $0.remove(where: ["GradeBookItemId": "903"]) }
        let report = try workspace.export(district, now: TestWorkspace.secondNight, ["--accept-changes"])
        let bundle = try workspace.onlyBundle(report)
        #expect(
            bundle.scores == [
                "itsl_901_41001_s501": "12", "itsl_901_41001_s502": "12", "itsl_901_41001_s503": "13",
                "itsl_901_42001_s504": "14", "itsl_901_42001_s505": "15", "itsl_902_41001_s501": "8.5",
                "itsl_902_42001_s504": "9", "itsl_903_41002_s501": "41", "itsl_903_41002_s506": "43",
            ])
        #expect(bundle.lineItems.rows.count == 5)
        #expect(bundle.manifest["file.results"] == "bulk")
        // OneRoster leaves both empty in bulk files.
        #expect(Set(bundle.results.values("status") + bundle.results.values("dateLastModified")) == [""])
    }

    @Test(
        "bulk: what is in flight is repeated as it was sent last, not as it was seen before",
        arguments: ["still wanted", "vanished"])
    func bulkInFlight(what: String) throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  mode: bulk")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.confirmAll()
        district.grade("901", "501", "0")
        _ = try workspace.export(district, now: TestWorkspace.secondNight)
        if what == "vanished" { district.grade("901", "501", "") }
        district.grade("901", "502", "7")
        let scores = try workspace.onlyBundle(
            workspace.export(district, now: TestWorkspace.thirdNight)
        ).scores
        #expect(scores["itsl_901_41001_s501"] == "0")
        #expect(scores["itsl_901_41001_s502"] == "7")
    }

    @Test("bulk with nothing new is no bundle")
    func bulkWithoutNews() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  mode: bulk")
        _ = try workspace.export(SmallDistrict())
        let before = try workspace.ledger.dump()
        #expect(try workspace.export(SmallDistrict(), now: TestWorkspace.secondNight).bundles.isEmpty)
        #expect(try workspace.ledger.dump() == before)
    }

    @Test("split by school: one bundle for each school, and together they are the whole")
    func splitBySchoolOneBundleForEachSchoolAndTogetherTheyAreTheWhole() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  split: school")
        let report = try workspace.export(SmallDistrict())
        #expect(Set(report.bundles.map(\.school)) == ["HS", "MS"])
        #expect(report.bundles.map(\.sequence) == [1, 2])
        var all: [String: String] = [:]
        for bundle in report.bundles {
            let contents = try workspace.contents(of: bundle)
            let sections = bundle.school == "MS" ? ["42001"] : ["41001", "41002"]
            #expect(Set(contents.lineItems.values("classSourcedId")) == Set(sections))
            all.merge(contents.scores) { first, _ in first }
        }
        let whole = try TestWorkspace()
        #expect(all == (try whole.onlyBundle(whole.export(SmallDistrict())).scores))
    }

    @Test("1.2: the columns of OneRoster 1.2, each result with its class")
    func of1_2TheColumnsOfOneRoster1_2() throws {
        let workspace = try TestWorkspace(configuration: TestWorkspace.oneRoster12)
        let bundle = try workspace.onlyBundle(workspace.export(SmallDistrict()))
        #expect(bundle.manifest["oneroster.version"] == "1.2")
        #expect(
            bundle.lineItems.columns.suffix(4) == [
                "academicSessionSourcedId", "resultValueMin", "resultValueMax", "schoolSourcedId",
            ])
        #expect(
            bundle.results.rows(where: ["sourcedId": "itsl_901_42001_s504"]).first?["classSourcedId"]
                == "42001")
        #expect(Set(bundle.lineItems.values("schoolSourcedId")) == ["HS", "MS"])
    }

    @Test(
        "transfer.exempt send: an exemption goes out as exempt without a score, once, and a score follows it")
    func transferExemptSendAnExemptionGoesOutAsExemptWithoutAScore() throws {
        let workspace = try TestWorkspace(
            configuration: TestWorkspace.oneRoster12 + "\ntransfer:\n  exempt: send")
        var district = SmallDistrict()
        district.setAssessment("901", "501", "IsExempt", "true")
        let first = try workspace.onlyBundle(workspace.export(district))
        let row = try #require(first.results.rows(where: ["sourcedId": "itsl_901_41001_s501"]).first)
        #expect(row["scoreStatus"] == "exempt" && row["score"] == "")
        #expect(try workspace.export(district, now: TestWorkspace.secondNight).bundles.isEmpty)

        district.setAssessment("901", "501", "IsExempt", "false")
        let third = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.thirdNight))
        #expect(third.scores == ["itsl_901_41001_s501": "11"])
        #expect(third.results.values("scoreStatus") == ["fully graded"])
    }

    @Test("Comments are sent only where configured, as they are but for line breaks, which become spaces")
    func commentsAreSentOnlyWhereConfigured() throws {
        var district = SmallDistrict()
        let comment = "=1+1, \"well\" done;\nsee me: ääö 👍"
        district.setAssessment("901", "501", "Comment", comment)
        let silent = try TestWorkspace()
        #expect(Set(try silent.onlyBundle(silent.export(district)).results.values("comment")) == [""])
        let talking = try TestWorkspace(configuration: "bundle:\n  comments: true")
        let rows = try talking.onlyBundle(talking.export(district)).results
        #expect(
            rows.rows(where: ["sourcedId": "itsl_901_41001_s501"]).first?["comment"]
                == comment.replacing("\n", with: " "))
        #expect(rows.rows.filter { $0["comment"] != "" }.count == 1)

        district.setAssessment("901", "501", "Comment", "Another one")
        let night = try talking.export(district, now: TestWorkspace.secondNight)
        #expect(night.bundles.isEmpty, "a comment that changes alone sends nothing")
    }

    @Test("An item of a school without news is in no bundle of that school")
    func onlySchoolsWithNews() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  split: school")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.grade("901", "504", "1")
        let report = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(report.bundles.map(\.school) == ["MS"])
        #expect(report.bundles.map(\.sequence) == [3])
    }
}
