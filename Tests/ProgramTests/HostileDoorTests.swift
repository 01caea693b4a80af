import Foundation
import TestSupport
import Testing

@Suite("Inputs that attack, at every door")
struct HostileDoorTests {
    @Test(
        """
        A hostile zip, or a table past a limit, ends in a clear refusal (20), leaves nothing behind and takes little \
        memory; exactly at a limit it is taken
        """)
    func aHostileZipOrATablePastALimit() throws {
        let finished = try Python.tool(
            "hostile_doors.py", [Gradebridge.path, PackageFolder.sampleData.appending(path: "district").path])
        print(finished.output)  // The counts.
        #expect(finished.status == 0, "\(finished.output)\(finished.errors)")
        // So many inputs were refused, and taken, when this was written.
        let counts = Dictionary(
            uniqueKeysWithValues: finished.output.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: ": ")
                return parts.count == 2 ? Int(parts[1]).map { (String(parts[0]), $0) } : nil
            })
        #expect(counts["refused", default: 0] >= 546)
        #expect(counts["taken", default: 0] >= 52)
    }
}
