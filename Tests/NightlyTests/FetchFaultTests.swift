import Domain
import DurableFiles
import Foundation
import Outcome
import Programs
import Synchronization
import TestSupport
import Testing
import Workspace

@testable import Nightly

@Suite("A file on another host that cannot be fetched")
struct FetchFaultTests {
    /// A folder elsewhere with files of one content, some of which cannot be fetched.
    private final class Elsewhere: RemoteSide {
        private let names: [String]
        private let broken: [String: RemoteError.Code]
        private let asked = Mutex<[String]>([])

        init(_ names: [String], broken: [String: RemoteError.Code] = [:]) {
            self.names = names
            self.broken = broken
        }

        /// What was tried to be fetched, in that order.
        var tried: [String] { asked.withLock { $0 } }

        func list() async throws -> [RemoteEntry] {
            names.map { RemoteEntry(name: $0, size: 4, kind: .regular, listed: "Nov 23 01:55") }
        }

        func run(_ operations: [RemoteOperation], localFolder: FilePath) async throws {
            for case .get(let name, _) in operations {
                asked.withLock { $0.append(name) }
                if let code = broken[name] {
                    throw RemoteError(code: code, host: "campus", folder: "out", file: name, detail: "no")
                }
                let local = URL(filePath: localFolder.appending(name).string)
                try Data("a,b\n".utf8).write(to: local)
                try ClockedNights.age(local, to: ClockedNights.start.adding(seconds: -3600))
            }
        }
    }

    private static func source(_ remote: Elsewhere) -> FetchSource {
        FetchSource(kind: .readback, place: "campus:out", pattern: NamePattern("*"), remote: remote)
    }

    /// Something was fetched before, so all of it is new.
    private static func fetch(
        _ names: [String], broken: [String: RemoteError.Code], _ given: ClockedNights? = nil
    ) async throws -> (FetchStep.Result, Elsewhere) {
        let nights = if let given { given } else { try await ClockedNights() }
        let step = nights.nightly().fetchStep
        let before = await step.run([source(Elsewhere(["a.csv"]))])
        try #require(before.fetched.count == 1)
        let elsewhere = Elsewhere(["a.csv"] + names, broken: broken)
        return (await step.run([source(elsewhere)]), elsewhere)
    }

    @Test(
        "It is open, and said, and the others of its folder are fetched",
        arguments: [RemoteError.Code.denied, .missing, .refused])
    func itIsOpenAndSaidAndTheOthersOfItsFolderAreFetched(_ code: RemoteError.Code) async throws {
        let (result, _) = try await Self.fetch(["b.csv", "c.csv", "d.csv"], broken: ["b.csv": code])
        #expect(result.fetched == ["readback: campus:out/c.csv", "readback: campus:out/d.csv"])
        #expect(result.open.reasons == ["b.csv was not applied: it could not be fetched"])
        #expect(result.failures.count == 1)
        #expect(result.failures.first?.message.contains("b.csv") == true)
    }

    @Test(
        "A read-back that we were told of is unread, though nobody shows it again; once it is fetched it is not"
    )
    func aReadBackThatWeWereToldOfIsUnread() async throws {
        let nights = try await ClockedNights()
        _ = try await Self.fetch(["b.csv", "c.csv"], broken: ["b.csv": .denied], nights)
        #expect(try nights.unread() == ["b.csv"])
        let step = nights.nightly().fetchStep
        let gone = await step.run([Self.source(Elsewhere(["a.csv", "c.csv"]))])
        #expect(gone.open.entries.isEmpty)
        #expect(try nights.unread() == ["b.csv"])
        let back = await step.run([Self.source(Elsewhere(["a.csv", "b.csv", "c.csv"]))])
        #expect(back.fetched == ["readback: campus:out/b.csv"])
        #expect(try nights.unread() == [])
    }

    @Test("Each that cannot be fetched is said")
    func eachThatCannotBeFetchedIsSaid() async throws {
        let (result, _) = try await Self.fetch(
            ["b.csv", "c.csv", "d.csv"], broken: ["b.csv": .denied, "c.csv": .missing])
        #expect(result.fetched == ["readback: campus:out/d.csv"])
        #expect(result.open.reasons.count == 2)
        #expect(result.failures.map(\.code) == ["remote-denied", "remote-missing"])
    }

    @Test(
        "Where the line is cut in it, it is tried as often as the configuration says, then the others without it"
    )
    func whereTheLineIsCutInIt() async throws {
        let (result, elsewhere) = try await Self.fetch(["b.csv", "c.csv"], broken: ["b.csv": .interrupted])
        #expect(result.fetched == ["readback: campus:out/c.csv"])
        #expect(result.open.reasons == ["b.csv was not applied: it could not be fetched"])
        #expect(elsewhere.tried.last == "c.csv")
        #expect(elsewhere.tried.filter { $0 == "b.csv" }.count > 1)
    }

    @Test("A host that is away meanwhile is not asked for each of its files")
    func aHostThatIsAwayMeanwhileIsNotAskedForEach() async throws {
        let (result, elsewhere) = try await Self.fetch(
            ["b.csv", "c.csv", "d.csv"],
            broken: ["b.csv": .unreachable, "c.csv": .unreachable, "d.csv": .unreachable])
        #expect(result.fetched == [])
        #expect(result.failures.count == 1)
        #expect(Set(elsewhere.tried) == ["b.csv"])
        #expect(result.open.reasons.count == 3)
    }

    @Test("A line that is cut in one file after the other is given up")
    func aLineThatIsCutInOneFileAfterTheOtherIsGivenUp() async throws {
        let (result, elsewhere) = try await Self.fetch(
            ["b.csv", "c.csv", "d.csv"], broken: ["b.csv": .interrupted, "c.csv": .interrupted])
        #expect(result.fetched == [])
        #expect(!elsewhere.tried.contains("d.csv"))
        #expect(result.open.reasons.count == 3)
    }
}
