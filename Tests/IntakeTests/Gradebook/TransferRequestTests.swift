import Domain
import Testing

@testable import Intake

@Suite("Rules 6 and 8: what the Transfer button asked for")
struct TransferRequestTests {
    /// When item I1 of course C1 was last asked for in its sections G1 and G2; `-` for never.
    private func newest(_ requests: [String]) throws -> [String] {
        var sample = Sample.gradebook
        sample.add("G2,C1,class-2,English 2", to: "CourseGroups.csv")
        sample.add("G3,C1,,Projects", to: "CourseGroups.csv")
        sample.add("C2,k,Art,true", to: "Courses.csv")
        sample.add("I2,C1,Other,Test,-1,5,T1,", to: "GradebookItems.csv")
        sample["TransferRequests.csv"] = "CourseId,GradeBookItemId,CourseGroupId,RequestedAt\n"
        for request in requests { sample.add(request, to: "TransferRequests.csv") }
        let gradebook = try sample.gradebook().gradebook
        let item = gradebook.item(atRank: 0)
        return item.sections.map { section in
            item.newestRequest(section: Int(section)).map { String($0.description.prefix(10)) } ?? "-"
        }
    }

    @Test("Without a request nothing was asked for")
    func withoutARequestNothingWasAskedFor() throws {
        #expect(try newest([]) == ["-", "-"])
    }

    @Test("A request without an item or a group covers the whole course")
    func aRequestWithoutAnItemOrAGroupCoversTheWholeCourse() throws {
        #expect(try newest(["C1,,,2026-10-01T00:00:00Z"]) == ["2026-10-01", "2026-10-01"])
    }

    @Test("One with an item covers that item, in every section")
    func oneWithAnItemCoversThatItem() throws {
        #expect(try newest(["C1,I1,,2026-10-01T00:00:00Z"]) == ["2026-10-01", "2026-10-01"])
        #expect(try newest(["C1,I2,,2026-10-01T00:00:00Z"]) == ["-", "-"])
    }

    @Test("One with a group covers that section, for every item")
    func oneWithAGroupCoversThatSection() throws {
        #expect(try newest(["C1,,G2,2026-10-01T00:00:00Z"]) == ["-", "2026-10-01"])
    }

    @Test("One with both covers the item there, and nothing else")
    func oneWithBothCoversTheItemThere() throws {
        #expect(
            try newest(["C1,I1,G1,2026-10-01T00:00:00Z", "C1,I2,G2,2026-10-02T00:00:00Z"]) == [
                "2026-10-01", "-",
            ])
    }

    @Test("The newest of all that cover it counts, in whatever order they stand")
    func theNewestOfAllThatCoverItCountsInWhateverOrderTheyStand() throws {
        let requests = [
            "C1,I1,G1,2026-10-04T00:00:00Z", "C1,I1,G1,2026-10-01T00:00:00Z", "C1,,,2026-10-03T00:00:00Z",
        ]
        #expect(try newest(requests) == ["2026-10-04", "2026-10-03"])
        #expect(try newest(requests.reversed()) == ["2026-10-04", "2026-10-03"])
    }

    @Test("A wider request counts where it is the newer one")
    func widerIsNewer() throws {
        #expect(
            try newest(["C1,I1,G1,2026-10-01T00:00:00Z", "C1,,,2026-10-05T00:00:00Z"]) == [
                "2026-10-05", "2026-10-05",
            ]
        )
    }

    @Test("Another course's request covers nothing here")
    func anotherCoursesRequestCoversNothingHere() throws {
        #expect(try newest(["C2,,,2026-10-01T00:00:00Z"]) == ["-", "-"])
    }

    @Test("A teacher's own group is no section: a request for it covers nothing")
    func aTeachersOwnGroupIsNoSectionARequestForItCoversNothing() throws {
        #expect(try newest(["C1,,G3,2026-10-01T00:00:00Z"]) == ["-", "-"])
    }

    @Test("Whether the export has the file at all is known, because transfer.mode: requested needs it")
    func whetherTheExportHasTheFileAtAllIsKnown() throws {
        #expect(try !Sample.gradebook.gradebook().gradebook.hasTransferRequests)
        var sample = Sample.gradebook
        sample["TransferRequests.csv"] = "CourseId,RequestedAt\n"
        #expect(try sample.gradebook().gradebook.hasTransferRequests)
    }
}
