package import Outcome

/// An export that failed after the bundles of an interrupted run went out: no later run says so.
package struct FailedAfterRecovery: SaysFailure {
    package let cause: any Error
    package let recovered: [Int]

    package var failure: Failure {
        var failure = Failure(cause)
        failure.recovered = recovered
        let numbers = recovered.map(String.init).joined(separator: ", ")
        failure.message +=
            " (bundle \(numbers), which an interrupted run had left staged, was published first)"
        return failure
    }
}
