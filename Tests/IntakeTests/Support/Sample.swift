import DurableFiles
import Foundation

@testable import Intake

/// The files of an input, written down for one test.
struct Sample {
    var files: [String: [UInt8]]

    /// The text of a file that is there.
    subscript(_ file: String) -> String {
        get { String(decoding: files[file] ?? [], as: UTF8.self) }
        set { files[file] = Array(newValue.utf8) }
    }

    mutating func add(_ row: String, to file: String) {
        self[file] += row + "\n"
    }

    /// The first line of a file, as it stands.
    func header(of file: String) -> String {
        String(self[file].prefix { $0 != "\n" })
    }

    mutating func setHeader(_ header: String, of file: String) {
        self[file] = header + self[file].drop { $0 != "\n" }
    }

    func write(to folder: FilePath) throws {
        for (name, bytes) in files { try put(bytes, at: folder.appending(name)) }
    }

    /// Writes a zip with the files at its root, by Python and as they are, without compressing them.
    func zip(to path: FilePath, in folder: FilePath) throws {
        let loose = try makeFolder(folder.appending("loose"))
        try write(to: loose)
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as archive:
                for name in sys.argv[2:]:
                    archive.write(name)
            """
        try Tool.run(["python3", "-c", script, path.string] + files.keys.sorted(), in: loose)
    }
}

extension Sample {
    /// One course of Campus with one section, two students, one term, one item and one score of it.
    static let gradebook = Sample(
        files: [
            "Courses.csv": "CourseId,CourseSyncKey,Title,GradePassback\nC1,campus-1,English,true\n",
            "CourseGroups.csv": "CourseGroupId,CourseId,SyncId,Title\nG1,C1,class-1,English 1\n",
            "CourseGroupMembers.csv": "CourseGroupId,PersonId\nG1,P1\nG1,P2\n",
            "Persons.csv": "PersonId,SyncKey\nP1,s1\nP2,s2\n",
            "Terms.csv":
                "TermId,TermName,StartDate,EndDate,ExternalTermId\nT1,Autumn,2026-09-01,2026-12-18,autumn\n",
            "GradebookItems.csv":
                "GradeBookItemId,CourseId,Title,ElementType,AssessmentId,MaxScore,TermId,Deadline\n"
                + "I1,C1,Essay,Assignment,-1,10,T1,2026-10-02T04:59:00Z\n",
            "Assessments.csv": "GradeBookItemId,PersonId,Score,AssessedAt\nI1,P1,8.5,2026-10-03T12:00:00Z\n",
        ].mapValues { Array($0.utf8) })

    /// A roster with the class, the students and the grading period of the gradebook.
    static let roster = Sample(
        files: [
            "manifest.csv":
                "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\n"
                + "file.academicSessions,bulk\nfile.classes,bulk\nfile.users,bulk\nfile.enrollments,bulk\n",
            "orgs.csv": "sourcedId,status,dateLastModified,name,type\nschool-1,,,High School,school\n",
            "academicSessions.csv": "sourcedId,status,dateLastModified,title,type,startDate,endDate\n"
                + "autumn,,,Autumn,gradingPeriod,2026-09-01,2026-12-19\n",
            "classes.csv":
                "sourcedId,status,dateLastModified,title,schoolSourcedId\nclass-1,,,English 1,school-1\n",
            "users.csv": "sourcedId,status,dateLastModified,role\ns1,,,student\ns2,,,student\n",
            "enrollments.csv":
                "sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role,beginDate,endDate\n"
                + "e1,,,class-1,s1,student,2026-09-01,2026-12-19\n",
        ].mapValues { Array($0.utf8) })
}
