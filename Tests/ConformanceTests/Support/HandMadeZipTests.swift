import Foundation
import OneRoster
import TestSupport
import Testing

@Suite("Archives that the tests make byte by byte")
struct HandMadeZipTests {
    @Test("Python reads every entry, kept, stored and compressed, with its checksum")
    func readByOthers() throws {
        let scratch = try ScratchFolder()
        let zip = scratch.url.appending(path: "set.zip")
        var archive = SampleSet.bulk(.v1p2).archive
        archive.entries.append(HandMadeZip.Entry("stored.csv", stored: Data("a,b".utf8)))
        archive.entries.append(HandMadeZip.Entry("zeros.csv", zeros: 3_000_000))
        try archive.bytes.write(to: zip)
        let program = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                print(archive.testzip(), len(archive.namelist()), len(archive.read("zeros.csv")))
            """
        #expect(try Python.output(program, [zip.path]) == "None \(archive.entries.count) 3000000\n")
    }
}
