import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("Files as districts, spreadsheets and databases write them")
struct TextFormTests {
    @Test("A gradebook in each form says what it says in the plain one", arguments: FileForm.texts)
    func aGradebookInEachFormSaysWhatItSaysInThePlain(_ form: FileForm) throws {
        let plain = try Sample.gradebook.gradebook()
        let changed = form.change(.gradebook)
        let reading = try changed.gradebook()
        let (item, expected) = (reading.gradebook.item(atRank: 0), plain.gradebook.item(atRank: 0))
        #expect(item.facts == expected.facts && item.title == expected.title)
        #expect(try changed.scores().rows.map(\.verdict) == Sample.gradebook.scores().rows.map(\.verdict))
        #expect(Set(reading.findings.map(\.code.rawValue)) == form.said)
    }

    @Test("A roster in each form says what it says in the plain one", arguments: FileForm.texts)
    func aRosterInEachFormSaysWhatItSaysInThePlain(_ form: FileForm) throws {
        let reading = try form.change(.roster).reading()
        #expect(reading.standing(of: "P1") == .enrolled && reading.standing(of: "P2") == .notEnrolled)
        #expect(reading.school(of: "class-1") == "school-1")
        #expect(reading.roster.period("autumn")?.lastDay.description == "2026-12-18")
        #expect(Set(reading.findings.map(\.code.rawValue)) == form.said)
    }

    @Test("A read-back in each form says what it says in the plain one", arguments: FileForm.texts)
    func aReadBackInEachFormSaysWhatItSaysInThePlain(_ form: FileForm) throws {
        for sample in [Sample.extract, Sample.oneRoster] {
            let (plain, reading) = (try sample.readback(), try form.change(sample).readback())
            #expect(reading.rows.map { $0.map(\.result) } == plain.rows.map { $0.map(\.result) })
            #expect(reading.lineItems == plain.lineItems)
            #expect(reading.counts == plain.counts)
        }
    }

