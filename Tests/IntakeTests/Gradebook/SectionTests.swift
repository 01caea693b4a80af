import Testing

@testable import Intake

@Suite("Rule 6: in which sections an item becomes an assignment")
struct SectionTests {
    /// The classes of the first item's sections, and those of each person, by PersonId.
    private func sections(groups: [String], members: [String]) throws -> (
        item: [String], person: [String: [String]]
    ) {
        var sample = Sample.gradebook
        sample.add("C2,campus-2,Art,true", to: "Courses.csv")
        sample["CourseGroups.csv"] = sample.header(of: "CourseGroups.csv") + "\n"
        sample["CourseGroupMembers.csv"] = sample.header(of: "CourseGroupMembers.csv") + "\n"
        for group in groups { sample.add(group, to: "CourseGroups.csv") }
        for member in members { sample.add(member, to: "CourseGroupMembers.csv") }
        let gradebook = try sample.gradebook().gradebook
        var ofPerson: [String: [String]] = [:]
        for rank in 0..<gradebook.personCount {
            ofPerson[gradebook.personID(atRank: rank)] = gradebook.sections(ofPerson: rank)
                .map { "\(gradebook.section(Int($0)).courseID)/\(gradebook.section(Int($0)).classID)" }
        }
        return (gradebook.item(atRank: 0).sections.map { gradebook.section(Int($0)).classID }, ofPerson)
    }

    @Test("In every section of its course, in the byte order of the classes")
    func inEverySectionOfItsCourse() throws {
        let found = try sections(
            groups: ["G1,C1,class-2,x", "G2,C1,class-10,x", "G3,C1,class-1,x"], members: [])
        #expect(found.item == ["class-1", "class-10", "class-2"])
    }

    @Test("A group without SyncId was made by a teacher and is no section")
    func aGroupWithoutSyncIdWasMadeByATeacherAndIsNoSection() throws {
        let found = try sections(
            groups: ["G1,C1,class-1,x", "G2,C1,,Projects"], members: ["G2,P1", "G1,P2"])
        #expect(found.item == ["class-1"])
        #expect(found.person == ["P1": [], "P2": ["C1/class-1"]])
    }

    @Test("Two groups of a course with one SyncId are one section, and a student of both is in it once")
    func twoGroupsOfACourseWithOneSyncIdAreOneSection() throws {
        let found = try sections(
            groups: ["G1,C1,class-1,x", "G2,C1,class-1,y"], members: ["G1,P1", "G2,P1", "G2,P2"])
        #expect(found.item == ["class-1"])
        #expect(found.person == ["P1": ["C1/class-1"], "P2": ["C1/class-1"]])
    }

    @Test("One class in two courses is a section of each")
    func oneClassInTwoCoursesIsASectionOfEach() throws {
        let found = try sections(
            groups: ["G1,C1,class-1,x", "G2,C2,class-1,y"], members: ["G1,P1", "G2,P1"])
        #expect(found.item == ["class-1"])
        #expect(found.person["P1"] == ["C1/class-1", "C2/class-1"])
    }

    @Test("A student may be in several sections of one course")
    func aStudentMayBeInSeveralSectionsOfOneCourse() throws {
        let found = try sections(
            groups: ["G1,C1,class-1,x", "G2,C1,class-2,y"], members: ["G1,P1", "G2,P1"])
        #expect(found.person["P1"] == ["C1/class-1", "C1/class-2"])
    }

    @Test("A member whom Persons.csv does not have is in the section, without a student in Campus")
    func unknownMember() throws {
        var sample = Sample.gradebook
        sample.add("G1,P7", to: "CourseGroupMembers.csv")
        let reading = try sample.gradebook()
        let rank = try #require((0..<3).first { reading.gradebook.personID(atRank: $0) == "P7" })
        #expect(reading.gradebook.student(ofPerson: rank) == nil)
        #expect(reading.gradebook.sections(ofPerson: rank).count == 1)
        #expect(reading.findings.map(brief) == ["unknown-reference CourseGroupMembers.csv 4 PersonId G1"])
    }

    @Test("Persons stand in the byte order of their students, then of their own ids; without a student first")
    func personsStandInTheByteOrderOfTheirStudentsThenOfTheirOwnIds() throws {
        var sample = Sample.gradebook
        sample["Persons.csv"] = "PersonId,SyncKey\nP1,s9\nP2,s10\nP5,\nP3,s9\nP4,\n"
        let gradebook = try sample.gradebook().gradebook
        #expect((0..<5).map(gradebook.personID(atRank:)) == ["P4", "P5", "P2", "P1", "P3"])
        #expect(gradebook.student(ofPerson: 0) == nil)
        #expect(gradebook.student(ofPerson: 3) == gradebook.student(ofPerson: 4))
    }
}
