import DurableFiles
import Foundation
import Testing
import Workspace

@Suite("What gradebridge.yaml decides itself")
struct StatedSettingsTests {
    private func settings(_ change: (String) -> String) throws -> [StatedSetting] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stated-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "gradebridge.yaml")
        let fresh = ConfigurationTemplate.text(district: "Cedar Valley", timeZone: "America/Chicago")
        try change(fresh).write(to: file, atomically: true, encoding: .utf8)
        return try BridgeConfiguration.statedSettings(FilePath(file.path))
    }

    @Test("A fresh file decides the district and its zone, and nothing else")
    func aFreshFileDecidesTheDistrictAndItsZone() throws {
        let found = try settings { $0 }
        #expect(found.map(\.key) == ["district.name", "district.timeZone"])
        #expect(found.map(\.value) == ["Cedar Valley", "America/Chicago"])
    }

    @Test("What differs from the default is told by its key, a list in one line")
    func whatDiffersFromTheDefaultIsToldByItsKey() throws {
        let found = try settings {
            $0.replacingOccurrences(of: "  mode: delta", with: "  mode: bulk")
                .replacingOccurrences(of: "  encryptTo: []", with: "  encryptTo: [a@b.org, c@d.org]")
        }
        #expect(found.first { $0.key == "bundle.mode" }?.value == "bulk")
        #expect(found.first { $0.key == "deliver.encryptTo" }?.value == "a@b.org, c@d.org")
        #expect(found.count == 4)
    }

    @Test("A file with a mistake decides nothing: it is refused as it always is")
    func aFileWithAMistakeDecidesNothing() throws {
        #expect(throws: ConfigurationError.self) { try settings { $0 + "\nunknown: 1\n" } }
    }
}
