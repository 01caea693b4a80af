import Domain
import Foundation
import Testing

@testable import Report

@Suite("The page made from a reconciliation")
struct PageTests {
    private let page: ReportPage

    init() throws { page = try ReportPage(zone: chicago()) }

    /// The page without the style and the script, which are braces and quotation marks.
    private func body(_ it: Reconciliation) throws -> String {
        try page.html(it).replacing(
            /<style>.*?<\/style>|<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
    }

    @Test("Of a district that has done nothing there is a whole page, which says so")
    func ofADistrictThatHasDoneNothingThereIsAWholePage() throws {
        let html = try page.html(.empty)
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(html.contains("No bundle was made yet."))
        #expect(html.contains("No score is frozen"))
        #expect(html.contains("Nothing waits for a fix."))
        #expect(html.contains("Every score can be read."))
        #expect(!html.contains("nan"))
    }

    @Test("Days and times stand as the district writes them")
    func daysAndTimesStandAsTheDistrictWritesThem() throws {
        let american = try page.html(.full())
        let swedish = try ReportPage(zone: chicago(), locale: "sv-SE").html(.full())
        #expect(american.contains("Nov 2") && !swedish.contains("Nov 2"))
        #expect(swedish.contains("nov. 2026"))
    }

    @Test("No template leaves a brace of its own in the page", arguments: [true, false])
    func noTemplateLeavesABraceOfItsOwnInThePage(isFull: Bool) throws {
        let text = try body(isFull ? .full() : .empty)
        #expect(!text.contains("{{"))
        #expect(!text.contains("}}"))
        let index = try page.index(RunIndex(district: "Cedar Valley", at: "", runs: [], total: 0))
        #expect(
            !index.replacing(/<style>.*?<\/style>|<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
                .contains("{{"))
    }

    @Test("The same value makes the same page, from another maker too")
    func theSameValueMakesTheSamePageFromAnotherMakerToo() throws {
        let again = try ReportPage(zone: chicago())
        for it in [Reconciliation.empty, .full()] { #expect(try page.html(it) == again.html(it)) }
    }

    @Test(
        "A district's name, a title, a school, a student and all else that is text shows as text and does nothing",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x",
            "\"\u{301} onload=\"x",
            "</style><script>x</script>", "{{{style}}}", "{{> page}}", "<!-- ", "&lt;b&gt;",
        ])
    func aDistrictsNameATitle(text: String) throws {
        var it = Reconciliation.full(text: text)
        it.district = text
        it.localTime = text
        it.program = text
        it.workspace = text
        it.frozen.byReason = [.of(text, scores: 1, text)]
        it.verdict = .init(level: .look, sentence: text, points: [text])
        let html = try page.html(it)
        var harmless = Reconciliation.full()
        harmless.verdict = .init(level: .look, sentence: "x", points: ["x"])
        let plain = try page.html(harmless)
        #expect(html.matches(of: /<[a-z]/).count == plain.matches(of: /<[a-z]/).count)
        for tag in ["<script", "<img", "<style", "<!--", "<b>"] {
            #expect(html.ranges(of: tag).count == plain.ranges(of: tag).count, "\(tag)")
        }
        // As bytes: Swift takes a quotation mark with an accent for one character and would not find it.
        let escaped = Array(PageText.escaped(text).utf8)
        #expect(html.utf8.contains(escaped))
        if Array(text.utf8) != escaped { #expect(!html.utf8.contains(Array(text.utf8))) }
    }

    @Test("The index shows each run with its files, newest first as it was told them, and the number of all")
    func theIndexShowsEachRunWithItsFiles() throws {
        let runs = (1...3).reversed().map { number in
            RunIndex.Run(
                at: "2026-11-2\(number)T08:00:00.000Z", command: "nightly", sentence: "<night \(number)>",
                attention: ["rejected"], files: ["2026112\(number)T080000Z-nightly/report.html"])
        }
        let html = try page.index(
            RunIndex(district: "Cedar & Valley", at: "2026-11-24T12:00:00Z", runs: runs, total: 1234))
        #expect(html.contains("1,234 runs as of Nov 24, 2026, 6:00 AM."))
        #expect(html.contains("<a href=\"20261123T080000Z-nightly/report.html\">Open the newest report</a>"))
        #expect(html.contains("Cedar &amp; Valley"))
        let places = try (1...3).reversed().map {
            try #require(html.range(of: "&lt;night \($0)&gt;")?.lowerBound)
        }
        #expect(places == places.sorted())
    }

    // MARK: What the page may do

    @Test(
        "The policy names exactly the style and the script that stand in the page, and allows nothing else",
        arguments: ["page", "index"])
    func thePolicyNamesExactlyTheStyleAndTheScriptThatStand(kind: String) throws {
        let html =
            kind == "page"
            ? try page.html(.full())
            : try page.index(RunIndex(district: "Cedar Valley", at: "", runs: [], total: 0))
        let policy = try Markup.policy(of: html)
        #expect(
            policy.directives == [
                "default-src": "'none'", "style-src": "'sha256-\(policy.style)'",
                "script-src": "'sha256-\(policy.script)'", "base-uri": "'none'", "form-action": "'none'",
            ])
        #expect(policy.counts == ["style": 1, "script": 1, "policy": 1, "attributes": 0])
    }
}

extension Collection where Element == UInt8 {
    fileprivate func contains(_ part: [UInt8]) -> Bool { !Array(self).ranges(of: part).isEmpty }
}
