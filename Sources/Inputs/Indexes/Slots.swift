import Glibc

/// The slots of a hash table, all zero at first.
///
/// A look-up goes to any of them: in a table of many megabytes most of its time is the search for the page. So large
/// tables ask for pages of 2 MiB, which a kernel may give or not; nothing but the time depends on it.
@safe struct Slots<Slot: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
    private static var hugePage: Int { 2 << 20 }

    private let memory: UnsafeMutableRawPointer
    private let slots: UnsafeMutablePointer<Slot>
    let count: Int

    /// - Parameter count: a power of two.
    init(count: Int) {
        let bytes = count * MemoryLayout<Slot>.stride
        let isLarge = bytes >= Self.hugePage
        unsafe memory = .allocate(byteCount: bytes, alignment: isLarge ? Self.hugePage : 64)
        if isLarge { unsafe madvise(memory, bytes, MADV_HUGEPAGE) }
        unsafe slots = unsafe memory.initializeMemory(as: Slot.self, repeating: 0, count: count)
        self.count = count
    }

    deinit { unsafe memory.deallocate() }

    subscript(index: Int) -> Slot {
        @inline(__always) get { unsafe slots[index] }
        @inline(__always) nonmutating set { unsafe slots[index] = newValue }
    }
}
