import TestSupport
import Testing

@testable import Intake

@Suite("Who is enrolled in a class")
struct EnrolledTests {
    @Test("Property: enrolled is who has an enrollment in the class, in whatever order and however often")
    func enrolledIsWhoHasAnEnrollmentInTheClass() {
        var random = RandomSource()
        let pairs = (0..<500).map { _ in
            (UInt32.random(in: 0..<40, using: &random), UInt32.random(in: 0...30, using: &random))
        }
        let enrolled = Enrolled(classes: 41, pairs: pairs)
        for thing in 0...40 {
            for student in 0...31 {
                #expect(
                    enrolled.contains(classIndex: thing, student: student)
                        == pairs.contains { $0 == (UInt32(thing), UInt32(student)) }, "\(random)")
            }
        }
    }
}
