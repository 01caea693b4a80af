/// The fields of one record, lent by its reader until the next.
@safe public struct CSVRecord: ~Escapable {
    @usableFromInline let fields: UnsafeBufferPointer<UnsafeField>

    @_lifetime(borrow fields)
    @usableFromInline
    init(_ fields: UnsafeBufferPointer<UnsafeField>) { unsafe self.fields = unsafe fields }

    /// A field, from 0.
    @inlinable
    public subscript(index: Int) -> FieldBytes {
        @_lifetime(copy self)
        get {
            unsafe precondition(index >= 0 && index < fields.count, "no such field")
            return unsafe _overrideLifetime(Span(_unsafeElements: fields[index]), copying: self)
        }
    }
}
