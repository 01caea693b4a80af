import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("The tables of Spec/reason-codes.md")
struct ReasonTablesTests {
    private static let page = PackageFolder.root.appending(path: "Spec/reason-codes.md")

    @Test("They say what the catalogue of the program says")
    func theySayWhatTheCatalogueOfTheProgramSays() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        let isDrawing = ProcessInfo.processInfo.environment["GRADEBRIDGE_DRAW_SPEC"] != nil
        for table in Table.allCases {
            let drawn = try #require(
                Self.drawing(table, into: text), "Spec has no mark of this table: \(table)")
            #expect(
                isDrawing || drawn == text,
                "\(table): draw it anew: GRADEBRIDGE_DRAW_SPEC=1 swift test --filter ReasonTables")
            text = drawn
        }
        if isDrawing { try text.write(to: Self.page, atomically: true, encoding: .utf8) }
    }

    @Test("No code stands for two things, whatever table it is in")
    func noCodeStandsForTwoThings() {
        let codes =
            HoldReason.allCases.map(\.rawValue) + RejectReason.allCases.map(\.rawValue)
            + PlanNotice.allCases.map(\.rawValue) + FreezeReason.allCases.map(\.rawValue)
            + InputFindingCode.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
    }

    /// The page with this table as the catalogue has it; nil where the page has no place for it.
    private static func drawing(_ table: Table, into text: String) -> String? {
        guard let begin = text.range(of: "<!-- drawn: \(table.rawValue) -->\n"),
            let end = text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex)
        else { return nil }
        return text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: table.text)
    }
}

/// A table of Spec that is drawn from the catalogue.
enum Table: String, CaseIterable, Sendable {
    case held, rejected, notices, kept, routine, freezes
    case inputFindings = "input findings"
    case readbackFindings = "read-back findings"

    var text: String {
        switch self {
        case .held: rows(HoldReason.self)
        case .rejected: rows(RejectReason.self)
        case .notices: rows(PlanNotice.self)
        case .freezes: rows(FreezeReason.self)
        case .inputFindings: rows(InputFindingCode.self)
        case .readbackFindings: rows(ReadbackFinding.self)
        case .kept: kept
        case .routine: routine
        }
    }

    private func rows<Code: Reason>(_ codes: Code.Type) -> String {
        lines(
            ["| code | meaning | concerns | what a person does |", "|---|---|---|---|"]
                + codes.allCases.map {
                    "| \($0.rawValue) | \($0.entry.when) | \($0.entry.concerns.rawValue) | \($0.entry.advice) |"
                })
    }

    private var kept: String {
        lines([
            "| class | told by student | told by line item | not kept: news of one run |",
            "|---|---|---|---|",
            kept("held", HoldReason.self), kept("rejected", RejectReason.self),
            kept("notice", PlanNotice.self),
        ])
    }

    private func kept<Code: Reason>(_ name: String, _ codes: Code.Type) -> String {
        let cells = [FindingScope.student, .lineItem, nil].map { scope in
            list(codes.allCases.filter { $0.entry.scope == scope })
        }
        return "| \(name) | \(cells.joined(separator: " | ")) |"
    }

    private var routine: String {
        lines([
            "| routine | \(list(HoldReason.allCases.filter(\.entry.isRoutine))) |", "|---|---|",
            "| to be mended | \(list(HoldReason.allCases.filter { !$0.entry.isRoutine })) |",
        ])
    }

    private func list<Code: Reason>(_ codes: [Code]) -> String {
        codes.map(\.rawValue).joined(separator: ", ")
    }

    private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
