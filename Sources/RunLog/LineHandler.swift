import Logging

/// Makes one line of each event and hands it on whole.
struct LineHandler: LogHandler {
    let format: RunLogger.Format
    let runID: String
    let now: @Sendable () -> String
    let write: @Sendable ([UInt8]) -> Void

    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(
        format: RunLogger.Format, runID: String, now: @escaping @Sendable () -> String,
        write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.format = format
        self.runID = runID
        self.now = now
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let line = LogLine(
            time: now(), level: event.level.rawValue, run: runID, message: event.message.description,
            fields: Self.flat(fields))
        write(Array((format == .json ? line.json : line.text).utf8) + [UInt8(ascii: "\n")])
    }

    /// By name, so that the same event makes the same line; what is nested stands under `outer.inner`.
    static func flat(_ fields: Logger.Metadata) -> [(key: String, value: String)] {
        fields.flatMap { key, value -> [(key: String, value: String)] in
            guard case .dictionary(let inner) = value else { return [(key, value.description)] }
            return flat(inner).map { ("\(key).\($0.key)", $0.value) }
        }
        .sorted { $0.key < $1.key }
    }
}
