import DurableFiles
import Outcome
import PlainText

/// Text as systemd reads it in a unit file (systemd.syntax(7), systemd.service(5)).
package enum SystemdText {
    /// One word, which systemd reads as this very text. Not for text with control characters: `ReadWritePaths=`
    /// knows no escape for them.
    ///
    /// `$` stays as it is: `ExecStart=:` reads no variables, and the other settings never do.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\"
            case "%": quoted += "%"
            default: break
            }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Words for people within a line. A backslash at the line's end would draw the next line in, so something
    /// must follow.
    package static func words(_ text: String) -> String {
        var words = ""
        for scalar in text.unicodeScalars {
            if scalar == "%" { words += "%" }
            words.unicodeScalars.append(scalar.endsLine ? " " : scalar)
        }
        return words
    }

    /// `file:` address of an absolute path; `Documentation=` takes ASCII alone.
    package static func address(of path: String) -> String {
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                // The first % is systemd's own escape for the one of the address.
                address += "%%" + Hex.text(byte).uppercased()
            }
        }
        return address
    }
}
