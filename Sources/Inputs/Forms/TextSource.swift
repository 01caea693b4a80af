import CSVCore
import Domain
import DurableFiles

/// The text of a table, as UTF-8, whatever its file is written in.
///
/// UTF-8 goes through as it is: nothing is looked at but the first bytes.
final class TextSource: ByteSource {
    private let source: any ByteSource
    private let input: String
    private let file: String
    /// What the district says; nil: UTF-8, or what the file itself tells.
    private let stated: TextEncoding?
    /// Called once where the text is not UTF-8.
    private let detected: (TextEncoding) -> Void
    private var transcoder: Transcoder?
    private var isLooked = false
    private var piece: [UInt8] = []

    init(
        _ source: any ByteSource, input: String, file: String, stated: TextEncoding?,
        detected: @escaping (TextEncoding) -> Void
    ) {
        self.source = source
        self.input = input
        self.file = file
        self.stated = stated
        self.detected = detected
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard isLooked else { return try unsafe readFirst(into: buffer) }
        return unsafe transcoder == nil ? try source.read(into: buffer) : try readOn(into: buffer)
    }

    private func readFirst(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        isLooked = true
        var count = 0
        // A peer may give few bytes at first; what they are is told by some more.
        while count < min(16, buffer.count) {
            let more = try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if more == 0 { break }
            count += more
        }
        let head = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
        if let form = unsafe ForeignForm(head: head.prefix(64)) {
            throw InputRefusal(input: input, file: file, reason: .foreignForm(form))
        }
        guard let form = unsafe Self.form(head, stated) else {
            return unsafe Self.withoutSecondMark(buffer, count)
        }
        transcoder = Transcoder(form)
        detected(form == .windows1252 ? .windows1252 : .utf16)
        return try unsafe convert(Array(head), into: buffer)
    }

    /// Two programs, one after the other, put a byte order mark before a text; one of them is enough.
    private static func withoutSecondMark(_ buffer: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard unsafe buffer[..<count].starts(with: mark + mark) else { return count }
        let rest = count - mark.count
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<rest])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[mark.count..<count]))
        return rest
    }

    private static func form(_ head: UnsafeRawBufferPointer, _ stated: TextEncoding?) -> Transcoder.Form? {
        if let form = unsafe Transcoder.Form(head: head) { return form }
        let isMarkedUTF8 = unsafe head.starts(with: [0xEF, 0xBB, 0xBF])
        return stated == .windows1252 && !isMarkedUTF8 ? .windows1252 : nil
    }

    /// What was read of a text in another encoding, and waits for room.
    private var waiting: [UInt8] = []

    private func convert(_ bytes: [UInt8], into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let most = transcoder?.mostBytes(for: buffer.count) else { return 0 }
        waiting = Array(bytes.dropFirst(most))
        return try unsafe bytes.prefix(most).withUnsafeBytes { try unsafe transcode($0, into: buffer) }
    }

    private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if !waiting.isEmpty { return try unsafe convert(waiting, into: buffer) }
        guard let most = transcoder?.mostBytes(for: buffer.count) else { return 0 }
        if piece.count < most { piece = [UInt8](repeating: 0, count: most) }
        var count = 0
        repeat {
            count = try unsafe piece.withUnsafeMutableBytes {
                try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<most]))
            }
            guard count > 0 else {
                try finish()
                return 0
            }
            let given = try unsafe piece.withUnsafeBytes {
                try unsafe transcode(UnsafeRawBufferPointer(rebasing: $0[..<count]), into: buffer)
            }
            // Half a character says nothing yet, and 0 would be the end.
            if given > 0 { return given }
        } while true
    }

    private func transcode(
        _ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
    ) throws -> Int {
        do {
            return try unsafe transcoder?.convert(bytes, into: buffer) ?? 0
        } catch {
            throw illFormed(error)
        }
    }

    private func finish() throws {
        do { try transcoder?.finish() } catch { throw illFormed(error) }
    }

    private func illFormed(_ fault: Transcoder.IllFormed) -> InputRefusal {
        let name = transcoder?.form == .windows1252 ? "Windows-1252" : "UTF-16"
        return InputRefusal(
            input: input, file: file,
            reason: .malformed("byte \(fault.byte) of the file is no character of \(name)"))
    }
}
