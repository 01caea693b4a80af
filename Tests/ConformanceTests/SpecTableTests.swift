import Conformance
import Foundation
import TestSupport
import Testing

@Suite("The table of codes in Spec/verify.md")
struct SpecTableTests {
    private static func rows() throws -> [[String]] {
        let file = PackageFolder.root.appending(path: "Spec/verify.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let table = text.components(separatedBy: "## Codes").last ?? ""
        return table.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| code ") }.map {
            $0.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        }
    }

    @Test("It has every code once, in the order of the code, with its severity and its words")
    func itHasEveryCodeOnce() throws {
        let expected = FindingCode.allCases.map {
            [$0.rawValue, $0.severity.rawValue, $0.meaning, $0.whatToDo]
        }
        #expect(try Self.rows().map { Array($0.prefix(4)) } == expected)
    }

    @Test("Each names a set in which this and nothing else is found")
    func eachNamesASetInWhichThisAndNothingElseIsFound() throws {
        let codes = Dictionary(OneFault.all.map { ($0.name, $0.code.rawValue) }) { first, _ in first }
        for row in try Self.rows() { #expect(codes[row.last ?? ""] == row.first, "\(row)") }
    }

    @Test("No code goes without words of its own")
    func noCodeGoesWithoutWordsOfItsOwn() {
        for code in FindingCode.allCases {
            #expect(code.meaning.hasSuffix("."), "\(code)")
            #expect(code.whatToDo.hasSuffix("."), "\(code)")
        }
    }
}
