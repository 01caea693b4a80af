import Domain
import Ledger
import Records
import Testing

@Suite("Versions of a line item")
struct VersionTests {
    private func carry(_ ledger: Ledger, _ version: LineItemVersion, bundle: Int?) throws {
        try ledger.write { session in
            let line = try #require(try scanAll(session).first?.line)
            let writer = try session.lineItemWriter()
            try "[]".withField {
                try writer.carry(line, school: line.school, version: version, bundle: bundle, results: $0)
            }
        }
    }

    @Test("A version that a bundle replaced is kept, oldest first, with the bundle that replaced it")
    func aVersionThatABundleReplacedIsKept() throws {
        try withLedger { ledger in
            let versions = try ["One", "Two", "Three"].map { try sampleVersion(title: $0) }
            try ledger.write { try $0.lineItemWriter().add("1", "a", version: versions[0], bundle: 1) }
            try carry(ledger, versions[1], bundle: 4)
            try carry(ledger, versions[2], bundle: 7)
            try ledger.read { session throws in
                let line = try #require(try scanAll(session).first?.line)
                #expect(line.version == versions[2])
                #expect(line.bundles == [1, 4, 7])
                let replaced = try session.replacedVersions(of: line.id)
                #expect(replaced.map(\.version) == [versions[0], versions[1]])
                #expect(replaced.map(\.replacedBy) == [4, 7])
            }
        }
    }

    @Test("A bundle that carries the same version again replaces nothing")
    func aBundleThatCarriesTheSameVersionAgainReplacesNothing() throws {
        try withLedger { ledger in
            try ledger.write { try $0.lineItemWriter().add("1", "a") }
            try carry(ledger, try sampleVersion(), bundle: 2)
            try ledger.read { session throws in
                let line = try #require(try scanAll(session).first?.line)
                #expect(line.bundles == [1, 2])
                #expect(try session.replacedVersions(of: line.id).isEmpty)
            }
        }
    }

    @Test("A bundle that carries results only is not among those of the line item's row")
    func resultsOnly() throws {
        try withLedger { ledger in
            try ledger.write { try $0.lineItemWriter().add("1", "a") }
            try carry(ledger, try sampleVersion(), bundle: nil)
            let line = try ledger.read { try scanAll($0).first?.line }
            #expect(line?.bundles == [1])
        }
    }

    @Test("Whose version a later bundle replaced is known")
    func replacedAfter() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.lineItemWriter().add("1", "a")
                try session.lineItemWriter().add("2", "a")
            }
            try carry(ledger, try sampleVersion(title: "Two"), bundle: 4)
            try ledger.read { session throws in
                let first = try #require(try scanAll(session).first?.line.id)
                #expect(try session.lineItems(replacedAfter: 3) == [first])
                #expect(try session.lineItems(replacedAfter: 4).isEmpty)
            }
        }
    }
}
