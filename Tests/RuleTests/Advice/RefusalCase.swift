import Inputs
import TestSupport
import Testing

/// An input with one fault, what is said of it, and every way to do what the advice says.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    struct Way: Sendable {
        let name: String
        /// How many scores go out, or are confirmed.
        var scores = RefusalScene.sent
        let follow: @Sendable (inout GivenInput) -> Void

        init(
            _ name: String, scores: Int = RefusalScene.sent,
            _ follow: @escaping @Sendable (inout GivenInput) -> Void
        ) {
            self.name = name
            self.scores = scores
            self.follow = follow
        }

        /// It comes once more, without its fault.
        static let exportedAgain = Way("exported again") { $0.exportAgain() }
        static let zipped = Way("zipped") {
            $0.exportAgain()
            $0.form = .zip
        }
    }

    /// What it says of a place is the end of what the program says, where a number in it would be that of a library.
    let reason: InputRefusal.Reason
    let door: RefusalDoor
    let fault: @Sendable (inout GivenInput) -> Void
    /// To export it again is the way where no other is named.
    private(set) var ways = [Way.exportedAgain]

    init(
        _ reason: InputRefusal.Reason, at door: RefusalDoor,
        _ fault: @escaping @Sendable (inout GivenInput) -> Void
    ) {
        self.reason = reason
        self.door = door
        self.fault = fault
    }

    func follow(_ ways: [Way]) -> RefusalCase {
        var followed = self
        followed.ways = ways
        return followed
    }

    var testDescription: String { "\(door.rawValue): \(reason)" }

    static let all = RefusalKind.allCases.flatMap(cases)

    /// Empty of those that cannot be made here (`RefusalKind.exemption`).
    static func cases(of kind: RefusalKind) -> [RefusalCase] {
        switch kind {
        case .notFound: notFound
        case .notAFolderOrArchive: notAFolderOrArchive
        case .workbook: workbook
        case .openDocument: openDocument
        case .pdf: RefusalDoor.allCases.map { beginning("%PDF-1.7\n", .pdf, at: $0) }
        case .webPage: RefusalDoor.allCases.map { beginning("<!DOCTYPE html>\n", .webPage, at: $0) }
        case .gzip: RefusalDoor.allCases.flatMap(gzip)
        case .zip: RefusalDoor.allCases.flatMap(zip)
        case .otherArchive: RefusalDoor.allCases.flatMap(otherArchive)
        case .utf32: RefusalDoor.allCases.map(utf32)
        case .alikeFiles: RefusalDoor.allCases.flatMap(alikeFiles)
        case .missingFile: missingFile
        case .folderInside: RefusalDoor.allCases.map(folderInside)
        case .unknownSign: RefusalDoor.allCases.flatMap(unknownSign)
        case .contradiction: RefusalDoor.allCases.map(contradiction)
        case .otherHeaderThanProfile: RefusalDoor.allCases.map(otherHeaderThanProfile)
        case .otherHeaderThanFirstLine: RefusalDoor.allCases.flatMap(otherHeaderThanFirstLine)
        case .severalSigns: RefusalDoor.allCases.map(severalSigns)
        case .unreadSign: RefusalDoor.allCases.map(unreadSign)
        case .missingColumns: RefusalDoor.allCases.map(missingColumns)
        case .repeatedColumn: RefusalDoor.allCases.map(repeatedColumn)
        case .otherColumnName: otherColumnName
        case .malformed: RefusalDoor.allCases.map(cutOff) + malformed
        case .bareCarriageReturn: RefusalDoor.allCases.flatMap(carriageReturns)
        case .doubtfulQuotes: doubtfulQuotes
        case .wrongEncoding: wrongEncoding
        case .notUTF8: RefusalDoor.allCases.map(notUTF8)
        case .isUTF8: RefusalDoor.allCases.map(isUTF8)
        case .overLimit: overLimit
        case .repeatedKey: repeatedKey
        case .blankID: blankID
        case .unreadableColumn: unreadableColumn
        case .noneOfThem: noneOfThem
        case .oneStudent: [oneStudentOfRoster] + [.set, .extract].flatMap(oneStudentOfReadback)
        case .noStudentMatches: noStudentMatches
        case .shortenedIDs: shortenedIDs
        case .otherWriting: otherWriting
        case .unsafeArchive: unsafeArchive
        case .notAnArchive: notAnArchive
        case .damagedArchive: damagedArchive
        case .lockedArchive: lockedArchive
        case .unsupported: unsupported
        case .unread: unread
        case .unreadable, .changedWhileRead, .otherKind: []
        }
    }
}
