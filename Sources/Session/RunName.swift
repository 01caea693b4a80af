package import Domain

/// The runs that have folders of their own. Those of the ledger's history are called there as here.
package enum RunKind: String, Sendable {
    case export, readback, nightly, report
    /// A read-back that a guard stopped: nothing of it was applied, its details are kept.
    case stoppedReadback = "readback-stopped"

    /// What the names of its folders end in.
    package var ending: String { "-\(rawValue)" }
}

/// The name of a run's folder.
package enum RunName {
    /// `20261123T020000Z-export`: the folder of a run in archive, reports and quarantine.
    package static func make(_ instant: Instant, _ kind: RunKind) -> String {
        "\(instant.compact)\(kind.ending)"
    }

    /// When the run of that name was; nil for a folder that is no run's.
    package static func instant(of name: String) -> Instant? {
        let text = Array(name.utf8.prefix(17))
        guard text.count == 17, text[8] == UInt8(ascii: "T"), text[15] == UInt8(ascii: "Z"),
            text[16] == UInt8(ascii: "-")
        else { return nil }
        // As the time is written elsewhere: its digits are checked where it is read.
        var time = Array("0000-00-00T00:00:00Z".utf8)
        let places = [0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 14, 15, 17, 18]
        for (place, byte) in zip(places, text) { time[place] = byte }
        return Instant(time.span)
    }
}