    @Test("Letters beyond ASCII are the same in UTF-16, those beyond 16 bits too")
    func lettersBeyondASCIIAreTheSameInUTF16() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing("Essay", with: "Œuvre 📚 Ærø")
        for form in FileForm.texts {
            #expect(try form.change(sample).gradebook().gradebook.item(atRank: 0).title == "Œuvre 📚 Ærø")
        }
    }

    @Test("Tables of millions of bytes are read to their end, in every form", arguments: FileForm.texts)
    func tablesOfMillionsOfBytesAreReadToTheirEnd(_ form: FileForm) throws {
        let count = 30_000
        var gradebook = Sample.gradebook
        gradebook["Assessments.csv"] =
            "GradeBookItemId,PersonId,Score,AssessedAt,Comment\n"
            + "I1,P1,7,,\n"
            + (1..<count).map { "I1,X\($0),7,,\(String(repeating: "é", count: $0 % 90))\n" }.joined()
        #expect(try form.change(gradebook).scores().rows.count == count)
        var extract = Sample.extract
        let plain = try extract.readback().counts.rows
        let row = extract["extract.csv"].split(separator: "\n")[1]
        extract["extract.csv"] += String(repeating: row + "\n", count: count)
        #expect(try form.change(extract).readback().counts.rows == count + plain)
    }

    @Test(
        "A text is the same however it comes and however it is asked for", arguments: [1, 2, 3, 7, 16, 1_000])
    func aTextIsTheSameHoweverItComesAndHoweverItIsAsked(_ room: Int) throws {
        let text = "sourcedId,title\n" + String(repeating: "id,Ærø 📚,x\n", count: 9_000)
        let bytes = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let latin = Array(repeating: [UInt8](arrayLiteral: 0x80, 0xC6, 0x2C, 0x0A), count: 40_000).flatMap(
            \.self)
        for (file, stated, expected) in [
            (bytes, nil, text), (Array(text.utf8), nil, text),
            (latin, .windows1252, String(repeating: "€Æ,\n", count: 40_000)),
        ] as [([UInt8], TextEncoding?, String)] {
            let source = TextSource(Portions(file, room), input: "a", file: "b", stated: stated) { _ in }
            var read: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: room)
            while true {
                let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
                if count == 0 { break }
                read += buffer[..<count]
            }
            #expect(String(decoding: read, as: UTF8.self) == expected)
        }
    }

    /// Gives a few bytes at a time, and refuses to be asked for none.
    private final class Portions: ByteSource {
        private var rest: ArraySlice<UInt8>
        private let most: Int

        init(_ bytes: [UInt8], _ most: Int) {
            rest = bytes[...]
            self.most = most
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            try #require(!buffer.isEmpty)
            let piece = rest.prefix(min(most, buffer.count))
            buffer.copyBytes(from: piece)
            rest = rest[piece.endIndex...]
            return piece.count
        }
    }

    @Test(
        "A column of a read-back that differs in blanks and signs alone is refused: what it says would be lost"
    )
    func otherColumnNames() throws {
        for (sample, file, name) in [
            (Sample.oneRoster, "results.csv", "text Score"), (.oneRoster, "results.csv", "text_score"),
            (.extract, "extract.csv", "modified By ID"), (.extract, "extract.csv", "turned-in"),
        ] {
            var sample = sample
            let meant = ["textscore": "textScore", "modifiedbyid": "modifiedByID", "turnedin": "turnedIn"]
            let letters = name.lowercased().filter(\.isLetter)
            let columns = sample.header(of: file).split(separator: ",").map(String.init)
            let column = try #require(meant[letters])
            if columns.contains(column) {
                sample.setHeader(columns.map { $0 == column ? name : $0 }.joined(separator: ","), of: file)
            } else {
                sample = sample.lines { "\($0),x" }
                sample.setHeader((columns + [name]).joined(separator: ","), of: file)
            }
            #expect(try sample.refusalAsReadback()?.reason == .otherColumnName(name, meant: column))
        }
    }

    @Test("Words for nothing are nothing in an extract; in a OneRoster set None is a text as it was")
    func wordsForNothingAreNothingInAnExtract() throws {
        for word in ["NULL", "null", "None", "\\N"] {
            var extract = Sample.extract
            let columns = extract.header(of: "extract.csv").split(separator: ",").map(String.init)
            let place = try #require(columns.firstIndex(of: "score"))
            extract = extract.lines { line in
                var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                if cells[place] != "score" { cells[place] = word }
                return cells.joined(separator: ",")
            }
            #expect(try extract.readback().rows[0].allSatisfy { $0.score == .blank }, "\(word)")
        }
        var set = Sample.oneRoster
        let columns = set.header(of: "results.csv").split(separator: ",").map(String.init)
        let place = try #require(columns.firstIndex(of: "score"))
        set["results.csv"] = set["results.csv"].split(separator: "\n").map { line in
            var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if cells[place] != "score" { cells[place] = "None" }
            return cells.joined(separator: ",") + "\n"
        }.joined()
        #expect(try set.readback().rows.joined().contains { $0.score == .text("None") })
    }

    @Test("UTF-16 that ends or breaks within a character is refused with the byte")
    func utf16ThatEndsOrBreaksWithinACharacterIsRefusedWithTheByte() throws {
        let text = FileForm.texts[0].change(.gradebook)
        for (bytes, byte) in [([UInt8(0x41)], 1), ([0x00, 0xD8, 0x41, 0x00], 0), ([0x00, 0xDC], 0)] {
            var sample = text
            let size = sample.files["Terms.csv"]?.count ?? 0
            sample.files["Terms.csv"]? += bytes
            let refusal = try sample.refusalAsGradebook()
            #expect(refusal?.file == "Terms.csv")
            guard case .wrongEncoding(.utf16, let place)? = refusal?.reason else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(place == size + byte || bytes.count == 4)
        }
    }

    @Test("Windows-1252 is read where the profile says so, and nowhere else")
    func windows1252IsReadWhereTheProfileSaysSo() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing("Essay", with: "Essa#")
        sample.files["GradebookItems.csv"] = sample.files["GradebookItems.csv"]?.flatMap {
            $0 == UInt8(ascii: "#") ? [0x9C, 0x75, 0xE9, 0x80] : [$0]
        }
        let refusal = try sample.refusalAsGradebook()
        #expect(refusal?.file == "GradebookItems.csv")
        #expect(
            refusal?.reason.advice.contains("profile.encoding") == true, "\(refusal?.reason.advice ?? "")")
        var profile = Profile()
        profile.encodings[.gradebook] = .windows1252
        let reading = try sample.gradebook(profile: profile)
        #expect(reading.gradebook.item(atRank: 0).title == "Essaœué€")
        #expect(Set(reading.findings.map(\.code)) == [.windows1252])
        profile.encodings = [.roster: .windows1252]
        #expect(try sample.refusalAsGradebook(profile: profile)?.file == "GradebookItems.csv")
    }

    @Test(
        "Under Windows-1252 a text is UTF-8 where all of it is: a pair of bytes alone that UTF-8 has may be two letters",
        arguments: [
            ([0xC3, 0xA9], true), ([0xE2, 0x82, 0xAC], true), ([0xF0, 0x9F, 0x98, 0x80, 0xC3, 0xA9], true),
            ([0xC3, 0xA9, 0x2D, 0xE9], false), ([0xE9, 0x2D, 0xC3, 0xA9], false),
            ([0xE2, 0x82, 0x2D], false),
            ([0xC3], false), ([0xBF, 0x2D, 0xC3, 0xA9], false),
        ] as [([UInt8], Bool)])
    func underWindows1252ATextIsUTF8WhereAllOfItIs(_ letters: [UInt8], _ isUTF8: Bool) throws {
        var profile = Profile()
        profile.encodings[.gradebook] = .windows1252
        // At any place in the pieces in which it is read.
        for padding in [0, 3, 65_500, 65_536] {
            var sample = Sample.gradebook
            let pad = String(repeating: "-", count: padding)
            sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing("Essay", with: "\(pad)#")
            sample.files["GradebookItems.csv"] = sample.files["GradebookItems.csv"]?.flatMap {
                $0 == UInt8(ascii: "#") ? letters : [$0]
            }
            let refusal = try sample.refusalAsGradebook(profile: profile)
            #expect(refusal?.reason == (isUTF8 ? .isUTF8 : nil), "\(padding)")
        }
    }

    @Test(
        "A file of another program is refused by what it is",
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ForeignForm.workbook),
            ([0x50, 0x4B, 3, 4, 20, 0, 0, 0], .zip), ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], .gzip),
            (Array("%PDF-1.7\n".utf8), .pdf), (Array("\r\n <!DOCTYPE html>".utf8), .webPage),
            (Array("<?xml version=\"1.0\"?>".utf8), .webPage),
            ([0xFF, 0xFE, 0x3C, 0, 0x3F, 0], .webPage), ([0xFE, 0xFF, 0, 0x3C, 0, 0x3F], .webPage),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .otherArchive),
            (Array("Rar!\u{1A}\u{07}\u{01}".utf8), .otherArchive),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .otherArchive), (Array("BZh9".utf8), .otherArchive),
            ([0x28, 0xB5, 0x2F, 0xFD], .otherArchive), ([0xFF, 0xFE, 0, 0], .utf32),
            ([0, 0, 0xFE, 0xFF], .utf32),
        ] as [([UInt8], ForeignForm)])
    func aFileOfAnotherProgramIsRefusedByWhatItIs(_ head: [UInt8], _ form: ForeignForm) throws {
        var sample = Sample.gradebook
        sample.files["Terms.csv"] = head + Array("a,b\n1,2\n".utf8)
        #expect(try sample.refusalAsGradebook()?.reason == .foreignForm(form))
        var extract = Sample.extract
        extract.files["extract.csv"] = head
        #expect(try extract.refusalAsReadback()?.reason == .foreignForm(form))
    }

    @Test(
        "A workbook is no damaged archive, whatever it is called",
        .enabled(if: Tool.hasPython, "needs python3"))
    func aWorkbookIsNoDamagedArchive() throws {
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as book:
                for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]:
                    book.writestr(name, "<x/>")
            """
        for name in ["gradebook.xlsx", "gradebook.zip", "gradebook.csv"] {
            try withTemporaryFolder { folder in
                try Tool.run(["python3", "-c", script, name], in: folder)
                let found = try refusal {
                    _ = try readReadback(of: InputSet(folder.appending(name)), in: folder)
                }
                #expect(found?.reason == .foreignForm(name == "gradebook.csv" ? .zip : .workbook), "\(name)")
                #expect(found?.description.contains("Excel workbook") == true)
                #expect(found?.mayBecomeWhole == false)
            }
        }
    }
}
