import Foundation
import TestSupport
import Testing

@Suite(
    "A month of nights through a real SFTP server, both ways",
    .enabled(if: Requirement.sshd, "needs root and OpenSSH's server"))
struct MonthOfNightsTests {
    @Test(
        """
        Every bundle comes once and in its order, nobody ever sees half of one, what people changed in Campus stays, \
        and in the end Campus has what itslearning has
        """)
    func everyBundleComesOnceAndInItsOrder() throws {
        let scene = try RemoteScene()
        let watcher = try DropWatcher(scene.drop, scene.workspace.outbox)
        var random = RandomSource(seed: RandomSource.seed(for: "a month of nights"))
        var changed: [String: String] = [:]
        var imported: [Int] = []
        for night in 1...30 {
            // Teachers grade; the server is away every seventh night; Campus imports on most days.
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let item = ["901", "902", "903"].randomElement(using: &random) ?? "901"
                let person =
                    item == "903"
                    ? "506" : ["501", "502", "503", "504"].randomElement(using: &random) ?? "501"
                scene.district.grade(item, person, "\(Int.random(in: 0...10, using: &random))")
            }
            try scene.putOut(night)
            if night > 1 { try scene.putOutReadback(night) }
            if night % 7 == 0 { scene.server.stop() }
            let (report, finished) = try scene.run(night)
            if night % 7 == 0 {
                #expect(finished.status == 75, "night \(night): \(report.sentence)")
                try scene.server.start()
            } else {
                #expect(
                    [0, 3].contains(finished.status), "night \(night): \(report.sentence) \(finished.errors)")
                #expect(report.waitingForDelivery == [], "night \(night)")
            }
            guard night % 5 != 0 else { continue }
            imported += try scene.importAll()
            // In the afternoon a teacher changes a score of ours in Campus. A bundle that is out and not yet imported would
            // put ours over it, and no bridge could help that.
            if night % 6 == 0, let score = scene.campus.scores.randomElement(using: &random) {
                let key = "\(score.lineItem) \(score.student)"
                scene.campus.set(score.lineItem, score.student, to: "99")
                changed[key] = "99"
            }
        }
        imported += try scene.importAll()
        // People stop; two more nights bring what was still to come.
        for night in 31...33 {
            try scene.putOut(night)
            try scene.putOutReadback(night)
            _ = try scene.run(night)
            imported += try scene.importAll()
        }
        #expect(imported == imported.sorted() && Set(imported).count == imported.count, "\(imported)")
        #expect(imported.count > 5)
        #expect(!changed.isEmpty)
        for (key, score) in changed {
            let parts = key.split(separator: " ").map(String.init)
            #expect(scene.campus.score(parts[0], parts[1])?.score == score, "\(key) was overwritten")
        }
        try expectEqual(scene, except: Set(changed.keys))
        let looks = try watcher.end()
        print("nights: 33, bundles: \(imported.count), changed in Campus: \(changed.count), looks: \(looks)")
    }

    /// Campus has itslearning's scores, but for what was changed there.
    private func expectEqual(_ scene: RemoteScene, except changed: Set<String>) throws {
        let preview = try scene.workspace.run(
            ["frozen", "list", "--json", "--now", RemoteScene.clock(34)])
        let frozen = try preview.json(FrozenList.self).frozen.map { "\($0.lineItem) \($0.student)" }
        #expect(Set(frozen) == changed)
        var compared = 0
        for row in scene.district.gradebook["Assessments.csv"]?.rows ?? [] {
            let item = row["GradeBookItemId"] ?? ""
            let student = "s\(row["PersonId"] ?? "")"
            let ours = scene.campus.scores.filter {
                $0.lineItem.hasPrefix("itsl_\(item)_") && $0.student == student
                    && !changed.contains("\($0.lineItem) \($0.student)")
            }
            for score in ours {
                #expect(Double(score.score) == Double(row["Score"] ?? ""), "\(score.lineItem) \(student)")
                compared += 1
            }
        }
        #expect(compared > 5)
    }

    private struct FrozenList: Decodable {
        struct Entry: Decodable {
            var lineItem: String
            var student: String
        }
        var frozen: [Entry]
    }
}
