import Bundle
import Domain
import DurableFiles
import Foundation
import OneRoster
import Testing

@Suite("The bytes of a bundle")
struct BytesTests {
    private func bytes(at instant: Instant = night, rows: Int = 2_000, from first: Int = 0) throws -> Data {
        try withTemporaryFolder { folder in
            let writer = try BundleWriter(version: .v1p1, mode: .delta, at: instant, scratchFolder: folder)
            try writer.writeSample()
            for row in first..<first + rows {
                try writer.writeResult(
                    LineItemIdentity(item: "\(row / 25)", section: "class-1"), student: "s\(row)",
                    value: .points(Points(whole: Int64(row % 11))))
            }
            #expect(writer.resultCount == rows + 1 && writer.lineItemCount == 1)
            let names = { try FileManager.default.contentsOfDirectory(atPath: folder.string) }
            let before = try names()
            #expect(before.isEmpty)
            try writer.finish(to: folder.appending("bundle.zip"))
            let after = try names()
            #expect(after == ["bundle.zip"])
            return try contents(folder.appending("bundle.zip"))
        }
    }

    @Test("The same rows and the same clock give the same bytes; nothing but the bundle ever has a name")
    func theSameRowsAndTheSameClockGiveTheSameBytes() throws {
        let (one, other) = (try bytes(), try bytes())
        #expect(one == other)
    }

    @Test("Another clock or another row gives other bytes")
    func anotherClockOrAnotherRowGivesOtherBytes() throws {
        let one = try bytes()
        #expect(try bytes(at: night.adding(days: 1)) != one)
        #expect(try bytes(from: 1) != one)
    }

    @Test("No row is lost on the way, however many there are", .enabled(if: Python.isThere, "needs python3"))
    func noRowIsLostOnTheWay() throws {
        let archive = try archive { writer in
            for row in 0..<2_000 {
                try writer.writeResult(
                    LineItemIdentity(item: "\(row / 25)", section: "class-1"), student: "s\(row)",
                    value: .points(Points(whole: Int64(row))))
            }
        }
        let rows = try archive.cells("results.csv")
        #expect(rows.count == 2_000)
        #expect(rows.enumerated().allSatisfy { $1["studentSourcedId"] == "s\($0)" && $1["score"] == "\($0)" })
    }

    @Test(
        "A clock that a zip cannot carry is refused",
        arguments: ["1979-12-31T23:59:59Z", "2108-01-01T00:00:00Z"])
    func aClockThatAZipCannotCarryIsRefused(_ text: String) throws {
        let instant = try #require(Instant(text))
        try withTemporaryFolder { folder in
            let writer = try BundleWriter(version: .v1p1, mode: .delta, at: instant, scratchFolder: folder)
            try writer.writeSample()
            #expect(throws: BundleError.self) { try writer.finish(to: folder.appending("bundle.zip")) }
        }
    }

    @Test("A bundle never replaces a file")
    func aBundleNeverReplacesAFile() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("bundle.zip")
            try Data("x".utf8).write(to: URL(filePath: path.string))
            let writer = try BundleWriter(version: .v1p1, mode: .delta, at: night, scratchFolder: folder)
            try writer.writeSample()
            #expect(throws: (any Error).self) { try writer.finish(to: path) }
            let kept = try contents(path)
            #expect(kept == Data("x".utf8))
        }
    }
}
