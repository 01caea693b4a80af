import Dispatch

/// Work that several threads do at once and that is taken back in the order in which it was given, so that what
/// comes out does not depend on the number of threads.
///
/// It belongs to one thread, which gives work and takes results; only the work itself runs elsewhere. Whoever
/// leaves before everything was taken, after an error say, leaves nothing running that anybody waits for.
public final class OrderedWork<Output> {
    private let ahead: Int
    private let queue: DispatchQueue?
    private var jobs: [Job] = []
    /// The first job that was not taken yet.
    private var first = 0

    /// - Parameters:
    ///   - threads: how many work at once; one: each piece of work is done by whoever takes its result, and then.
    ///   - ahead: how many pieces may be given before the first of them is taken; so much is in memory.
    public init(threads: Int = Threads.count, ahead: Int) {
        self.ahead = threads > 1 ? max(ahead, 1) : 1
        // Of another class than what the program runs in, whose threads would be one short: each class has its own.
        queue =
            threads > 1
            ? DispatchQueue(label: "gradebridge.work", qos: .userInitiated, attributes: .concurrent) : nil
    }

    public var isEmpty: Bool { first == jobs.count }

    /// Nothing more is to be given before a result was taken.
    public var isFull: Bool { jobs.count - first >= ahead }

    /// - Parameter work: touches nothing that another thread changes meanwhile, as the compiler sees to.
    public func give(_ work: @escaping @Sendable () throws -> sending Output) {
        let job = Job(work)
        jobs.append(job)
        queue?.async {
            Threads.giveWay()
            job.run()
        }
    }

    /// The result of the oldest piece of work that was not taken, waited for; nil where there is none.
    public func take() throws -> Output? {
        guard first < jobs.count else { return nil }
        let job = jobs[first]
        first += 1
        if first == jobs.count {
            jobs.removeAll(keepingCapacity: true)
            first = 0
        } else if first >= ahead {
            jobs.removeFirst(first)
            first = 0
        }
        if queue == nil { job.run() }
        return try job.result()
    }

    /// Has all pieces of work done, and hands each result on in the order of the work.
    ///
    /// - Parameter next: the next piece of work; nil at the end.
    public func run(
        _ next: () throws -> (@Sendable () throws -> sending Output)?, _ body: (Output) throws -> Void
    ) throws {
        var isAtEnd = false
        while true {
            while !isAtEnd, !isFull {
                if let work = try next() { give(work) } else { isAtEnd = true }
            }
            guard let output = try take() else { return }
            try body(output)
        }
    }

    /// Unchecked: one thread writes the outcome before it signals, the other reads it after it has waited.
    private final class Job: @unchecked Sendable {
        private var work: (@Sendable () throws -> sending Output)?
        private var outcome: Result<Output, any Error>?
        private let isDone = DispatchSemaphore(value: 0)

        init(_ work: @escaping @Sendable () throws -> sending Output) {
            self.work = work
        }

        func run() {
            if let work { outcome = Result(catching: work) }
            // What it holds on to goes before its result is taken.
            work = nil
            isDone.signal()
        }

        func result() throws -> Output {
            isDone.wait()
            guard let outcome else { throw WorkNotDone() }
            return try outcome.get()
        }
    }
}

/// A fault in gradebridge: the result of work that was never done was asked for.
struct WorkNotDone: Error {}
