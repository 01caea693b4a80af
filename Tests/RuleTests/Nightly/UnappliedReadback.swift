import Foundation
import TestSupport
import Testing

/// Something among the read-backs that is never applied.
enum UnappliedReadback: String, CaseIterable, CustomTestStringConvertible {
    case txt, tsv, tab, gzip, xlsx, pdf, noEnding, likeAMark, folderLikeAMark, link, pipe, folderOfNothing,
        macZip, damagedZip,
        emptyExtract

    var testDescription: String { rawValue }

    var name: String {
        switch self {
        case .txt: "scores.txt"
        case .tsv: "scores.tsv"
        case .tab: "scores.TAB"
        case .gzip: "scores.csv.gz"
        case .xlsx: "scores.xlsx"
        case .pdf: "scores_20261122.pdf"
        case .noEnding: "scores"
        case .likeAMark: "scores.csv.sha256"
        case .folderLikeAMark: "scores.done"
        case .link: "scores.csv"
        case .pipe: "scores.csv"
        case .folderOfNothing: "scores"
        case .macZip, .damagedZip: "scores.zip"
        case .emptyExtract: "scores.csv"
        }
    }

    /// Drops it without a mark, long settled.
    func drop(_ scene: NightScene, minutesAgo: Double? = nil) throws {
        let target = scene.inbox(.readback).appending(path: name)
        switch self {
        case .txt, .tsv, .tab, .gzip, .xlsx, .pdf, .noEnding:
            try Data("personID\tscore\n501\t3\n".utf8).write(to: target)
        case .link:
            try FileManager.default.createSymbolicLink(
                at: target, withDestinationURL: URL(filePath: "/etc/hostname"))
        case .pipe: try Command.output("mkfifo", [target.path])
        case .likeAMark:
            try Data(String(repeating: "501,3\n", count: 1_000).utf8).write(to: target)
        case .folderOfNothing, .folderLikeAMark:
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            try Data("%PDF".utf8).write(to: target.appending(path: "scores.pdf"))
        case .macZip:
            try Self.zip(
                "z.writestr('extract.csv', 'a,b'); z.writestr('__MACOSX/._extract.csv', 'x')", target)
        case .damagedZip:
            try Self.zip("z.writestr('results.csv', 'sourcedId')", target)
            var bytes = try Data(contentsOf: target)
            let place = try #require(bytes.firstRange(of: Data("sourcedId".utf8)))
            bytes[place.lowerBound] ^= 1
            try bytes.write(to: target)
        case .emptyExtract: try Data().write(to: target)
        }
        try scene.settle(target, isDone: false, minutesAgo: minutesAgo)
    }

    private static func zip(_ write: String, _ target: URL) throws {
        _ = try Python.output(
            "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z: \(write)", [target.path])
    }
}
