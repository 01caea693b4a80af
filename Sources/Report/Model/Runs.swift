public import Domain

// What the last runs did.
extension Reconciliation {
    /// The last night, as its history tells it.
    public struct Night: Codable, Sendable, Equatable {
        public struct Step: Codable, Sendable, Equatable {
            public var name: String
            /// `done`, `skipped` or `failed`.
            public var state: String
            public var sentence: String
            /// Where it failed.
            public var failure: Failure?

            public init(name: String, state: String, sentence: String, failure: Failure? = nil) {
                self.name = name
                self.state = state
                self.sentence = sentence
                self.failure = failure
            }
        }

        /// What stopped a step, and what a person does.
        public struct Failure: Codable, Sendable, Equatable {
            public var code: String
            public var message: String
            public var advice: String

            public init(code: String, message: String, advice: String) {
                self.code = code
                self.message = message
                self.advice = advice
            }
        }

        public var at: String
        public var exitCode: Int
        public var sentence: String
        public var steps: [Step]
        /// Why nothing was sent or delivered.
        public var blocked: [String]

        public init(at: String, exitCode: Int, sentence: String, steps: [Step], blocked: [String]) {
            self.at = at
            self.exitCode = exitCode
            self.sentence = sentence
            self.steps = steps
            self.blocked = blocked
        }
    }

    /// The last export: every candidate ended in exactly one class.
    public struct Export: Codable, Sendable, Equatable {
        public var at: String
        public var rows: Int
        public var candidates: Int
        public var rowsWithoutSection: Int
        public var sent: Int
        public var unchanged: Int
        public var inFlight: Int
        public var frozen: Int
        public var held: Int
        public var rejected: Int

        public init(
            at: String, rows: Int, candidates: Int, rowsWithoutSection: Int, sent: Int, unchanged: Int,
            inFlight: Int, frozen: Int, held: Int, rejected: Int
        ) {
            self.at = at
            self.rows = rows
            self.candidates = candidates
            self.rowsWithoutSection = rowsWithoutSection
            self.sent = sent
            self.unchanged = unchanged
            self.inFlight = inFlight
            self.frozen = frozen
            self.held = held
            self.rejected = rejected
        }

        /// What the classes add up to.
        public var sum: Int { sent + unchanged + inFlight + frozen + held + rejected }
        /// What they must add up to.
        public var total: Int { candidates + rowsWithoutSection }
    }

    /// The last read-back that was applied.
    public struct Readback: Codable, Sendable, Equatable {
        /// The moment of Campus that it shows.
        public var time: String
        public var appliedAt: String
        public var full: Bool
        public var confirmed: Int
        public var newlyFrozen: Int
        public var lost: Int
        /// Applied since the run before; else its counts were told already.
        public var isNew: Bool

        public init(
            time: String, appliedAt: String, full: Bool, confirmed: Int, newlyFrozen: Int, lost: Int,
            isNew: Bool = true
        ) {
            self.isNew = isNew
            self.time = time
            self.appliedAt = appliedAt
            self.full = full
            self.confirmed = confirmed
            self.newlyFrozen = newlyFrozen
            self.lost = lost
        }
    }

    /// A figure now and before the last run.
    public struct Change: Codable, Sendable, Equatable {
        /// `sent`, `frozen` and the like.
        public var what: String
        public var now: Int
        public var before: Int

        public init(what: String, now: Int, before: Int) {
            self.what = what
            self.now = now
            self.before = before
        }
    }

    /// One export of the last thirty.
    public struct NightPoint: Codable, Sendable, Equatable {
        public var at: String
        /// The day in the district's zone, `2026-11-24`.
        public var day: String
        public var sent: Int
        public var frozen: Int
        public var held: Int
        public var rejected: Int

        public init(at: String, day: String, sent: Int, frozen: Int, held: Int, rejected: Int) {
            self.at = at
            self.day = day
            self.sent = sent
            self.frozen = frozen
            self.held = held
            self.rejected = rejected
        }
    }

    /// A bundle and how far it has come.
    public struct Bundle: Codable, Sendable, Equatable {
        public var sequence: Int
        public var file: String
        public var at: String
        public var school: String?
        public var lineItems: Int
        public var results: Int
        public var state: ArrivalState
        /// Scores that wait to be seen in Campus with it.
        public var awaited: Int
        /// Nil where it is not to be brought to another host.
        public var handover: DeliveryState?
        /// Days since it was made, for one that is not settled.
        public var nights: Int

        public init(
            sequence: Int, file: String, at: String, school: String?, lineItems: Int, results: Int,
            state: ArrivalState, awaited: Int, handover: DeliveryState?, nights: Int
        ) {
            self.sequence = sequence
            self.file = file
            self.at = at
            self.school = school
            self.lineItems = lineItems
            self.results = results
            self.state = state
            self.awaited = awaited
            self.handover = handover
            self.nights = nights
        }

        /// Somebody waits for something of it.
        package var isOpen: Bool { awaited > 0 || state == .lost || handover?.isPending ?? false }
    }
}
