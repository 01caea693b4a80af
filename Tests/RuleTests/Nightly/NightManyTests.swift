import Foundation
import TestSupport
import Testing

@Suite("A night over an inbox of very many files", .inProcess)
struct NightManyTests {
    private let listed = 100

    private func fill(_ scene: NightScene, _ kind: NightScene.Kind, _ count: Int, _ ending: String) throws {
        for number in 0..<count {
            let url = scene.inbox(kind).appending(path: String(format: "file-%04d", number) + ending)
            try Data("half".utf8).write(to: url)
        }
    }

    private func summaryBytes(_ scene: NightScene) throws -> Int {
        let ledger = LedgerShell(path: scene.workspace.folder.appending(path: "ledger.sqlite").path)
        let text = try ledger.sql("SELECT max(length(summary)) FROM run WHERE command = 'nightly';")
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    @Test(
        "Of what merely waits a hundred are listed and the others counted: in the result, in night.txt and in the ledger"
    )
    func ofWhatMerelyWaitsAHundredAreListedAndTheOthersCounted() throws {
        let scene = try NightScene(settleMinutes: 10)
        try fill(scene, .gradebook, listed, ".zip")
        let hundred = try scene.night(1)
        #expect(hundred.report.inbox.count == listed && hundred.report.unlisted == nil)
        let bytes = try summaryBytes(scene)

        try fill(scene, .gradebook, 20 * listed, ".zip")
        let many = try scene.night(2)
        #expect(many.report.inbox.count == listed)
        #expect(many.report.unlisted == ["waiting": 19 * listed])
        #expect(
            many.report.steps.contains { $0.name == "claim" && $0.sentence.contains("2000 left to settle") })
        let text = try String(contentsOfFile: many.report.report, encoding: .utf8)
        #expect(text.contains("  and 1,900 more\n"))
        #expect(
            many.finished.errors.split(separator: "\n").count { $0.contains("left in the inbox") } == listed
                + 1)
        #expect(try summaryBytes(scene) < bytes + 200)
        #expect(scene.leftInInbox.count == 20 * listed)
    }

    @Test("Read-backs that wait block one and all; the first twenty are named")
    func readBacksThatWaitBlockOneAndAll() throws {
        let scene = try NightScene(settleMinutes: 10)
        try scene.playFirstNight()
        // Half zips that have settled: no night waits for what time alone does not help.
        for number in 0..<30 {
            let name = String(format: "campus-%02d.zip", number)
            try scene.drop(Data("PK\u{3}\u{4} half".utf8), .readback, name, isDone: false, minutesAgo: 60)
        }
        let night = try scene.night(2)
        #expect(night.report.attention.contains("readback-waiting"))
        #expect(night.report.blocked.count == 21)
        #expect(night.report.blocked.last == "10 more read-backs were not applied")
        #expect(night.sent == nil)
    }

    @Test(
        "Of what is refused a hundred are told one by one, and every one lies in quarantine with its reason")
    func ofWhatIsRefusedAHundredAreToldOneByOne() throws {
        let scene = try NightScene(settleMinutes: 0)
        try fill(scene, .gradebook, listed + 5, ".csv")
        let night = try scene.night(1)
        #expect(night.finished.status == 20)
        #expect(night.report.inbox.count == listed && night.report.unlisted == ["refused": 5])
        let failures = night.report.steps.compactMap(\.failure)
        #expect(failures.count == listed + 1)
        #expect(failures.last?.message == "5 more files of the inbox were refused")
        let quarantine = scene.names("quarantine/\(NightScene.run(1))")
        #expect(quarantine.count == 2 * (listed + 5))
        #expect(scene.leftInInbox == [])
    }

    @Test(
        "Of what is taken the newest hundred are listed, and the newest of all is what the night works with")
    func ofWhatIsTakenTheNewestHundredAreListed() throws {
        let scene = try NightScene(settleMinutes: 0)
        let names = (1...listed + 5).map { String(format: "export-%04d", $0) }
        for (number, name) in names.enumerated() {
            try scene.dropGradebook(name, minutesAgo: Double(600 - number))
        }
        try scene.dropRoster()
        let night = try scene.night(1)
        #expect(night.report.unlisted == ["superseded": 4])
        let gradebooks = night.report.inbox.filter { $0.kind == "gradebook" }
        #expect(gradebooks.filter { $0.state == "taken" }.map(\.name) == names.suffix(1))
        #expect(gradebooks.count { $0.state == "superseded" } == listed)
        #expect(night.report.export != nil)
    }

    @Test("A dry run names the first twenty read-backs that would be taken, and counts all")
    func dryRun() throws {
        let scene = try NightScene(settleMinutes: 0)
        let folder = try scene.workspace.scratch.folder("empty")
        try Data("sourcedId,status\n".utf8).write(to: folder.appending(path: "results.csv"))
        for number in 1...listed + 5 {
            try scene.drop(
                folder, .readback, String(format: "campus-%04d", number), minutesAgo: Double(600 - number))
        }
        let night = try scene.night(1, ["--dry-run"])
        let step = night.report.steps.first { $0.name == "readback" }
        let named = (1...20).map { String(format: "campus-%04d", $0) } + ["85 more"]
        #expect(step?.sentence == "would be read back: " + named.joined(separator: ", "))
    }

    @Test("So it is with what was taken and then refused")
    func takenAndRefused() throws {
        let scene = try NightScene(settleMinutes: 0)
        let zip = try Python.output(
            "import io, sys, zipfile\nb = io.BytesIO()\nwith zipfile.ZipFile(b, 'w') as z: z.writestr('a.txt', 'x')\n"
                + "sys.stdout.write(b.getvalue().hex())", [])
        let bytes = Data(
            stride(from: 0, to: zip.count, by: 2).compactMap { place in
                let start = zip.index(zip.startIndex, offsetBy: place)
                return UInt8(zip[start..<zip.index(start, offsetBy: 2)], radix: 16)
            })
        for number in 0..<listed + 5 {
            try scene.drop(bytes, .readback, String(format: "file-%04d.zip", number))
        }
        let night = try scene.night(1)
        #expect(night.finished.status == 20)
        #expect(night.report.inbox.count == listed && night.report.unlisted == ["refused": 5])
        #expect(night.report.steps.compactMap(\.failure).count == listed + 1)
        #expect(night.report.blocked.count == 21)
        #expect(scene.names("quarantine/\(NightScene.run(1))").count == 2 * (listed + 5))
    }
}
