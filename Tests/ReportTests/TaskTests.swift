import Domain
import Foundation
import Testing

@testable import Report

@Suite("What people do next")
struct TaskTests {
    private func tasks(_ edit: (inout Reconciliation) -> Void) -> [Reconciliation.Task] {
        var it = Reconciliation.empty
        it.export = Reconciliation.Export(classes: 3)
        edit(&it)
        it.judge()
        return it.tasks
    }

    private static func bundle(
        _ sequence: Int, awaited: Int = 4, handover: DeliveryState? = nil, nights: Int = 0,
        state: ArrivalState = .inFlight
    ) -> Reconciliation.Bundle {
        .init(
            sequence: sequence, file: "b\(sequence).zip", at: "", school: nil, lineItems: 1, results: awaited,
            state: state, awaited: awaited, handover: handover, nights: nights)
    }

    @Test("Where all is done there is nothing to do")
    func whereAllIsDoneThereIsNothingToDo() {
        #expect(tasks { _ in } == [])
    }

    @Test("What stopped a night comes first, with its message and the advice that names the command")
    func whatStoppedANightComesFirst() {
        let tasks = tasks {
            $0.bundles = [Self.bundle(6)]
            $0.night = .init(
                at: "", exitCode: 21, sentence: "the export stopped",
                steps: [
                    .init(
                        name: "export", state: "failed", sentence: "stopped",
                        failure: .init(
                            code: "guard-changed", message: "a third of all would change",
                            advice: "Run `gradebridge export --accept-changes`."))
                ], blocked: [])
        }
        #expect(tasks.map(\.kind) == [.decide, .bundle])
        #expect(tasks.first?.what == "The night stopped at export: a third of all would change.")
        #expect(tasks.first?.how == "Run `gradebridge export --accept-changes`.")
    }

    @Test("A bundle that a person carries to Campus is to be imported, in the order of their numbers")
    func aBundleThatAPersonCarriesIsToBeImported() {
        let tasks = tasks {
            $0.bundles = [
                Self.bundle(7, awaited: 1), Self.bundle(6, nights: 2),
                Self.bundle(5, awaited: 0, state: .settled),
                Self.bundle(4, state: .lost),
            ]
        }
        #expect(
            tasks.map(\.what) == [
                "Import bundle 6 into Campus (4 scores).", "Import bundle 7 into Campus (1 score).",
            ])
        #expect(tasks.map(\.isNew) == [false, true])
        #expect(
            tasks[0].how == "The file is outbox/b6.zip. Then: gradebridge bundles mark 6 imported --by NAME")
    }

    @Test(
        "One that was delivered is looked after once two nights have passed; one on its way is the night's own"
    )
    func oneThatWasDeliveredIsLookedAfterOnceTwoNightsHavePassed() {
        let tasks = tasks {
            $0.bundles = [
                Self.bundle(3, handover: .waiting), Self.bundle(4, handover: .delivered, nights: 1),
                Self.bundle(5, handover: .delivered, nights: 2),
            ]
        }
        #expect(tasks.map(\.what) == ["See that Campus imported bundle 5 (4 scores)."])
    }

    @Test("Then comes what frees most; what nobody can help, is known or is only worth knowing is no task")
    func thenComesWhatFreesMost() {
        let tasks = tasks {
            $0.reasons = [
                .of(.rejected, "bad-score", scores: 2, new: 2), .of(.held, "no-term", scores: 32),
                .of(.held, "no-score", scores: 99, concerns: .nobody),
                .of(.held, "exempt", scores: 5, known: 5),
                .of(.held, "not-enrolled", scores: 9, known: 4), .of(.notice, "title-cut", scores: 7),
            ]
        }
        #expect(tasks.map(\.code) == ["no-term", "not-enrolled", "bad-score"])
        #expect(tasks.map(\.scores) == [32, 5, 2])
        #expect(tasks.map(\.isNew) == [false, false, true])
    }

    @Test("A change in Campus is to be looked at once; what Campus never showed, as long as it stands")
    func aChangeInCampusIsToBeLookedAtOnce() {
        var full = Reconciliation.full()
        full.judge()
        #expect(full.tasks.filter { $0.kind == .review }.map(\.scores) == [1])
        full.frozen.shown[0].isNew = false
        full.judge()
        #expect(full.tasks.filter { $0.kind == .review } == [])
        full.frozen.byReason = [.of("unaccepted", scores: 3)]
        full.judge()
        #expect(full.tasks.filter { $0.kind == .review }.map(\.scores) == [3])
    }

    @Test("A mend of one score names the item, the student and what cannot be read")
    func aMendOfOneScoreNamesWhatCannotBeRead() {
        func what(_ count: Int, _ value: String?) -> String? {
            tasks {
                var reason = Reconciliation.Reason.of(.rejected, "bad-score", scores: count)
                let place = Reconciliation.Place(
                    school: .init(id: "HS", name: nil), section: .init(id: "41001", name: nil), item: "901",
                    title: "Book report", lineItem: nil)
                reason.shown = [
                    .init(
                        place: place, scores: count,
                        students: [.init(id: "s2003", name: nil, unreadable: value)],
                        studentCount: count, since: "", nights: 0)
                ]
                $0.reasons = [reason]
            }.first?.what
        }
        #expect(what(1, "6,5") == "\"Book report\", student s2003, \"6,5\": Item has no term.")
        #expect(what(1, nil) == "\"Book report\": Item has no term.")
        #expect(what(2, "6,5") == "\"Book report\": Item has no term.")
    }

    @Test("The first screen says the state, how much there is to do, and each task once with whom it is for")
    func theFirstScreenSaysTheState() throws {
        let html = try ReportPage(zone: chicago()).html(.full())
        let start = try #require(html.range(of: "<header>")?.lowerBound)
        let end = try #require(html.range(of: "<main")?.lowerBound)
        let screen = html[start..<end]
        #expect(screen.contains("Tue, Nov 24, 6:00 AM · <strong>Grades went out. 3 things to do.</strong>"))
        #expect(screen.contains("<ol>"))
        #expect(screen.contains("<strong>The teacher:</strong> <bdi>Look.</bdi>"))
        #expect(screen.contains("href=\"#held-code-held\""))
        let empty = try ReportPage(zone: chicago()).html(.empty)
        #expect(empty.contains("Nothing has been sent yet. Nothing to do."))
        #expect(!empty.contains("<ol>"))
    }
}
