import DurableFiles
import Glibc

extension InputRefusal {
    /// Whose fault it is that a file of an input cannot be read.
    ///
    /// Where it is gone, or a link or a folder, the input is to blame and refused. Anything else (no right to
    /// read it, a disk that fails, no memory) is this computer's own: then the input is as good as before, and
    /// nobody may put it away as unusable.
    static func orFault(_ error: FileError, input: String, file: String) -> any Error {
        let shape = [Glibc.ENOENT, Glibc.ELOOP, Glibc.ENOTDIR, Glibc.EISDIR, Glibc.ENXIO]
        guard shape.contains(error.errno.rawValue) else { return error }
        return InputRefusal(input: input, file: file, reason: .unreadable(error.description))
    }
}
