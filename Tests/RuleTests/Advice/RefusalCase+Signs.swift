import CSVCore
import Domain
import Foundation
import Inputs
import TestSupport

/// Refusals of what stands between the cells, and of how characters are written.
extension RefusalCase {
    private static func reason(_ fault: DelimiterFault) -> InputRefusal.Reason { .delimiter(fault) }

    private static func with(_ sign: String, _ words: String) -> Way {
        Way("exported with \(words)") {
            $0.exportAgain()
            $0.delimit(sign)
        }
    }

    static func unknownSign(_ door: RefusalDoor) -> [RefusalCase] {
        [
            RefusalCase(reason(.unknown(profile: nil)), at: door) {
                $0.text(door.table.file) { "sep=~\n" + $0.replacing(",", with: "~") }
            }.follow([with(",", "commas"), with("\t", "tabs"), with(";", "semicolons"), with("|", "pipes")]),
            RefusalCase(reason(.unknown(profile: .semicolon)), at: door) {
                $0.list("profile.delimiter", "\(door.kind) = semicolon")
                $0.delimit(";")
                $0.text(door.table.file) { "sep=~\n" + $0.replacing(";", with: "~") }
            }.follow([with(";", "semicolons")]),
        ]
    }

    static func unreadSign(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(reason(.unread("^")), at: door) {
            $0.text(door.table.file) { $0.replacing(",", with: "^") }
        }.follow([with(",", "commas"), with("\t", "tabs"), with(";", "semicolons"), with("|", "pipes")])
    }

    static func contradiction(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(reason(.contradiction(profile: .tab, firstLine: .semicolon)), at: door) {
            $0.list("profile.delimiter", "\(door.kind) = tab")
            $0.delimit(";")
            for file in $0.files.keys { $0.text(file) { "sep=;\n" + $0 } }
        }.follow(correctedProfile(door, "semicolon"))
    }

    static func otherHeaderThanProfile(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(reason(.otherHeader(said: .tab, by: .profile, found: .comma)), at: door) {
            $0.list("profile.delimiter", "\(door.kind) = tab")
        }.follow(correctedProfile(door, "comma"))
    }

    private static func correctedProfile(_ door: RefusalDoor, _ sign: String) -> [Way] {
        [
            Way("corrected") { $0.list("profile.delimiter", "\(door.kind) = \(sign)") },
            Way("taken out") { $0.settings["profile.delimiter"] = nil },
        ]
    }

    /// The first line names another sign than stands in the header, whatever the profile says.
    static func otherHeaderThanFirstLine(_ door: RefusalDoor) -> [RefusalCase] {
        let file = door.table.file
        let semicolons = "\(door.kind) = semicolon"
        return [
            RefusalCase(
                reason(.otherHeader(said: .semicolon, by: .firstLine, found: .comma)), at: door
            ) {
                $0.text(file) { "sep=;\n" + $0 }
            },
            RefusalCase(
                reason(.otherHeader(said: .comma, by: .firstLine, found: .semicolon)), at: door
            ) {
                $0.text(file) { "sep=,\n" + $0.replacing(",", with: ";") }
            },
            RefusalCase(
                reason(
                    .otherHeader(said: .comma, by: .firstLine, found: .semicolon, profile: .semicolon)),
                at: door
            ) {
                $0.list("profile.delimiter", semicolons)
                $0.delimit(";")
                $0.text(file) { "sep=,\n" + $0 }
            }.follow([with(";", "semicolons")]),
            RefusalCase(
                reason(
                    .otherHeader(said: .semicolon, by: .firstLine, found: .comma, profile: .semicolon)),
                at: door
            ) {
                $0.list("profile.delimiter", semicolons)
                let commas = $0.files[file]
                $0.delimit(";")
                $0.files[file] = commas
                $0.text(file) { "sep=;\n" + $0 }
            }.follow([with(";", "semicolons")]),
        ]
    }

    static func severalSigns(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(reason(.several([.tab, .semicolon])), at: door) {
            $0.text(door.table.file) { $0.replacing(",", with: "\t;\t") }
        }
    }

    // MARK: Quotes

    /// The last row begins with a quote, and the rest of it never came.
    static func cutOff(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(.malformed("\(CSVError.Code.unterminatedQuote)"), at: door) {
            $0.text(door.table.file) { $0 + "\"" }
        }.follow([.exportedAgain, .zipped])
    }

    static let malformed =
        [
            (CSVError.Code.quoteInsideField, "Es\"say", "\"Es\"\"say\""),
            (.textAfterQuote, "\"Es\"say", "\"\"\"Es\"\"say\""),
            (.raggedRow(expected: 12, found: 13), "Es,say", "\"Es,say\""),
        ].map { code, wrong, quoted in
            RefusalCase(.malformed("\(code)"), at: .gradebook) {
                $0.text("GradebookItems.csv") { $0.replacing("Essay", with: wrong) }
            }.follow([
                .exportedAgain,
                Way("with quotes around text") {
                    $0.exportAgain()
                    $0.text("GradebookItems.csv") { $0.replacing("Essay", with: quoted) }
                },
            ])
        } + [
            RefusalCase(.malformed("\(CSVError.Code.noHeader)"), at: .gradebook) {
                $0.files["Terms.csv"] = Data()
            },
            RefusalCase(.malformed("\(CSVError.Code.noHeader)"), at: .gradebook) {
                $0.text("Terms.csv") { "\n" + $0 }
            },
        ]

