import Foundation
import TestSupport

/// An input as somebody gives it, and what gradebridge.yaml says.
struct GivenInput {
    enum Form {
        case folder, zip, inbox, nothing, pipe
        /// One of its files, and nothing else.
        case file(String)
        /// That file is a link to the real one.
        case link(String)
        /// What a program in Python makes at `target` of the files in `folder`.
        case made(String, String)
    }

    /// As it is where nothing is wrong.
    let good: [String: Data]
    /// The other form of a read-back.
    let otherForm: [String: Data]
    var files: [String: Data]
    var form = Form.folder
    /// By key: the value as YAML has it.
    var settings: [String: String] = [:]
    /// Of the command.
    var flags: [String] = []

    init(_ good: [String: CSVTable], otherForm: [String: CSVTable] = [:]) {
        self.good = good.mapValues { Data($0.text.utf8) }
        self.otherForm = otherForm.mapValues { Data($0.text.utf8) }
        files = self.good
    }

    // MARK: What is changed

    /// All of it as it should be; gradebridge.yaml stays.
    mutating func exportAgain() {
        files = good
        form = .folder
    }

    mutating func text(_ file: String, _ edit: (String) -> String) {
        files[file] = Data(edit(String(decoding: files[file] ?? Data(), as: UTF8.self)).utf8)
    }

    mutating func table(_ file: String, _ edit: (inout CSVTable) -> Void) {
        text(file) {
            var table = CSVTable(text: $0)
            edit(&table)
            return table.text
        }
    }

    /// No cell of the scenes holds a comma.
    mutating func delimit(_ sign: String) {
        for file in files.keys { text(file) { $0.replacing(",", with: sign) } }
    }

    /// As Excel saves "CSV UTF-8".
    mutating func saveByExcel(_ file: String) {
        text(file) { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
    }

    mutating func rename(_ file: String, to name: String) { files[name] = files.removeValue(forKey: file) }

    mutating func set(_ key: String, _ value: String) { settings[key] = value }

    /// A list of one entry.
    mutating func list(_ key: String, _ entry: String) { settings[key] = "\n    - \"\(entry)\"" }

    // MARK: How it comes

    /// gradebridge.yaml below the district.
    var configuration: String {
        let bySection = Dictionary(grouping: settings.keys.sorted()) { $0.prefix { $0 != "." } }
        return bySection.keys.sorted().map { section in
            let lines = bySection[section, default: []].map { key in
                "  \(key.dropFirst(section.count + 1)): \(settings[key] ?? "")\n"
            }
            return "\(section):\n\(lines.joined())"
        }.joined()
    }

    /// Puts it into a new folder, or an inbox.
    ///
    /// - Returns: what a command is told; nil where it is told nothing.
    func give(in scratch: URL, inbox: URL) throws -> URL? {
        let manager = FileManager.default
        let folder = scratch.appending(path: "given")
        try write(to: folder)
        switch form {
        case .folder: return folder
        case .nothing: return scratch.appending(path: "nowhere")
        case .file(let name): return folder.appending(path: name)
        case .inbox:
            try manager.copyItem(at: folder, to: inbox.appending(path: "given"))
            return nil
        case .zip:
            let zip = scratch.appending(path: "given.zip")
            try ZipProgram.pack(folder, as: zip)
            return zip
        case .pipe:
            let pipe = scratch.appending(path: "pipe")
            try Command.output("mkfifo", [pipe.path])
            return pipe
        case .link(let name):
            let real = scratch.appending(path: name)
            try manager.moveItem(at: folder.appending(path: name), to: real)
            try manager.createSymbolicLink(at: folder.appending(path: name), withDestinationURL: real)
            return folder
        case .made(let name, let program):
            let target = scratch.appending(path: name)
            let opening = """
                import gzip, os, shutil, subprocess, sys, zipfile
                folder, target = sys.argv[1:]
                names = sorted(os.listdir(folder))
                def data(name): return open(os.path.join(folder, name), 'rb').read()

                """
            _ = try Python.output(opening + program, [folder.path, target.path])
            return target
        }
    }

    private func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    }
}
