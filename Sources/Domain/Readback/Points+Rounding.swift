extension Points {
    /// Rounded half away from zero, as Campus rounds what it keeps fewer decimals of.
    public func rounded(toDecimals decimals: Int) -> Points {
        guard decimals < Self.decimals else { return self }
        var unit: Int64 = 1
        for _ in decimals..<Self.decimals { unit *= 10 }
        let (quotient, rest) = billionths.quotientAndRemainder(dividingBy: unit)
        let step: Int64 = rest.magnitude * 2 >= UInt64(unit) ? billionths.signum() : 0
        return Points(billionths: (quotient + step) * unit)
    }
}
