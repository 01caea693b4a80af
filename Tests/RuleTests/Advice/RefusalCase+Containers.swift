import Foundation
import Inputs
import TestSupport

/// Refusals of what holds the tables.
extension RefusalCase {
    static let notFound = RefusalDoor.allCases.map { door in
        RefusalCase(.notFound, at: door) {
            $0.form = .nothing
        }.follow([
            Way("the path is right") { $0.form = .folder },
            Way("no path, and the newest in the inbox") { $0.form = .inbox },
        ])
    }

    static let notAFolderOrArchive = RefusalDoor.allCases.map { door in
        RefusalCase(.notAFolderOrArchive, at: door) { $0.form = .pipe }.follow([.exportedAgain, .zipped])
    }

    static func folderInside(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(.folderInside("export"), at: door) {
            $0.form = .made("outer", "shutil.copytree(folder, os.path.join(target, 'export'))")
        }.follow([.exportedAgain])
    }

    // MARK: Files of other programs

    static let workbook =
        [
            RefusalCase(.foreignForm(.workbook), at: .extract) {
                $0.form = .made("scores.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"))
            }.follow([
                Way("saved as CSV UTF-8") {
                    $0.saveByExcel("extract.csv")
                    $0.form = .file("extract.csv")
                },
                .exportedAgain,
            ])
        ]
        + RefusalDoor.allCases.map { door in
            // What Excel wrote before 2007, under the name of a table.
            RefusalCase(.foreignForm(.workbook), at: door) {
                $0.files[door.table.file] = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            }.follow([savedByExcel(door), .exportedAgain])
        }

    static let openDocument = [
        RefusalCase(.foreignForm(.openDocument), at: .extract) {
            $0.form = .made("scores.ods", packed("mimetype", "content.xml"))
        }.follow([
            Way("saved as CSV UTF-8") {
                $0.saveByExcel("extract.csv")
                $0.form = .file("extract.csv")
            },
            .exportedAgain,
        ])
    ]

    static func beginning(_ text: String, _ form: ForeignForm, at door: RefusalDoor) -> RefusalCase {
        RefusalCase(.foreignForm(form), at: door) { $0.files[door.table.file] = Data(text.utf8) }
    }

    /// Under the name of a table, or packed as a program does it that gives the file another name.
    static func gzip(_ door: RefusalDoor) -> [RefusalCase] {
        ["", ".gz"].map { ending in
            RefusalCase(.foreignForm(.gzip), at: door) {
                $0.form = .made(
                    "packed", replaced(door.table.file, "gzip.compress(data(table))", called: ending))
            }.follow([Way("unpacked") { $0.form = .folder }])
        }
    }

    static func zip(_ door: RefusalDoor) -> [RefusalCase] {
        ["", ".xlsx"].map { ending in
            RefusalCase(.foreignForm(.zip), at: door) {
                $0.form = .made(
                    "packed",
                    replaced(
                        door.table.file,
                        "open(shutil.make_archive(target + '-2', 'zip', folder), 'rb').read()", called: ending
                    ))
            }.follow([
                savedByExcel(door), Way("unpacked") { $0.form = .folder },
            ])
        }
    }

    /// One of its tables is one, or all of it.
    static func otherArchive(_ door: RefusalDoor) -> [RefusalCase] {
        let bytes = Data([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4])
        return [
            RefusalCase(.foreignForm(.otherArchive), at: door) { $0.files[door.table.file] = bytes }
                .follow([Way("unpacked") { $0.exportAgain() }]),
            RefusalCase(.foreignForm(.otherArchive), at: door) {
                $0.files["given.zip"] = bytes
                $0.form = .file("given.zip")
            }.follow([Way("unpacked") { $0.exportAgain() }, .zipped]),
            RefusalCase(.foreignForm(.otherArchive), at: door) {
                $0.form = .made("export.tar.gz", "shutil.make_archive(target[:-7], 'gztar', folder)")
            }.follow([Way("unpacked") { $0.exportAgain() }, .zipped]),
        ]
    }

    static func utf32(_ door: RefusalDoor) -> RefusalCase {
        RefusalCase(.foreignForm(.utf32), at: door) {
            let text = String(decoding: $0.files[door.table.file] ?? Data(), as: UTF8.self)
            $0.files[door.table.file] = text.data(using: .utf32)
        }
    }

    private static func savedByExcel(_ door: RefusalDoor) -> Way {
        Way("saved as CSV UTF-8") {
            $0.exportAgain()
            $0.saveByExcel(door.table.file)
        }
    }

    /// A folder in which one table has other bytes.
    private static func replaced(_ table: String, _ bytes: String, called ending: String = "") -> String {
        """
        table = '\(table)'
        shutil.copytree(folder, target)
        os.remove(os.path.join(target, table))
        open(os.path.join(target, table + '\(ending)'), 'wb').write(\(bytes))
        """
    }

    /// A zip with entries of these names.
    private static func packed(_ names: String...) -> String {
        "with zipfile.ZipFile(target, 'w') as z:\n"
            + names.map { "    z.writestr('\($0)', 'x')\n" }.joined()
    }

    // MARK: Archives

    static let unsafeArchive =
        [
            RefusalCase(.unsafeArchive("it is a symbolic link"), at: .gradebook) {
                $0.form = .link("Persons.csv")
            }.follow([.exportedAgain, .zipped])
        ]
        + [
            ("the entry is in a folder inside a folder", "for n in names: z.writestr('a/b/' + n, data(n))"),
            (
                "the entry is inside a folder, and others are not: it is not known which of them count",
                "for n in names: z.writestr(n, data(n)); z.writestr('old/' + n, data(n))"
            ),
            ("the name is absolute", "for n in names: z.writestr('/' + n, data(n))"),
            (
                "the name is there twice",
                "for n in names: z.writestr(n, data(n)); z.writestr(n.lower(), data(n))"
            ),
            (
                "the entry is a folder, link or device",
                "z.writestr(link, '/etc/hostname')\n    for n in names[1:]: z.writestr(n, data(n))"
            ),
        ].map { words, write in
            RefusalCase(.unsafeArchive(words), at: .gradebook) {
                $0.form = .made(
                    "given.zip",
                    """
                    link = zipfile.ZipInfo(names[0])
                    link.create_system, link.external_attr = 3, 0o120777 << 16
                    with zipfile.ZipFile(target, 'w') as z:
                        \(write)
                    """)
            }.follow([
                .exportedAgain, .zipped,
                Way("zipped in one folder") {
                    $0.form = .made(
                        "given.zip",
                        "shutil.make_archive(target[:-4], 'zip', os.path.dirname(folder), 'given')")
                },
            ])
        }

    static let notAnArchive =
        [
            "open(target, 'wb').write(b'Campus is not available at this time.')",
            """
            shutil.make_archive(target[:-4], 'zip', folder)
            os.truncate(target, os.path.getsize(target) - 30)
            """,
        ].map { program in
            RefusalCase(.notAnArchive, at: .gradebook) {
                $0.form = .made("given.zip", program)
            }.follow([.zipped, .exportedAgain])
        }

    static let damagedArchive = [
        RefusalCase(.damagedArchive("CRC error"), at: .gradebook) {
            $0.form = .made(
                "given.zip",
                """
                with zipfile.ZipFile(target, 'w') as z:
                    for n in names: z.writestr(n, data(n))
                b = open(target, 'rb').read().replace(b'Essay', b'Essey', 1)
                open(target, 'wb').write(b)
                """)
        }.follow([.zipped, .exportedAgain])
    ]

    static let lockedArchive = [
        ("encrypted", "subprocess.run(['zip', '-q', '-P', 'word', target] + names, cwd=folder, check=True)"),
        (
            "compression method 12 is not supported",
            """
            with zipfile.ZipFile(target, 'w', zipfile.ZIP_BZIP2) as z:
                for n in names: z.writestr(n, data(n))
            """
        ),
    ].map { words, program in
        RefusalCase(.lockedArchive(words), at: .gradebook) {
            $0.form = .made("given.zip", program)
        }.follow([.zipped])
    }
}
