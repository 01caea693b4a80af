import Scenes
import TestSupport
import Testing

@Suite(
    "What Campus shows, and what follows: the lines of the table that freeze nothing",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct AwaitedRuleTests {
    @Test("The latest value sent is confirmed, however its number is written: 10, 10.0 and 10.00 are equal")
    func theLatestValueSentIsConfirmed() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "11.0")
        scene.campus.set("itsl_901_41001", "s502", to: "12.00")
        scene.campus.set("itsl_902_41001", "s501", to: "8.500000000000")
        scene.campus.set("itsl_902_42001", "s504", to: " 009 ")
        let report = try scene.readback(1)
        #expect(report.confirmed == 9)
        #expect(report.newlyFrozen == [:])
        #expect(report.attention == [])
        #expect(report.bundlesInFlight == [])
        let night = try scene.export(2)
        #expect(night.bundles.isEmpty)
        #expect(night.classes.unchanged == 9)
        let told = try #require(try scene.explain("902").lineItem("itsl_902_41001")?.score("s501"))
        #expect(told.confirmed)
        #expect(told.seenInCampus == "8.5")
    }

    @Test("campus.decimals: Campus's rounded number is ours, one further off is not")
    func campusDecimalsCampussRoundedNumberIsOurs() throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\ncampus:\n  decimals: 1", isImported: false)
        scene.district.grade("901", "501", "11.25")
        scene.district.grade("901", "502", "12.25")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "11.3")
        scene.campus.set("itsl_901_41001", "s502", to: "12.2")
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s502"])
        // Ours stays the exact one: nothing is sent again for what Campus rounded.
        #expect(try scene.sent(3) == [:])
    }

    @Test("Nothing there, never a value before, its bundle not imported yet: in flight, then confirmed")
    func bundleNotYetImported() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("902", "502", "7")
        scene.district.grade("901", "503", "20")
        #expect(try scene.sent(2).count == 2)
        let waiting = try scene.readback(2)
        #expect(waiting.confirmed == 8)
        #expect(waiting.inFlight == 2)
        #expect(waiting.newlyFrozen == [:])
        #expect(waiting.bundlesInFlight == [2])
        #expect(try scene.bundles().map(\.delivery) == ["arrived", "in flight"])
        let night = try scene.export(3)
        #expect(night.bundles.isEmpty)
        #expect(night.classes.inFlight == 2)

        try scene.importAll()
        let arrived = try scene.readback(3)
        #expect(arrived.confirmed == 10)
        #expect(arrived.newlyFrozen == [:])
        #expect(try scene.bundles().map(\.delivery) == ["arrived", "arrived"])
    }

    @Test("An earlier value of ours, the latest not known delivered: in flight, not reverted")
    func anEarlierValueOfOursTheLatestNotKnownDeliveredInFlightNotReverted() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        for score in ["19", "18"] {
            scene.district.grade("901", "501", score)
            _ = try scene.export(score == "19" ? 2 : 3)
        }
        // Out of order: the older of two bundles that are on their way was imported alone.
        try scene.campus.take([2], of: scene.workspace)
        let report = try scene.readback(3)
        #expect(report.inFlight == 1)
        #expect(report.newlyFrozen == [:])
        let told = try #require(try scene.explain("901").lineItem("itsl_901_41001")?.score("s501"))
        #expect(told.sends.map(\.value) == ["11", "19", "18"])
        #expect(told.seenInCampus == "19")
        #expect(!told.confirmed)
    }

    @Test("Two rows of one score, or a row that cannot be read, hold it as ambiguous until a read-back tells")
    func twoRowsOfOneScore() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let clean = scene.campus
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "11")
        scene.campus.set("itsl_902_41001", "s502", to: "6")
        scene.campus.repeatRow("itsl_902_41001", "s502", score: "5")
        scene.district.grade("901", "501", "20")
        scene.district.grade("901", "502", "20")
        scene.district.grade("902", "502", "7")
        let doubt = try scene.readback(2, as: .extract) { tables in
            tables["extract.csv"]?.set(
                "missing", to: "perhaps",
                where: ["externalLMSSourcedID": "itsl_901_41001", "personID": "s502"])
        }
        #expect(doubt.ambiguous == 3)
        #expect(doubt.unreadable == 1)
        #expect(doubt.newlyFrozen == [:])
        #expect(doubt.attention == ["ambiguous", "input-rows-rejected"])
        let held = try scene.export(3)
        #expect(held.bundles.isEmpty)
        #expect(held.classes.held == ["ambiguous": 3])

        scene.campus = clean
        let clear = try scene.readback(3)
        #expect(clear.ambiguous == 0)
        #expect(clear.attention == [])
        #expect(
            try scene.sent(4) == [
                "itsl_901_41001_s501": "20", "itsl_901_41001_s502": "20", "itsl_902_41001_s502": "7",
            ])
    }

    @Test("Two rows of a frozen score are in doubt, too: a release leaves it held until a read-back tells")
    func frozenAndAmbiguous() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        #expect(try scene.readback(1).newlyFrozen == ["changed": 1])
        let clean = scene.campus
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "17")
        #expect(try scene.readback(2).newlyFrozen == [:])
        scene.district.grade("901", "501", "20")
        #expect(try scene.release(["--item", "901", "--student", "s501"], 2).status == 0)
        #expect(try scene.export(3).classes.held == ["ambiguous": 1])

        scene.campus = clean
        _ = try scene.readback(3)
        #expect(try scene.sent(4)["itsl_901_41001_s501"] == "20")
    }

    @Test("Ambiguous once, it is news once")
    func ambiguousIsNewsOnce() throws {
        let scene = try ReadbackScene()
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "12")
        #expect(try scene.readback(1).attention == ["ambiguous"])
        let again = try scene.readback(2)
        #expect(again.ambiguous == 1)
        #expect(again.attention == [])
    }
}
