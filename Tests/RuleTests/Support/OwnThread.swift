import Foundation
import Synchronization

/// A thread that does the work of one task, from its beginning to its end.
///
/// A test waits for the program as for a process, on one of the few threads that all tasks share. Were the work to go
/// on on those, everybody would wait for everybody.
final class OwnThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    /// One for each job, and one more at the end.
    private let news = DispatchSemaphore(value: 0)

    /// The status that `work` comes to; the calling thread waits for it.
    static func status(of work: @escaping @Sendable () async -> Int32) -> Int32 {
        let own = OwnThread()
        let status = Status()
        let end = DispatchSemaphore(value: 0)
        Thread {
            own.workToTheEnd()
            end.signal()
        }.start()
        Task(executorPreference: own) {
            status.set(await work())
            own.news.signal()
        }
        end.wait()
        return status.value
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        news.signal()
    }

    private func workToTheEnd() {
        while true {
            news.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }

    private final class Status: Sendable {
        private let kept = Mutex<Int32>(-1)

        var value: Int32 { kept.withLock { $0 } }

        func set(_ value: Int32) { kept.withLock { $0 = value } }
    }
}
