import Foundation
import TestSupport
import Testing

@Suite("The number of threads decides about time and nothing else")
struct ThreadsTests {
    /// A district that is cut into several blocks of Assessments.csv, units of the plan and blocks of results.csv:
    /// 30 sections of 25 students, 40 items each, one score in ten held.
    private func write(to folder: URL, night: Int) throws {
        let (sections, students, items) = (0..<30, 0..<25, 0..<40)
        func person(_ section: Int, _ student: Int) -> Int { 10_000 + section * 25 + student }
        let people = sections.flatMap { section in students.map { person(section, $0) } }
        try folder.writeTable(
            "gradebook/Courses.csv", "CourseId,CourseSyncKey,Title,GradePassback",
            sections.map { "\(500 + $0),k\($0),Course \($0),true" })
        try folder.writeTable(
            "gradebook/CourseGroups.csv", "CourseGroupId,CourseId,SyncId,Title",
            sections.map { "\(700 + $0),\(500 + $0),\(4_000 + $0),S" })
        try folder.writeTable(
            "gradebook/CourseGroupMembers.csv", "CourseGroupId,PersonId",
            sections.flatMap { section in students.map { "\(700 + section),\(person(section, $0))" } })
        try folder.writeTable("gradebook/Persons.csv", "PersonId,SyncKey", people.map { "\($0),s\($0)" })
        try folder.writeTable(
            "gradebook/Terms.csv", "TermId,TermName,StartDate,EndDate,ExternalTermId",
            ["1,Autumn,2026-08-10,2026-12-18,gp1"])
        try folder.writeTable(
            "gradebook/GradebookItems.csv",
            "GradeBookItemId,CourseId,Title,ElementType,AssessmentId,MaxScore,TermId,Deadline",
            sections.flatMap { section in
                // Every title is there twice, so that one of the two is numbered.
                items.map { "\(90_000 + section * 40 + $0),\(500 + section),Unit \($0 / 2),Test,-1,20,1," }
            })
        try folder.writeTable(
            "gradebook/Assessments.csv", "GradeBookItemId,PersonId,Score,AssessedAt",
            sections.flatMap { section in
                items.flatMap { item in
                    students.map { student in
                        let seed = (section * 40 + item) * 25 + student
                        let score = seed % 10 == 3 ? "" : "\((seed * 7 + (seed % 97 < night ? 1 : 0)) % 20).5"
                        return
                            "\(90_000 + section * 40 + item),\(person(section, student)),\(score),2026-10-02T08:12:33Z"
                    }
                }
            })
        try folder.writeTable(
            "roster/manifest.csv", "propertyName,value",
            ["oneroster.version,1.1"]
                + ["orgs", "academicSessions", "courses", "classes", "users", "enrollments"].map {
                    "file.\($0),bulk"
                })
        try folder.writeTable(
            "roster/orgs.csv", "sourcedId,name,type", ["d,District,district", "h,High,school"])
        try folder.writeTable(
            "roster/academicSessions.csv", "sourcedId,title,type,startDate,endDate,schoolYear",
            ["gp1,Autumn,gradingPeriod,2026-08-10,2026-12-19,2027"])
        try folder.writeTable("roster/courses.csv", "sourcedId,title", ["c,Course"])
        try folder.writeTable(
            "roster/classes.csv", "sourcedId,title,schoolSourcedId", sections.map { "\(4_000 + $0),S,h" })
        try folder.writeTable("roster/users.csv", "sourcedId", people.map { "s\($0)" })
        try folder.writeTable(
            "roster/enrollments.csv", "sourcedId,classSourcedId,userSourcedId,role",
            sections.flatMap { section in
                students.map { "e\(person(section, $0)),\(4_000 + section),s\(person(section, $0)),student" }
            })
    }

    /// Campus has imported everything; people changed, cleared and doubled some, in most line items nothing.
    private func readBack(_ workspace: TestWorkspace, _ threads: Int) throws {
        let zip = try #require(
            try FileManager.default.contentsOfDirectory(atPath: workspace.outbox.path).first {
                $0.hasSuffix(".zip")
            })
        func text(_ name: String) throws -> String {
            try Command.output("unzip", ["-p", workspace.outbox.appending(path: zip).path, name])
        }
        let folder = try workspace.scratch.folder("readback/campus-20261123T110000Z")
        func put(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try put("manifest.csv", "propertyName,value\nfile.lineItems,bulk\nfile.results,bulk\n")
        try put("lineItems.csv", text("lineItems.csv"))
        var rows = try text("results.csv").components(separatedBy: "\r\n")
        for place in stride(from: 1, to: rows.count - 1, by: 911) {
            var cells = rows[place].components(separatedBy: ",")
            cells[6] = ["1.25", "", "A"][place % 3]
            rows[place] = cells.joined(separator: ",")
        }
        rows.insert(rows[rows.count - 3], at: 2)
        let results = rows.joined(separator: "\r\n")
        try #require(results.utf8.count > 1 << 20)
        try put("results.csv", results)
        let finished = try workspace.run(
            ["readback", folder.path, "--now", "2026-11-23T12:00:00Z"],
            environment: ["GRADEBRIDGE_THREADS": "\(threads)"])
        try #require(finished.status == 3, "\(finished.errors)")
    }

    /// What two nights and a read-back between them leave: bundles, details, and all that the ledger says.
    private func nights(threads: Int, _ inputs: [URL]) throws -> [String: Data] {
        let workspace = try TestWorkspace()
        for (night, input) in inputs.enumerated() {
            let finished = try workspace.run(
                [
                    "export", "--now", [TestWorkspace.firstNight, TestWorkspace.secondNight][night],
                    "--gradebook",
                    input.appending(path: "gradebook").path, "--roster", input.appending(path: "roster").path,
                ], environment: ["GRADEBRIDGE_THREADS": "\(threads)"])
            try #require([0, 3].contains(finished.status), "\(finished.errors)")
            if night == 0 { try readBack(workspace, threads) }
        }
        // A bundle that has arrived leaves the outbox; the archive has both.
        var left = try FolderPicture(workspace.archive).entries.compactMapValues(\.bytes)
        left.merge(
            try FolderPicture(workspace.folder.appending(path: "reports")).entries.compactMapValues(\.bytes)
        ) { $1 }
        // A run's summary names the workspace's folder, which is another each time, and its checksum with it.
        try workspace.ledger.dropChecksums()
        left["ledger"] = Data(
            try Command.output(
                "sqlite3", [workspace.folder.appending(path: "ledger.sqlite").path, ".dump"]
            ).replacingOccurrences(of: workspace.scratch.url.lastPathComponent, with: "").utf8)
        return left
    }

    @Test("One thread, two, three or eight: the same bundles, details and ledger")
    func oneThreadTwoThreeOrEight() throws {
        let scratch = try ScratchFolder()
        let inputs = try [0, 1].map { night in
            let folder = try scratch.folder("night\(night)")
            try write(to: folder, night: night)
            return folder
        }
        let assessments = try Data(contentsOf: inputs[0].appending(path: "gradebook/Assessments.csv"))
        try #require(assessments.count > 1 << 20)
        let one = try nights(threads: 1, inputs)
        try #require(one.keys.count { $0.hasSuffix(".zip") } == 2)
        for threads in [2, 3, 8] {
            let several = try nights(threads: threads, inputs)
            #expect(several.keys.sorted() == one.keys.sorted())
            for (name, bytes) in one where several[name] != bytes {
                Issue.record("\(name) differs with \(threads) threads")
            }
        }
    }
}
