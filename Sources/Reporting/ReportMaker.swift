import Crypto
package import Domain
package import DurableFiles
import Foundation
package import Ledger
package import Outcome
import PlainText
import Records
package import Report
package import Session
import Workspace

/// Makes reports of the ledger's present state: one walk, as many reports as were asked for.
package struct ReportMaker {
    package let session: WorkspaceSession
    package let now: Instant
    /// The folder of the run among the reports.
    package let run: String
    package let request: ReportRequest
    /// The night that this is the report of.
    package let night: NightOutcome?
    package let progress: ProgressReport

    /// A finished report: the value, and where its CSV files are for now.
    package struct Made {
        package var report: Reconciliation
        package var folder: FilePath
    }

    private var staging: FilePath { session.layout.staging.appending("report") }

    /// Writes the CSV files below staging and returns the reports, the district's first.
    ///
    /// Needs the lock: a ledger that changes meanwhile would make the parts of a report disagree.
    package func make() throws -> [Made] {
        try Files.removeTree(staging)
        return try session.ledger.read { ledger in
            let history = try ReportHistory(ledger, night: night)
            let freezes = try ledger.freezes()
            let names = try request.names ? ReportedNames(session, request, ledger, history).names() : [:]
            let facts = try ReportFacts(
                ledger, now: now, zone: session.zone, lastTime: history.lastTime, students: names)
            progress.update("counting what Campus has")
            let state = try StateTally(ledger, facts, freezes: freezes) {
                progress.update("counting what Campus has: \($0) line items")
            }
            let known = KnownSchools(state, facts)
            try known.check(request)
            progress.update("writing the findings")
            try Files.createPrivateFolder(staging)
            let unreadable = try UnreadableValues(
                session.layout, export: history.exports.first.flatMap { Instant($0.at) })
            let walk = try FindingsWalk(ledger, facts, freezes: freezes, unreadable: unreadable)
            let collected = try collect(walk, known)
            let bundles = try ReportBundles(ledger, awaited: state.awaited, facts: facts)
            return try collected.map { school, findings in
                var made = try finish(school, findings, ledger, history, state, facts, bundles)
                if let note = unreadable.note { made.report.notes.append(note) }
                return made
            }
        }
    }

    /// Findings come in the order of their schools, but every school that was asked for has a report.
    private func collect(
        _ walk: FindingsWalk, _ known: KnownSchools
    ) throws -> [(school: String?, findings: Findings)] {
        var all: [(school: String?, findings: Findings)] = []
        let district = request.wantsDistrict ? try Findings(staging.appending("csv")) : nil
        if let district { all.append((nil, district)) }
        var bySchool: [String: Findings] = [:]
        func findings(ofSchool school: String) throws -> Findings {
            if let known = bySchool[school] { return known }
            let made = try Findings(folder(ofSchool: school).appending("csv"))
            bySchool[school] = made
            return made
        }
        let asked =
            request.eachSchool
            ? known.ids : request.schools.union(request.beside.intersection(known.ids))
        for school in asked.sorted() { _ = try findings(ofSchool: school) }
        try walk.run { school in
            let own = request.wants(school: school) ? [try findings(ofSchool: school)] : []
            return (district.map { [$0] } ?? []) + own
        }
        return all + bySchool.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func folder(ofSchool school: String) -> FilePath {
        staging.appending("schools").appending(SchoolFolder.name(school))
    }

    private func finish(
        _ school: String?, _ findings: Findings, _ ledger: LedgerSession, _ history: ReportHistory,
        _ state: StateTally, _ facts: ReportFacts, _ bundles: ReportBundles
    ) throws -> Made {
        let folder = school.map(folder(ofSchool:)) ?? staging
        var report = Reconciliation(
            at: now.description, localTime: LocalTime.text(now, session.zone), run: run,
            program: ProgramVersion.text, district: session.configuration.district.name,
            school: school.map(facts.school), names: request.names,
            configuration: try configuration(of: school),
            workspace: session.layout.root.name)
        try findings.finish(&report, moves: school == nil ? history.moves : ReasonMoves())
        if school == nil {
            history.write(into: &report, zone: session.zone, root: session.layout.root.string)
        }
        report.notes = try ListCheck.notes(ledger, history)
        report.frozen.released = try releases(ledger, school, facts)
        try SchoolTables(state: state, findings: findings, facts: facts, school: school)
            .write(into: &report, csv: folder.appending("csv"))
        try bundles.write(into: &report, school: school, csv: folder.appending("csv"))
        report.judge()
        return Made(report: report, folder: folder)
    }

    /// The settings name sections and hosts of the whole district: a school's report has their digest alone.
    private func configuration(of school: String?) throws -> Reconciliation.Configuration {
        let path = session.layout.configuration
        let stated = school == nil ? try BridgeConfiguration.statedSettings(path) : []
        return Reconciliation.Configuration(
            sha256: try ReportFile.described(path, rows: 0).sha256,
            settings: stated.map { .init(key: $0.key, value: $0.value) })
    }

    private func releases(_ ledger: LedgerSession, _ school: String?, _ facts: ReportFacts) throws -> Int {
        var count = 0
        for (line, students) in try ledger.releases() {
            let new = students.values.joined().count { facts.isNew($0.at) }
            guard new > 0 else { continue }
            if let school, try ledger.lineItem(line).map(facts.school(of:)) != school { continue }
            count += new
        }
        return count
    }
}

/// The lists of what is held are kept since ledgers of format 4; before the first export with one they are empty.
package enum ListCheck {
    package static func notes(_ ledger: LedgerSession, _ history: ReportHistory) throws -> [String] {
        guard let export = history.exports.first else { return [] }
        let listed = Dictionary(
            uniqueKeysWithValues: try ledger.unresolvedTotals().filter { $0.kind != .notice }
                .map { ("\($0.kind.rawValue) \($0.code)", $0.scores) })
        let told = Dictionary(
            uniqueKeysWithValues: export.classes.held.map { ("held \($0.key)", $0.value) }
                + export.classes.rejected.map { ("rejected \($0.key)", $0.value) })
        guard listed != told else { return [] }
        return [
            "What the last export held and rejected is not listed here, because an earlier version of gradebridge made it. The next export lists it."
        ]
    }
}

/// A school's folder: its id where that is a plain name, made plain where it is not.
package enum SchoolFolder {
    private static let longest = 180

    package static func name(_ school: String) -> String {
        var text = ""
        for byte in school.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            // Two digits always, so that two schools never share a folder.
            default: text += "_" + Hex.text(byte)
            }
        }
        guard text.utf8.count > longest else { return text }
        // A file system takes 255 bytes; the digest tells long ids apart.
        return text.prefix(longest / 2) + "-" + Hex.text(SHA256.hash(data: Data(school.utf8)))
    }
}

/// The moment of a report as the district's people say it.
package enum LocalTime {
    package static func text(_ instant: Instant, _ zone: ZoneRules) -> String {
        let local = Instant(
            secondsSince1970: instant.secondsSince1970 + Int64(zone.offset(at: instant)))
        let (day, hour, minute, _) = local.components
        let date = day.yearMonthDay
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return
            "\(date.day) \(MonthNames.full[date.month - 1]) \(date.year), \(two(hour)):\(two(minute)) (\(zone.name))"
    }
}
