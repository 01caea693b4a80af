extension String {
    /// In the order of their bytes, which is that of SQLite and of Campus. To Swift two spellings of one letter are one text.
    @inlinable
    public func precedesBytewise(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
