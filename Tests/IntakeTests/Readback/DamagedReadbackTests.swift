import CSVCore
import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("A read-back that is damaged is refused whole")
struct DamagedReadbackTests {
    static let damages: [(String, [UInt8])] = [
        ("a ragged row", Array("itsl_1,s1\n".utf8)),
        ("an unterminated quote", Array("\"itsl_1\n".utf8)),
        ("bytes that are not UTF-8", [0x69, 0xff, 0x0a]),
        ("a quote in the middle of a cell", Array("it\"sl_1\n".utf8)),
    ]

    @Test(
        "With the file and the line", arguments: damages.map(\.0),
        ["lineItems.csv", "results.csv", "extract.csv"])
    func withTheFileAndTheLine(_ name: String, _ file: String) throws {
        var sample = file == "extract.csv" ? Sample.extract : .oneRoster
        let lines = sample[file].split(separator: "\n").count
        let damage = try #require(Self.damages.first { $0.0 == name })
        sample.files[file]?.append(contentsOf: damage.1)
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == file)
        #expect(refusal?.position?.line == lines + 1)
        guard case .malformed? = refusal?.reason else {
            Issue.record("\(String(describing: refusal))")
            return
        }
    }

    @Test("An empty file", arguments: ["lineItems.csv", "results.csv", "extract.csv"])
    func anEmptyFile(_ file: String) throws {
        var sample = file == "extract.csv" ? Sample.extract : .oneRoster
        sample.files[file] = []
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == file)
        #expect(refusal?.reason == .malformed("there is no header row"))
    }

    @Test("A column that the header names twice")
    func repeatedColumn() throws {
        var sample = Sample.extract
        sample["extract.csv"] = sample["extract.csv"].replacing("sectionID", with: "score")
        #expect(try sample.refusalAsReadback()?.reason == .repeatedColumn("score"))
    }

    @Test("A byte order mark, CRLF, and columns in any order are no damage")
    func aByteOrderMarkCRLF() throws {
        var sample = Sample.extract
        sample["extract.csv"] =
            "\u{FEFF}score,personID,dropped,cheated,incomplete,exempt,missing,totalPoints,"
            + "externalLMSSourcedID\r\n\"8.5\",1,0,0,0,0,0,10,itsl_1\r\n"
        #expect(try sample.readback().results(of: "1").map { $0?.score.shown } == ["8.5"])
    }

    @Test("Ids that run a spreadsheet formula, hold quotes or line ends are only bytes")
    func hostileIDs() throws {
        var sample = Sample.oneRoster
        sample.add("r2,itsl_1,\"=cmd|'/c x'!A1\",fully graded,8,,,,,", to: "results.csv")
        sample.add("r3,itsl_1,\"a\"\"b\nc\",fully graded,8,,,,,", to: "results.csv")
        #expect(try sample.readback().rows[0].map(\.student) == ["=cmd|'/c x'!A1", "a\"b\nc", "s1"])
    }
}
