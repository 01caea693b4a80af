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

    @Test(
        "A night that can make no more files ends with 75 and its reason, and with room the next one does all of it"
    )
    func noFilesLeftForNight() throws {
        let scene = try NightScene()
        let disk = try SmallDisk(under: scene.workspace.folder, "size=16m,nr_inodes=200")
        try scene.dropDistrict()
        for spared in [0, 1, 2, 3, 5, 8] {
            try disk.useUpFiles(sparing: spared)
            let night = try scene.workspace.run(scene.arguments(1))
            #expect(night.status == 75, "\(spared): \(night.output) \(night.errors)")
            #expect((night.output + night.errors).contains("df -i"), "\(spared)")
            try FileManager.default.removeItem(at: disk.folder.appending(path: "filler"))
        }
        let next = try scene.night(2)
        #expect([0, 3].contains(next.status), "\(next.finished.output)")
        #expect(try scene.workspace.publishedBundles().count == 1)
    }

    @Test(
        "An export that can make no more files ends with 75, whoever asked for the file",
        arguments: [0, 1, 2, 3])
    func noFilesLeftForExport(spared: Int) throws {
        let workspace = try TestWorkspace()
        let district = SmallDistrict()
        let inputs = try workspace.scratch.folder("district")
        try district.write(to: inputs)
        let disk = try SmallDisk(under: workspace.folder, "size=16m,nr_inodes=80")
        try disk.useUpFiles(sparing: spared)
        let full = try workspace.run([
            "export", "--now", TestWorkspace.firstNight, "--gradebook",
            inputs.appending(path: "gradebook").path,
            "--roster", inputs.appending(path: "roster").path,
        ])
        #expect(full.status == 75, "\(full.errors)")
    }
}
