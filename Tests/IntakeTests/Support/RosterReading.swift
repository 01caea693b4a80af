import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

/// A roster read for a gradebook, on 23 November 2026.
struct RosterReading {
    var gradebook: Gradebook
    var roster: Roster
    var findings: [InputFinding]

    /// In class-1.
    func standing(of person: String) -> Standing? {
        guard
            let rank = (0..<gradebook.personCount).first(where: { gradebook.personID(atRank: $0) == person }),
            let classIndex = classIndex("class-1")
        else { return nil }
        return roster.standing(student: gradebook.student(ofPerson: rank), classIndex: classIndex)
    }

    func school(of section: String) -> String? {
        classIndex(section).flatMap { roster.school(ofClass: $0) }
    }

    func title(of section: String) -> String? {
        classIndex(section).map { roster.title(ofClass: $0) }
    }

    private func classIndex(_ id: String) -> Int? {
        (0..<gradebook.classCount).first { gradebook.classID($0) == id }
    }
}

extension Sample {
    /// Reads the sample as a roster.
    func reading(
        for gradebook: Sample = .gradebook, endDates: Roster.EndDates = .exclusive,
        inactive: Roster.Inactive? = nil, personPrefix: PersonPrefix = PersonPrefix(),
        profile: Profile = Profile()
    ) throws -> RosterReading {
        let gradebook = try gradebook.gradebook().gradebook
        return try withTemporaryFolder { folder in
            try write(to: folder)
            let findings = Findings()
            let roster = try Roster(
                try InputSet(folder), profile: profile, gradebook: gradebook, endDates: endDates,
                inactive: inactive, personPrefix: personPrefix,
                today: try #require(CalendarDay("2026-11-23"))
            ) { findings.all.append($0) }
            return RosterReading(gradebook: gradebook, roster: roster, findings: findings.all)
        }
    }

    func refusalAsRoster(profile: Profile = Profile()) throws -> InputRefusal? {
        try refusal { _ = try reading(profile: profile) }
    }
}
