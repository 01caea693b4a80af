package import Foundation
import TestSupport
import Testing

/// What can happen to a ledger's file.
package enum Damage: String, CaseIterable, CustomTestStringConvertible {
    case overwrittenInTheMiddle, oneTable, truncated, zeroedHeader, emptied

    package var testDescription: String { rawValue }

    package func strike(_ ledger: URL) throws {
        var bytes = try Data(contentsOf: ledger)
        // The header says how large a page is, in bytes 16 and 17.
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        switch self {
        case .overwrittenInTheMiddle:
            // Every page but the first: what is in the middle of a small ledger is not in use now and then.
            for place in stride(from: pageSize, to: bytes.count, by: pageSize) {
                bytes.replaceSubrange(place..<place + 64, with: Data(repeating: 0xA5, count: 64))
            }
        case .oneTable:
            // What a night writes on its way lies elsewhere and is sound.
            let page = try LedgerShell(path: ledger.path).sql(
                "SELECT rootpage FROM sqlite_master WHERE name = 'line_item';")
            guard let number = Int(page.trimmingCharacters(in: .newlines)) else { return }
            let place = (number - 1) * pageSize
            bytes.replaceSubrange(place..<place + 64, with: Data(repeating: 0xA5, count: 64))
        case .truncated: bytes = bytes.prefix(bytes.count / 2 / pageSize * pageSize)
        case .zeroedHeader: bytes.replaceSubrange(0..<100, with: Data(repeating: 0, count: 100))
        case .emptied: bytes = Data()
        }
        try bytes.write(to: ledger)
    }
}