    /// Lines of old programs of the Mac, of Python on Windows, and a cell that holds one.
    static func carriageReturns(_ door: RefusalDoor) -> [RefusalCase] {
        let file = door.table.file
        let ends = ["\r", "\r\r\n"].map { end in
            RefusalCase(.bareCarriageReturn, at: door) { $0.text(file) { $0.replacing("\n", with: end) } }
                .follow([
                    .exportedAgain,
                    Way("saved as CSV UTF-8") {
                        $0.exportAgain()
                        $0.saveByExcel(file)
                    },
                ])
        }
        guard door == .gradebook else { return ends }
        let items = "GradebookItems.csv"
        return ends + [
            RefusalCase(.bareCarriageReturn, at: door) {
                $0.text(items) { $0.replacing("Essay", with: "Es\rsay") }
            }.follow([
                .exportedAgain,
                Way("with quotes around text") {
                    $0.exportAgain()
                    $0.text(items) { $0.replacing("Essay", with: "\"Es\rsay\"") }
                },
            ])
        ]
    }

    static let doubtfulQuotes = [false, true].map { isStated in
        let quoted = "\"Es\n,say\""
        return RefusalCase(.doubtfulQuotes, at: .gradebook) {
            $0.text("GradebookItems.csv") { $0.replacing("Essay", with: quoted) }
            $0.delimit("\t")
            if isStated { $0.list("profile.delimiter", "gradebook = tab") }
        }.follow([
            Way("exported with commas") {
                $0.exportAgain()
                $0.text("GradebookItems.csv") { $0.replacing("Essay", with: quoted) }
                $0.settings["profile.delimiter"] = nil
            }
        ])
    }

    // MARK: Characters

    static func notUTF8(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(.notUTF8, at: door) {
            $0.table(door.table.file) { $0.set("Note", to: "Jos#") }
            $0.replaceBytes(door.table.file, "#", with: [0xE9])
        }.follow([
            Way("exported as UTF-8") { $0.replaceBytes(door.table.file, [0xE9], with: Array("é".utf8)) },
            Way("the profile says so") { $0.list("profile.encoding", "\(door.kind) = windows-1252") },
        ])
    }

    static func isUTF8(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(.isUTF8, at: door) {
            $0.list("profile.encoding", "\(door.kind) = windows-1252")
            $0.addSecondColumn(door.table.file, "Á")
        }.follow([Way("taken out") { $0.settings["profile.encoding"] = nil }])
    }

    static let wrongEncoding = RefusalDoor.allCases.flatMap { door in
        let file = door.table.file
        // Before what a library or a campus writes: right behind the header's first name.
        let name = "\(door.firstColumn),Á"
        let byte = name.utf8.count - 1
        return [
            RefusalCase(.wrongEncoding(.windows1252, byte: byte - 1), at: door) {
                $0.list("profile.encoding", "\(door.kind) = windows-1252")
                $0.addSecondColumn(file, "#")
                $0.replaceBytes(file, "#", with: [0x81])
            }.follow([
                Way("taken out, and exported as UTF-8") {
                    $0.settings["profile.encoding"] = nil
                    $0.exportAgain()
                }
            ]),
            RefusalCase(.wrongEncoding(.utf16, byte: 4), at: door) {
                let text = String(decoding: $0.files[file] ?? Data(), as: UTF8.self)
                $0.files[file] = Data([0xFF, 0xFE, 0x41, 0, 0, 0xDC]) + text.utf16Bytes
            }.follow([
                Way("copied again, whole") {
                    let text = String(decoding: $0.good[file] ?? Data(), as: UTF8.self)
                    $0.files[file] = Data([0xFF, 0xFE]) + text.utf16Bytes
                },
                .exportedAgain,
            ]),
        ]
    }
}

extension RefusalDoor {
    fileprivate var firstColumn: String {
        String(
            decoding: (good(CampusExport()).files[table.file] ?? Data()).prefix { $0 != 0x2C }, as: UTF8.self)
    }
}

extension GivenInput {
    fileprivate mutating func addSecondColumn(_ file: String, _ name: String) {
        table(file) {
            $0.set(name, to: "")
            $0.columns.insert($0.columns.removeLast(), at: 1)
        }
    }

    fileprivate mutating func replaceBytes(_ file: String, _ old: String, with new: [UInt8]) {
        replaceBytes(file, Array(old.utf8), with: new)
    }

    fileprivate mutating func replaceBytes(_ file: String, _ old: [UInt8], with new: [UInt8]) {
        files[file] = files[file].map { Data($0.replacing(old, with: new)) }
    }
}

extension String {
    fileprivate var utf16Bytes: Data { Data(utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) }
}
