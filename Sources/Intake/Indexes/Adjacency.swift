/// For each of n things, a short list of numbers: all lists in one array (compressed rows).
struct Adjacency {
    private let starts: [UInt32]
    private let targets: [UInt32]

    /// - Parameter pairs: (thing, number); the numbers of one thing keep the order of the pairs.
    init(count: Int, pairs: [(UInt32, UInt32)]) {
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

    subscript(thing: Int) -> ArraySlice<UInt32> {
        targets[Int(starts[thing])..<Int(starts[thing + 1])]
    }

    /// The numbers of one thing, one after the other, without a slice that is counted.
    @inline(__always)
    func forEach(of thing: Int, _ body: (UInt32) -> Void) {
        for place in Int(starts[thing])..<Int(starts[thing + 1]) { body(targets[place]) }
    }
}
