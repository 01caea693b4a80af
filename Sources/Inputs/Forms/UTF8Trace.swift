/// Whether a text is UTF-8 with letters beyond ASCII in it, told at its end: one pair of bytes that UTF-8 has may be two
/// letters of Windows-1252, all of a text is not.
struct UTF8Trace {
    /// Bytes of the letter at hand that are still to come.
    private var awaited = 0
    private var hasLetters = false
    private var isBroken = false

    /// All of what was taken is UTF-8, and not ASCII alone.
    var isFound: Bool { hasLetters && !isBroken && awaited == 0 }

    /// So far all of it is.
    var mayBeFound: Bool { hasLetters && !isBroken }

    mutating func take(_ bytes: ArraySlice<UInt8>) {
        guard !isBroken else { return }
        for byte in bytes where byte >= 0x80 || awaited > 0 {
            take(byte)
            if isBroken { return }
        }
    }

    private mutating func take(_ byte: UInt8) {
        if awaited > 0 {
            awaited -= 1
            isBroken = !(0x80..<0xC0).contains(byte)
            return
        }
        hasLetters = true
        switch byte {
        case 0xC2..<0xE0: awaited = 1
        case 0xE0..<0xF0: awaited = 2
        case 0xF0..<0xF5: awaited = 3
        default: isBroken = true
        }
    }
}
