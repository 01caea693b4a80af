import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("Bare ids of students in rosters, and in the tables of a read-back")
struct BareStudentTests {
    private let prefix = PersonPrefix("s")

    private func student(_ id: String, of ours: [String]) -> StudentMatch {
        ids(ours).student(id.utf8.span, prefix)
    }

    @Test("An id is looked for as it is and with the letters before it; where both are ours it is neither")
    func anIdIsLookedForAsItIsAndWithTheLetters() {
        #expect(student("101", of: ["s101"]) == .one(0, isWhole: false))
        #expect(student("s101", of: ["s101"]) == .one(0, isWhole: true))
        #expect(student("101", of: ["s102", "101"]) == .one(1, isWhole: true))
        #expect(student("101", of: ["101", "s101"]) == .two(0, 1))
        #expect(student("s101", of: ["s101", "ss101"]) == .one(0, isWhole: true))
        #expect(student("102", of: ["s101"]) == .none)
        #expect(ids(["1101"]).student("101".utf8.span, PersonPrefix("1")) == .none)
    }

    @Test("Users and enrollments are found without the letters")
    func usersAndEnrollmentsAreFoundWithoutTheLetters() throws {
        var sample = Sample.roster
        for file in ["users.csv", "enrollments.csv"] {
            sample[file] = sample[file].replacing("s1,", with: "1,").replacing("s2,", with: "2,")
        }
        #expect(try sample.reading().standing(of: "P1") == .notInCampus)
        let reading = try sample.reading(personPrefix: prefix)
        #expect(reading.standing(of: "P1") == .enrolled)
        #expect(reading.standing(of: "P2") == .notEnrolled)
    }

    @Test("Two ids of a read-back that are one student refuse it; two that are two do not")
    func twoIdsOfAReadBackThatAreOneStudentRefuseIt() throws {
        var sample = Sample.oneRoster
        sample.add("r2,itsl_1,1,fully graded,8.5,,,,,active", to: "results.csv")
        #expect(try sample.readback().rows[0].map(\.student) == ["1", "s1"])
        #expect(
            try refusal { _ = try sample.readback(personPrefix: "s") }?.reason
                == .oneStudent("s1", "1", prefix: "s"))
        sample["results.csv"] = sample["results.csv"].replacing(",1,", with: ",2,")
        #expect(try sample.readback(personPrefix: "s").rows[0].map(\.student) == ["s1", "s2"])
        // What is nobody's either way, and is no number, stays; a number is a student whom we never sent.
        for (id, known) in [("x7", "x7"), ("9", "s9"), ("S1", "S1")] {
            var other = Sample.oneRoster
            other.add("r2,itsl_1,\(id),fully graded,8.5,,,,,active", to: "results.csv")
            #expect(try Set(other.readback(personPrefix: "s").rows[0].map(\.student)) == [known, "s1"])
        }
    }
}
