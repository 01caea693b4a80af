import Bundle
package import Domain

extension ConservationError: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "conservation", description,
            "This is a fault of gradebridge. Nothing was published; report it with the numbers above.")
    }
}

extension BundleError: SaysFailure {
    package var failure: Failure {
        Failure(.failed, "bundle", description, "Check the clock, or the time given with --now.")
    }
}
