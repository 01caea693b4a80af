extension Array {
    /// The words for the first of many things, and one more for all the others: a line that a person reads names no
    /// hundred thousand.
    package func firstFew(_ word: (Element) -> String, more: (Int) -> String) -> [String] {
        let limit = 20
        return prefix(limit).map(word) + (count > limit ? [more(count - limit)] : [])
    }
}
