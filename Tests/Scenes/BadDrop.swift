import Foundation
package import TestSupport
import Testing

/// Something that must never be taken out of the inbox, and what the reason beside it must speak of.
package enum BadDrop: String, CaseIterable, CustomTestStringConvertible {
    case emptyZip, truncatedZip, wrongCRC, bomb, folderInZip, link, linkInFolder, pipe, looseCSV, noExport,
        workbook

    package var testDescription: String { rawValue }

    package var name: String {
        switch self {
        case .linkInFolder: "bad"
        case .looseCSV: "bad.csv"
        case .noExport: "bad.pdf"
        case .workbook: "bad.xlsx"
        default: "bad.zip"
        }
    }

    /// Words of the reason file.
    package var words: String {
        switch self {
        case .emptyZip, .truncatedZip: "archive"
        case .wrongCRC: "CRC"
        case .bomb: "expand"
        case .folderInZip: "folder"
        case .link, .linkInFolder: "symbolic link"
        case .pipe: "neither a file nor a folder"
        case .looseCSV: "single CSV file"
        case .noExport: "neither a zip archive nor a folder"
        case .workbook: "a workbook of a spreadsheet"
        }
    }

    /// Drops it among the gradebooks, marked as whole.
    package func drop(_ scene: NightScene) throws {
        let target = scene.inbox(.gradebook).appending(path: name)
        switch self {
        case .emptyZip: try Data().write(to: target)
        case .truncatedZip:
            try Self.makeZip("z.writestr('Courses.csv', 'CourseId,Title\\n' * 500)", at: target)
            let bytes = try Data(contentsOf: target)
            try bytes.prefix(bytes.count - 30).write(to: target)
        case .wrongCRC:
            try Self.makeZip("z.writestr('Courses.csv', 'CourseId,Title')", at: target)
            var bytes = try Data(contentsOf: target)
            guard let place = bytes.firstRange(of: Data("CourseId".utf8)) else { return }
            bytes[place.lowerBound] ^= 1
            try bytes.write(to: target)
        case .bomb: try Self.makeZip("z.writestr('Courses.csv', bytes(8 << 20), 8)", at: target)
        case .folderInZip:
            try Self.makeZip(
                "z.writestr('export/Courses.csv', 'CourseId'); z.writestr('export (1)/Courses.csv', 'CourseId')",
                at: target)
        case .link:
            let real = scene.workspace.scratch.url.appending(path: "real.zip")
            try Self.makeZip("z.writestr('Courses.csv', 'CourseId')", at: real)
            try FileManager.default.createSymbolicLink(at: target, withDestinationURL: real)
        case .linkInFolder:
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: target.appending(path: "Courses.csv"), withDestinationURL: URL(filePath: "/etc/hostname"))
        case .pipe: try Command.output("mkfifo", [target.path])
        case .looseCSV, .noExport, .workbook:
            try Data("CourseId,Title\n11,Algebra I\n".utf8).write(to: target)
        }
        try scene.settle(target)
    }

    private static func makeZip(_ write: String, at zip: URL) throws {
        _ = try Python.output(
            "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z: \(write)", [zip.path])
    }
}
