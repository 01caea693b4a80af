import Testing

@testable import Workspace

@Suite("gradebridge.yaml: a key under the name that it had before")
struct FormerKeyTests {
    @Test(
        "It means the same under both names, also where both say so or one is blank",
        arguments: [
            "campus:\n  personPrefix: s\n", "readback:\n  personPrefix: s\n",
            "readback:\n  personPrefix: s\ncampus:\n  personPrefix:\n",
            "readback:\n  personPrefix:\ncampus:\n  personPrefix: s\n",
            "readback:\n  personPrefix: s\ncampus:\n  personPrefix: s\n",
        ])
    func itMeansTheSameUnderBothNames(rest: String) async throws {
        #expect(told(yaml(rest)) == [])
        #expect(try await loaded(yaml(rest)).campus.personPrefix == "s")
    }

    @Test("Where both stand and differ both are named, and the one to keep; kept, it is read")
    func whereBothStandAndDifferBothAreNamed() async throws {
        #expect(
            told(yaml("readback:\n  personPrefix: s\ncampus:\n  personPrefix: t\n")) == [
                "line 7: campus.personPrefix and readback.personPrefix are two names of one key, and differ; "
                    + "keep campus.personPrefix alone"
            ])
        #expect(
            told(yaml("campus:\n  personPrefix: t\nreadback:\n  personPrefix: s\n")) == [
                "line 7: readback.personPrefix and campus.personPrefix are two names of one key, and differ; "
                    + "keep campus.personPrefix alone"
            ])
        #expect(try await loaded(yaml("campus:\n  personPrefix: t\n")).campus.personPrefix == "t")
    }

    @Test("A wrong value is told by the name that stands there")
    func aWrongValueIsToldByTheNameThatStandsThere() {
        #expect(
            told(yaml("readback:\n  personPrefix: [s]\n")) == [
                "line 5: readback.personPrefix is a list, but takes the letters before a number; "
                    + "write, for example, personPrefix: s"
            ])
    }
}
