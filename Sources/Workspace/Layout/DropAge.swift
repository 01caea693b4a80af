public import DurableFiles
import PlainText

/// How old a dropped file is among others: by the time it was changed, and of one time by name. The older is the lesser.
public struct DropAge: Comparable {
    private let changed: FileTime
    private let name: String

    public init(changed: FileTime, name: String) {
        self.changed = changed
        self.name = name
    }

    public static func < (one: DropAge, other: DropAge) -> Bool {
        one.changed == other.changed
            ? one.name.precedesBytewise(other.name) : one.changed < other.changed
    }
}
