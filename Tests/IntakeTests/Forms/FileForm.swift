import DurableFiles
import Foundation
import Testing

@testable import Intake

/// A form that a district's files come in, made of a sample in the plain form.
struct FileForm: Sendable, CustomTestStringConvertible {
    /// The form, and the public kind of source that it comes from.
    let testDescription: String
    /// What is said of it, once for each file or once in all; nothing where it is not worth a word.
    var said: Set<String>
    let change: @Sendable (Sample) -> Sample

    init(_ source: String, said: Set<String> = [], _ change: @escaping @Sendable (Sample) -> Sample) {
        testDescription = source
        self.said = said
        self.change = change
    }

    /// Every form of text that is taken without a word in the profile.
    static let texts =
        [
            FileForm("UTF-16 with a byte order mark, as Excel's Unicode text has it", said: ["utf-16"]) {
                $0.bytes { [0xFF, 0xFE] + utf16($0, isBigEndian: false) }
            },
            FileForm("UTF-16 without one, as a script of PowerShell writes it", said: ["utf-16"]) {
                $0.bytes { utf16($0, isBigEndian: false) }
            },
            FileForm("UTF-16, big end first, from a program in Java", said: ["utf-16"]) {
                $0.bytes { [0xFE, 0xFF] + utf16($0, isBigEndian: true) }
            },
            FileForm("UTF-16, big end first, without a mark", said: ["utf-16"]) {
                $0.bytes { utf16($0, isBigEndian: true) }
            },
            FileForm("two byte order marks, of two programs one after the other") {
                $0.bytes { [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + $0 }
            },
            FileForm("header cells in capitals, from a database") { $0.headers { $0.uppercased() } },
            FileForm("header cells with spaces, typed by hand") { $0.headers { " \($0) " } },
            FileForm("empty columns at the end, from Excel") { $0.lines { "\($0),,," } },
            FileForm("rows of commas behind the last one, from Excel") { sample in
                sample.texts { $0 + String(repeating: commas($0) + "\n", count: 3) }
            },
            FileForm("rows of commas between others, from Excel") { sample in
                sample.texts { text in
                    let lines = text.split(separator: "\n")
                    return lines.map { "\($0)\n\(commas(text))\n" }.joined()
                }
            },
            FileForm("names in capitals, from a server of Windows") { $0.names { $0.uppercased() } },
            FileForm("names that end in .txt, from an exporter of tables") {
                $0.names { $0.dropLast(3) + "txt" }
            },
            FileForm("names that end in .TSV, though a comma is in them") {
                $0.names { $0.dropLast(3) + "TSV" }
            },
        ] + delimiters

    /// Other signs between cells; the samples hold no such sign in a cell.
    static let delimiters = [
        FileForm("tabs between cells, from Excel's Text (tab delimited)", said: ["tab-delimited"]) {
            $0.delimited("\t").names { $0.dropLast(3) + "txt" }
        },
        FileForm("tabs in UTF-16, as Excel's Unicode text has it", said: ["utf-16", "tab-delimited"]) {
            $0.delimited("\t").bytes { [0xFF, 0xFE] + utf16($0, isBigEndian: false) }
        },
        FileForm("semicolons, from Excel in most of Europe", said: ["semicolon-delimited"]) {
            $0.delimited(";")
        },
        FileForm("pipes, from a warehouse of data", said: ["pipe-delimited"]) { $0.delimited("|") },
        FileForm("every cell in quotes, tabs between them", said: ["tab-delimited"]) {
            $0.delimited("\"\t\"").lines { "\"\($0)\"" }.names { $0.dropLast(3).uppercased() + "TAB" }
        },
        FileForm("sep=; before semicolons, for Excel", said: ["semicolon-delimited"]) {
            $0.delimited(";").texts { "sep=;\n" + $0 }
        },
        FileForm("sep=, before commas, for Excel") { $0.texts { "sep=,\r\n" + $0 } },
        FileForm("sep=| in quotes and capitals behind a byte order mark", said: ["pipe-delimited"]) {
            $0.delimited("|").texts { "\u{FEFF}\"SEP=|\"\r\n" + $0 }
        },
        FileForm("sep= with a tab in UTF-16", said: ["utf-16", "tab-delimited"]) {
            $0.delimited("\t").texts { "sep=\t\r\n" + $0 }.bytes { utf16($0, isBigEndian: true) }
        },
    ]

    private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isBigEndian ? pair.reversed() : pair
        }
    }

    private static func commas(_ text: String) -> String {
        String(text.prefix { $0 != "\n" }.filter { $0 == "," })
    }
}

extension Sample {
    func bytes(_ change: ([UInt8]) -> [UInt8]) -> Sample { Sample(files: files.mapValues(change)) }

    func texts(_ change: (String) -> String) -> Sample {
        bytes { Array(change(String(decoding: $0, as: UTF8.self)).utf8) }
    }

    func delimited(_ sign: String) -> Sample { texts { $0.replacing(",", with: sign) } }

    func lines(_ change: (Substring) -> String) -> Sample {
        texts { $0.split(separator: "\n").map { change($0) + "\n" }.joined() }
    }

    func headers(_ change: (String) -> String) -> Sample {
        texts { text in
            let header = text.prefix { $0 != "\n" }
            return header.split(separator: ",").map { change(String($0)) }.joined(separator: ",")
                + text.dropFirst(header.count)
        }
    }

    func names(_ change: (String) -> String) -> Sample {
        Sample(files: Dictionary(uniqueKeysWithValues: files.map { (change($0.key), $0.value) }))
    }
}
