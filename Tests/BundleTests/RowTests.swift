import Bundle
import Domain
import OneRoster
import Testing

@Suite("What stands in the rows of a bundle", .enabled(if: Python.isThere, "needs python3"))
struct RowTests {
    @Test("A delta's rows are active since the run's time")
    func aDeltasRowsAreActiveSinceTheRunsTime() throws {
        let archive = try archive()
        for file in ["categories.csv", "lineItems.csv", "results.csv"] {
            let cells = try #require(try archive.cells(file).first)
            #expect(cells["status"] == "active")
            #expect(cells["dateLastModified"] == "2026-11-23T02:00:06.000Z")
        }
    }

    @Test("Rule 4: a line item has its id, section, title, due date and max points")
    func lineItem() throws {
        let rows = try archive(.v1p1, .bulk).files["lineItems.csv"]?.rows
        #expect(
            rows?.last == [
                "itsl_9001_class-1", "", "", "Essay", "", "2026-09-01", "2026-10-01", "class-1", "homework",
                "autumn", "0", "10.5",
            ])
    }

    @Test("1.2 names the school and the academic session as well")
    func lineItem12() throws {
        let cells = try #require(try archive(.v1p2).cells("lineItems.csv").first)
        #expect(cells["schoolSourcedId"] == "school-1")
        #expect(cells["academicSessionSourcedId"] == "autumn")
        #expect(cells["resultValueMin"] == "0" && cells["resultValueMax"] == "10.5")
    }

    @Test("Rule 5: a result has its line item, its student, and the exact score")
    func rule5AResultHasItsLineItem() throws {
        let rows = try archive(.v1p1, .bulk).files["results.csv"]?.rows
        #expect(
            rows?.last == [
                "itsl_9001_class-1_s1", "", "", "itsl_9001_class-1", "s1", "fully graded", "8.5",
                "2026-10-03", "",
            ])
    }

    @Test("Rule 12: lateness is not flagged by us")
    func rule12LatenessIsNotFlaggedByUs() throws {
        let cells = try #require(try archive(.v1p2).cells("results.csv").first)
        for column in ["inProgress", "incomplete", "late", "missing", "textScore"] {
            #expect(cells[column] == "", "\(column)")
        }
        #expect(cells["classSourcedId"] == "class-1")
    }

    @Test("Rule 11: weighting stays in Campus")
    func rule11WeightingStaysInCampus() throws {
        let cells = try #require(try archive(.v1p2).cells("categories.csv").first)
        #expect(cells["weight"] == "")
        #expect(cells["sourcedId"] == "homework" && cells["title"] == "Homework")
    }

    @Test("In 1.2 an exemption is a status without a score")
    func in1_2AnExemptionIsAStatusWithoutAScore() throws {
        let archive = try archive(.v1p2) {
            try $0.writeResult(LineItemIdentity(item: "1", section: "class-1"), student: "s1", value: .exempt)
        }
        let cells = try #require(try archive.cells("results.csv").first)
        #expect(cells["scoreStatus"] == "exempt")
        #expect(cells["score"] == "")
        #expect(cells["scoreDate"] == "2026-10-03")
    }

    @Test("Zero is a score and not an empty cell")
    func zeroIsAScoreAndNotAnEmptyCell() throws {
        let archive = try archive {
            try $0.writeResult(
                LineItemIdentity(item: "1", section: "class-1"), student: "s1", value: try score("0.00"))
        }
        #expect(try archive.cells("results.csv").first?["score"] == "0")
    }

    @Test(
        "A title with a comma, a quote or an accent arrives to the byte",
        arguments: ["Essay, long", "\"Essay\"", "Essay \"x\", y", "Prøve 👍🏽", " Essay ", "=1+1", "'"])
    func aTitleWithAComma(_ title: String) throws {
        let archive = try archive {
            try $0.writeLineItem(LineItemIdentity(item: "1", section: "class-1"), try essay(title))
        }
        #expect(try archive.cells("lineItems.csv").first?["title"] == title)
    }

    @Test("A category's title too, and a line break in it becomes a space")
    func aCategorysTitleTooAndALineBreakInItBecomesASpace() throws {
        let archive = try archive { try $0.writeCategory(id: "k", title: "Home\r\nwork, \"graded\"") }
        #expect(try archive.cells("categories.csv").first?["title"] == "Home work, \"graded\"")
    }

    @Test(
        "A comment arrives with its quotes and commas; a line break in it becomes a space",
        arguments: [
            ("Well done, \"Anna\"", "Well done, \"Anna\""), ("Well\ndone", "Well done"),
            ("Well\r\ndone", "Well done"),
            ("", ""), ("a\tb", "a b"),
        ])
    func aCommentArrivesWithItsQuotesAndCommas(_ comment: String, _ sent: String) throws {
        for version in Version.allCases {
            let archive = try archive(version) {
                let identity = LineItemIdentity(item: "1", section: "class-1")
                try $0.writeResult(identity, student: "s1", value: try score("1"), comment: comment)
                try $0.writeResult(identity, student: "s2", value: .exempt, comment: comment)
            }
            #expect(try archive.cells("results.csv").map { $0["comment"] } == [sent, sent])
        }
    }

    @Test("An id that cannot be read is a UUID in the line item and in its results alike")
    func anIdThatCannotBeReadIsAUUIDInTheLineItem() throws {
        let identity = LineItemIdentity(item: "a_b", section: "class-1")
        let archive = try archive {
            try $0.writeLineItem(identity, try essay())
            try $0.writeResult(identity, student: "s1", value: try score("1"))
        }
        let lineItem = try #require(try archive.cells("lineItems.csv").first?["sourcedId"])
        let result = try #require(try archive.cells("results.csv").first)
        #expect(lineItem.count == 36 && result["lineItemSourcedId"] == lineItem)
        #expect(result["sourcedId"]?.count == 36 && result["sourcedId"] != lineItem)
    }
}
