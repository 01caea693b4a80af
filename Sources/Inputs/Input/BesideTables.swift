import DurableFiles

/// What holds no scores: the words of people and programs beside their tables, and what systems leave behind.
package enum BesideTables {
    package static func isHarmless(_ name: String) -> Bool {
        let lower = name.lowercased()
        return SystemLitter.isLitter(name) || ["readme", "readme.txt", "readme.csv"].contains(lower)
            || [".pdf", ".html", ".md", ".log", ".sha256", ".done"].contains(where: lower.hasSuffix)
    }
}
