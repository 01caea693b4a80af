import CSVCore
import Domain
import DurableFiles

@testable import Inputs
@testable import Intake

/// A read-back that was read for three line items of ours, and all that it gives.
struct ReadbackReading {
    struct Row: Equatable {
        var student: String
        var line: Int
        /// Nil where it cannot be known.
        var result: CampusResult?
        /// What stands in the score, whether or not the rest can be read.
        var score: CampusScore
    }

    static let ours = ["itsl_1", "itsl_2", "itsl_3"]

    var format: ReadbackFormat
    var holdsChangesOnly: Bool
    var counts: Readback.Counts
    /// By line item of ours.
    var lineItems: [CampusLineItem?]
    var rows: [[Row]]
    var findings: [String]
    /// How many of the findings say that a row was not used.
    var rejectedRows: Int
    var leftNothingInScratch: Bool

    /// The results of one student under the first line item.
    func results(of student: String = "s1") -> [CampusResult?] {
        rows[0].filter { $0.student == student }.map(\.result)
    }
}

/// Central Europe in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
let oslo = ZoneRules(
    name: "Europe/Oslo", initialOffset: 3600,
    changes: [
        (at: Instant(secondsSince1970: 1_774_746_000), offset: 7200),
        (at: Instant(secondsSince1970: 1_792_890_000), offset: 3600),
    ])

extension Sample {
    func readback(
        profile: Profile = Profile(), personPrefix: String = "", needsChangeTimes: Bool = true
    ) throws -> ReadbackReading {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try write(to: input)
            return try readReadback(
                of: InputSet(input), profile: profile, personPrefix: personPrefix,
                needsChangeTimes: needsChangeTimes, in: folder)
        }
    }

    func refusalAsReadback(profile: Profile = Profile()) throws -> InputRefusal? {
        try refusal { _ = try readback(profile: profile) }
    }
}

func ids(_ names: [String]) -> IDTable {
    let table = IDTable()
    for name in names { _ = table.add(name.utf8.span) }
    return table
}

func readReadback(
    of set: InputSet, profile: Profile = Profile(), personPrefix: String = "",
    needsChangeTimes: Bool = true, in folder: FilePath,
    limits: TableLimits = TableLimits()
) throws -> ReadbackReading {
    let scratch = try makeFolder(folder.appending("scratch"))
    let findings = Findings()
    let readback = try Readback(
        set, profile: profile, ours: ids(ReadbackReading.ours), zone: oslo,
        personPrefix: PersonPrefix(personPrefix), studentsSent: { ids(["s1", "s2", "x7"]) },
        needsChangeTimes: needsChangeTimes, limits: limits, scratchFolder: scratch
    ) { findings.all.append($0) }
    let walk = try readback.rows()
    let indexes = ReadbackReading.ours.indices
    return ReadbackReading(
        format: readback.format, holdsChangesOnly: readback.holdsChangesOnly, counts: readback.counts,
        lineItems: indexes.map(readback.lineItem), rows: try indexes.map { try rows($0, of: walk) },
        findings: findings.all.map(brief),
        rejectedRows: findings.all.count(where: \.rejectsRow), leftNothingInScratch: try isEmpty(scratch))
}

func rows(_ index: Int, of walk: ReadbackRows) throws -> [ReadbackReading.Row] {
    var rows: [ReadbackRow] = []
    try walk.read(index, into: &rows)
    let readback = walk.readback
    return try rows.map {
        ReadbackReading.Row(
            student: String(decoding: readback.student($0), as: UTF8.self), line: $0.lineNumber,
            result: try readback.result($0), score: try readback.score($0))
    }
}
