import Foundation
import TestSupport
import Testing

@Suite(
    "A disk that cannot be written to",
    .enabled(if: Requirement.mounting, "this system gives no right to mount a small disk"))
struct SmallDiskTests {
    @Test("doctor says of a read-only disk that nothing works here (1), and how to mend it")
    func readOnly() throws {
        let workspace = try TestWorkspace()
        let disk = try SmallDisk(under: workspace.folder, "size=16m")
        #expect(try workspace.run(["doctor"]).output.contains("this user can write into the workspace"))
        try disk.makeReadOnly()
        let doctor = try workspace.run(["doctor"])
        #expect(doctor.status == 1, "\(doctor.output)")
        #expect(!doctor.output.contains("It works") && !doctor.output.contains("All is well"))
        #expect(doctor.output.contains("The disk is mounted read-only."))
    }

    @Test("doctor says of a disk that can hold no more files that it is full (75), though it has room")
    func noFilesLeftForDoctor() throws {
        let workspace = try TestWorkspace()
        let disk = try SmallDisk(under: workspace.folder, "size=16m,nr_inodes=60")
        try disk.useUpFiles()
        let doctor = try workspace.run(["doctor"])
        #expect(doctor.status == 75, "\(doctor.output)")
        #expect(doctor.output.contains("df -i"))
    }
}
