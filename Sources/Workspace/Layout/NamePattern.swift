/// A file name in which `*` stands for any characters and `?` for one.
public struct NamePattern: Sendable, Equatable {
    private let pattern: [Character]

    public init(_ pattern: String) {
        self.pattern = Array(pattern)
    }

    public func matches(_ name: String) -> Bool {
        let name = Array(name)
        var place = 0
        var next = 0
        // Where the last `*` stood, and how much of the name it has taken so far.
        var star: (pattern: Int, name: Int)?
        while next < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, next)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[next] {
                place += 1
                next += 1
            } else if let before = star {
                star = (before.pattern, before.name + 1)
                place = before.pattern + 1
                next = before.name + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
