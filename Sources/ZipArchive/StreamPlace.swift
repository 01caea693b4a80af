import CISAL
import Glibc
import Synchronization

/// Places for ISA-L's stream states that are the same in every process.
///
/// At levels 1 and 2, ISA-L 2.30 lets the state's own address slip into one slot of its hash table: the
/// output is right, but now and then a match is missed, and the same rows give other bytes. Measured on a
/// small lineItems.csv: 6 of 6,000 processes differed with the address left to chance, none of 6,000 with
/// it fixed. Levels 0 and 3 do not have the fault, at ratio 8.2 instead of 10.8, or at 312 instead of 1,095
/// MB/s. One register holds that address and, later, what is put into the table, 16 bits wide; so only the lower 16
/// bits slip in, all places agree in them, and several threads deflate to the same bytes.
enum StreamPlace {
    /// Far below where Linux puts programs, heaps, libraries and stacks.
    private static let first: UInt = 0x10_0000_0000
    private static let stride: UInt = 1 << 18
    private static let taken = Mutex<[Bool]>([])

    @safe struct Place: ~Copyable {
        let memory: UnsafeMutableRawPointer
        fileprivate let index: Int?

        deinit {
            unsafe munmap(memory, Int(StreamPlace.stride))
            if let index { StreamPlace.taken.withLock { $0[index] = false } }
        }
    }

    /// Zeroed memory for one state; elsewhere, and then without the promise, where the place is not free.
    static func take() throws(StreamPlaceError) -> Place {
        let index = taken.withLock { taken -> Int in
            let free = taken.firstIndex(of: false) ?? taken.count
            if free == taken.count { taken.append(true) } else { taken[free] = true }
            return free
        }
        if let memory = unsafe map(at: first + UInt(index) * stride, MAP_FIXED_NOREPLACE) {
            return unsafe Place(memory: memory, index: index)
        }
        taken.withLock { $0[index] = false }
        guard let memory = unsafe map(at: 0, 0) else { throw StreamPlaceError(errno: errno) }
        return unsafe Place(memory: memory, index: nil)
    }

    private static func map(at address: UInt, _ flags: Int32) -> UnsafeMutableRawPointer? {
        let memory = unsafe mmap(
            UnsafeMutableRawPointer(bitPattern: address), Int(stride), PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0)
        return unsafe memory == MAP_FAILED ? nil : memory
    }
}

/// The system has no memory left for a deflater.
struct StreamPlaceError: Error {
    let errno: Int32
}
