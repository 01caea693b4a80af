import Domain
import Foundation
import Records
import TestSupport
import Testing

@testable import Ledger

@Suite("A bit of the ledger's header that is wrong")
struct HeaderBitTests {
    /// In bytes: what SQLite decides by before its first page, from the size of a page to the format.
    private static let decides = 16..<72

    @Test(
        "It is damage, or changes nothing: never a ledger that nobody may write, and never a fault of the program"
    )
    func itIsDamageOrChangesNothing() throws {
        let scratch = try ScratchFolder()
        let sound = scratch.url.appending(path: "sound.sqlite")
        _ = try Ledger.create(at: sound.path)
        let bytes = try Data(contentsOf: sound)
        for bit in Self.decides.lowerBound * 8..<Self.decides.upperBound * 8 {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << (bit % 8)
            let path = scratch.url.appending(path: "flipped.sqlite")
            try flipped.write(to: path)
            do {
                let ledger = try Ledger.open(at: path.path)
                try ledger.write {
                    try $0.recordIntent(sequence: 1, at: Instant(secondsSince1970: 1_795_507_200))
                }
            } catch let error as LedgerError {
                #expect(
                    [.damaged, .notALedger, .tooNew].contains(error.code), "bit \(bit): \(error)")
            }
        }
    }
}
