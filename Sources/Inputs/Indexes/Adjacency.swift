/// For each of n things, a short list of numbers: all lists in one array (compressed rows).
public struct Adjacency {
    @usableFromInline let starts: [UInt32]
    @usableFromInline var targets: [UInt32]

    /// - Parameter pairs: (thing, number); the numbers of one thing keep the order of the pairs.
    public init(count: Int, pairs: [(UInt32, UInt32)]) {
        var starts = Array(repeating: UInt32(0), count: count + 1)
        for (thing, _) in pairs { starts[Int(thing) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var targets = Array(repeating: UInt32(0), count: pairs.count)
        for (thing, number) in pairs {
            targets[Int(next[Int(thing)])] = number
            next[Int(thing)] += 1
        }
        self.starts = starts
        self.targets = targets
    }

    public subscript(thing: Int) -> ArraySlice<UInt32> {
        targets[Int(starts[thing])..<Int(starts[thing + 1])]
    }

    /// The numbers of one thing, one after the other, without a slice that is counted.
    @inlinable @inline(__always)
    public func forEach(of thing: Int, _ body: (UInt32) -> Void) {
        for place in Int(starts[thing])..<Int(starts[thing + 1]) { body(targets[place]) }
    }

    /// The same with the numbers of each thing in order.
    public func sorted() -> Adjacency {
        var sorted = self
        for thing in starts.indices.dropLast() {
            let places = Int(starts[thing])..<Int(starts[thing + 1])
            if zip(targets[places], targets[places].dropFirst()).contains(where: >) {
                sorted.targets[places].sort()
            }
        }
        return sorted
    }

    /// - Precondition: the numbers of each thing are in order.
    public func contains(_ number: UInt32, of thing: Int) -> Bool {
        var (low, high) = (Int(starts[thing]), Int(starts[thing + 1]))
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < Int(starts[thing + 1]) && targets[low] == number
    }
}
