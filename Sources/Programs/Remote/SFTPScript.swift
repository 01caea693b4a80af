/// Lines in the language of sftp's batches.
enum SFTPScript {
    /// sftp reads lines into a buffer of 2,048 bytes, and would run the rest of a longer one as a command.
    static let lineLimit = 2_000

    /// Goes into the folder, so that the names after it and in the listing are bare ones.
    static func enter(_ folder: String) -> [String] {
        folder.isEmpty ? [] : ["cd \(quoted(folder))"]
    }

    static let list = "ls -lna"

    static func line(_ operation: RemoteOperation) -> String {
        switch operation {
        // -f: on the disk before the handle is closed.
        case .put(let local, let name): "put -f \(quoted(local)) \(quoted(name))"
        // -l: the protocol's own rename, which fails where the target exists; the other, POSIX's, replaces.
        case .rename(let name, let target): "rename -l \(quoted(name)) \(quoted(target))"
        case .remove(let name): "rm \(quoted(name))"
        // -p: its time over there is when it was written; the local mode is set anew.
        case .get(let name, let local): "get -fp \(quoted(name)) \(quoted(local))"
        }
    }

    /// One literal word. Within double quotes sftp takes `*?[` as they are; a quote and a backslash need a
    /// backslash before them. A name that begins with a dash would be read as an option.
    static func quoted(_ name: String) -> String {
        var word = name.utf8.first == UInt8(ascii: "-") ? "\"./" : "\""
        for scalar in name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { word.unicodeScalars.append("\\") }
            word.unicodeScalars.append(scalar)
        }
        return word + "\""
    }

    /// Whether it can be written on a line: no quoting helps a newline.
    static func isWritable(_ text: String) -> Bool {
        !text.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    }

    static func isBareName(_ name: String) -> Bool {
        isWritable(name) && !name.isEmpty && name != "." && name != ".."
            && !name.utf8.contains(UInt8(ascii: "/"))
    }

    /// How many commands sftp has begun: it repeats each one before it sends it, and waits for its answer before
    /// it reads the next.
    static func begun(_ output: [UInt8]) -> Int {
        output.split(separator: UInt8(ascii: "\n")).count { $0.starts(with: "sftp> ".utf8) }
    }
}
