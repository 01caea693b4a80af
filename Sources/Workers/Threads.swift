import Glibc

/// How many threads share the work of a run.
public enum Threads {
    /// One for each processor, eight at most; `GRADEBRIDGE_THREADS` says otherwise. Only the time depends on it,
    /// never what comes out.
    public static let count: Int = {
        if let text = getenv("GRADEBRIDGE_THREADS"), let asked = Int(String(cString: text)), asked > 0 {
            return min(asked, 64)
        }
        return min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8)
    }()
}
