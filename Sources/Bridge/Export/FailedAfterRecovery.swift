import Outcome

/// An export that failed after the bundles of an interrupted run went out: no later run says so.
struct FailedAfterRecovery: SaysFailure {
    let cause: any Error
    let recovered: [Int]

    var failure: Failure {
        var failure = Failure(cause)
        failure.recovered = recovered
        let numbers = recovered.map(String.init).joined(separator: ", ")
        failure.message +=
            " (bundle \(numbers), which an interrupted run had left staged, was published first)"
        return failure
    }
}
