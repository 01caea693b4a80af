import Conformance
import Foundation
import ZipArchive

extension OneFault {
    /// Archives that cannot be read, or not to the end of one of their files.
    static let archives: [OneFault] = [
        .bytes(.archiveNotAnArchive, "text") { _ in Data("sourcedId,name\r\n1,North\r\n".utf8) },
        .bytes(.archiveNotAnArchive, "empty") { _ in Data() },
        .bytes(.archiveNotAnArchive, "cut") { $0.prefix($0.count / 2) },
        .archive(.archiveDamaged, "offset-beyond-the-end", file: "users.csv") {
            $0.change("users.csv") { $0.offset = 1 << 24 }
        },
        .archive(.archiveDamaged, "broken-deflate", file: "users.csv") {
            $0.change("users.csv") { entry in
                entry.method = 8
                entry.body = Data(repeating: 0xff, count: 64)
                entry.storedSize = 64
            }
        },
        .archive(.archiveWrongChecksum, "users", file: "users.csv") {
            $0.change("users.csv") { $0.checksum ^= 1 }
        },
        .archive(.archiveWrongSize, "states-more", file: "users.csv") {
            $0.change("users.csv") { entry in
                entry = HandMadeZip.Entry("users.csv", stored: entry.body)
                entry.size += 1
            }
        },
        .archive(.archiveEncrypted, "users", file: "users.csv") { $0.change("users.csv") { $0.flags |= 1 } },
        .archive(.archiveEncrypted, "strongly", file: "users.csv") {
            $0.change("users.csv") { $0.flags |= 0x41 }
        },
        .archive(.archiveUnsupportedMethod, "bzip2", file: "users.csv") {
            $0.change("users.csv") { $0.method = 12 }
        },
        .archive(.archiveTooManyEntries, "more-than-64") { archive in
            archive.entries += (archive.entries.count..<65).map { HandMadeZip.Entry("\($0).csv", Data()) }
        },
        .unsafeName("parent", "../notes.csv"),
        .unsafeName("absolute", "/notes.csv"),
        .unsafeName("folder", "export/notes.csv"),
        .unsafeName("backslash", "..\\notes.csv"),
        .unsafeName("drive", "C:notes.csv"),
        .unsafeName("escape", "notes\u{1b}[2J.csv"),
        .unsafeName("right-to-left", "notes\u{202e}vsc.csv"),
        .unsafeName("device-of-windows", "Aux.csv"),
        .archive(.archiveNotARegularFile, "link", file: "users.csv") {
            $0.change("users.csv") { $0.attributes = 0o120777 << 16 }
        },
        .archive(.archiveNotARegularFile, "device", file: "users.csv") {
            $0.change("users.csv") { $0.attributes = 0o020644 << 16 }
        },
        .archive(.archiveDuplicateName, "exactly", file: "users.csv") {
            $0.entries.append(HandMadeZip.Entry("users.csv", Data()))
        },
        .archive(.archiveDuplicateName, "in-capitals", file: "USERS.csv") {
            $0.entries.append(HandMadeZip.Entry("USERS.csv", Data()))
        },
        .archive(.filesInFolder, "export", file: "export") {
            for index in $0.entries.indices {
                $0.entries[index].name = Data("export/".utf8) + $0.entries[index].name
            }
        },
        .archive(.archiveTooLarge, "all-together", file: "classes.csv") { _ in }.limited {
            $0.zip.expandedBytes = 1000
        },
        .archive(.archiveRatioTooHigh, "zeros", file: "notes.csv") {
            $0.entries.append(HandMadeZip.Entry("notes.csv", zeros: 3_000_000))
        }.limited { $0.zip.ratio = 100 },
    ]

    private static func unsafeName(_ label: String, _ name: String) -> OneFault {
        .archive(.archiveUnsafeName, label, file: name) {
            $0.entries.append(HandMadeZip.Entry(name, Data()))
        }
    }
}
