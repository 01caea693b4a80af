import Testing

/// What must hold stands in `CasePromises`.
@Suite("Every order of up to seven events, for one score that people touch beside one that nobody touches")
struct EveryOrderTests {
    /// How many orders make sense in each family. Fewer means that something is not tried any more.
    static let families: [(CaseFamily, orders: Int)] = [
        (CaseFamily(beside: .changesEveryTime), 399_211),
        (CaseFamily(beside: .changesEveryTime, tellsWho: true), 399_084),
        (CaseFamily(beside: .confirmedBefore), 1_471_736),
        (CaseFamily(beside: .confirmedBefore, tellsWho: true), 1_399_762),
        (CaseFamily(beside: .sentOnce), 136_496),
        (CaseFamily(beside: .sentOnce, tellsWho: true), 134_097),
    ]

    @Test(
        "What a person changed is never sent over, what nobody touched is not frozen, and the rest comes to rest",
        arguments: families)
    func everyOrder(_ family: CaseFamily, _ orders: Int) {
        let search = CaseSearch(family, upTo: 7)
        print("\(family): \(search.orders) orders of up to 7 events")
        #expect(search.complaints.isEmpty, "\(search.report)")
        #expect(search.orders == orders)
    }
}
