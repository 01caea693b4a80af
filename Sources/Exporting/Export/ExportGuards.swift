package import Domain
import DurableFiles
import Intake
package import Ledger
package import Planning
import Records
package import Session
import Workspace

/// What stops an export before anything is published (Spec/rules.md, "Guards"; exit code 21).
package enum ExportStop: Error, Equatable {
    case tooManyChanges(GuardFinding)
    /// Campus has not been read back for longer than the configuration allows.
    case readbackTooOld(days: Int, maxAgeDays: Int, neverRead: Bool)
}

/// Whether Campus was read back lately enough for anything to be sent, be it made tonight or weeks ago.
package struct ReadbackAge {
    private let maxAgeDays: Int
    private let ledger: Ledger

    package init(_ session: WorkspaceSession) {
        maxAgeDays = session.configuration.readback.maxAgeDays
        ledger = session.ledger
    }

    /// Throws `ExportStop.readbackTooOld` where it was not.
    package func check(_ now: Instant) throws {
        guard maxAgeDays > 0 else { return }
        let (last, first) = try ledger.read { ledger in
            (try ledger.newestSightTime(), try ledger.bundleTimes().min { $0.key < $1.key }?.value)
        }
        guard let since = last ?? first, now > since.adding(days: maxAgeDays) else { return }
        let days = Int((now.secondsSince1970 - since.secondsSince1970) / Instant.secondsPerDay)
        throw ExportStop.readbackTooOld(days: days, maxAgeDays: maxAgeDays, neverRead: last == nil)
    }
}

extension Exporter {
    package func checkGuard(
        _ plan: PlanRun, _ inputs: LoadedInputs, _ ledger: LedgerSession, _ consent: Consent
    ) throws {
        guard !consent.acceptChanges else { return }
        var changeGuard = plan.changeGuard
        let now = SectionCounts.now(inputs, plan.classesInUse)
        changeGuard.emptiedSections = try ledger.sectionStudents()
            .filter { $0.value > 0 && (now[$0.key] ?? 0) == 0 }.map(\.key).sorted()
        if let finding = changeGuard.finding { throw ExportStop.tooManyChanges(finding) }
    }

    /// An inbox file that was consumed before, with a newer one since, and that is older than that one by its own time,
    /// was dropped again by mistake: to apply it would send old scores over new ones. Who means it names the file.
    ///
    /// One that is not older shows a gradebook that went back to what it was: then it is what itslearning has.
    package func checkReDrop(_ selection: InputSelection, _ inputs: LoadedInputs) throws {
        guard selection.gradebook == nil || selection.isUnattended,
            let input = inputs.records.first(where: { $0.kind == .gradebook })
        else { return }
        let (use, newest, newestTime) = try session.ledger.read { ledger in
            (
                try ledger.lastUse(of: input), try ledger.lastRun(consuming: .gradebook),
                try ledger.setting(.gradebookTime).flatMap(Instant.init)
            )
        }
        guard let use, let newest, newest > use.run else { return }
        // One that stayed claimed was not dropped since: somebody exported a newer one by hand.
        let hasStayed = selection.isUnattended && use.name == input.name
        let isOlder = inputs.gradebookTime.flatMap { own in newestTime.map { own < $0 } } ?? true
        if hasStayed || isOlder {
            throw WorkspaceFault.reDrop(.init(input.name), usedAt: use.at)
        }
    }
}

/// How many students each section of ours has: members of its group who are enrolled in Campus today.
package enum SectionCounts {
    package static func now(_ inputs: LoadedInputs, _ classes: Set<Int>) -> [String: Int] {
        let gradebook = inputs.gradebook
        var counts: [Int: Int] = Dictionary(uniqueKeysWithValues: classes.map { ($0, 0) })
        for person in 0..<gradebook.personCount {
            let student = gradebook.student(ofPerson: person)
            for section in gradebook.sections(ofPerson: person) {
                let classIndex = gradebook.classIndex(ofSection: Int(section))
                guard counts[classIndex] != nil,
                    inputs.roster.standing(student: student, classIndex: classIndex) == .enrolled
                else { continue }
                counts[classIndex, default: 0] += 1
            }
        }
        return Dictionary(uniqueKeysWithValues: counts.map { (gradebook.classID($0.key), $0.value) })
    }
}
