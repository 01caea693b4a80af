package import Intake
package import Workspace

extension InputRefusal: SaysFailure {
    package var failure: Failure {
        Failure(.inputRefused, "input-refused", description, reason.advice).blaming(input)
    }
}

extension LinkInInbox: SaysFailure {
    package var failure: Failure {
        Failure(
            .inputRefused, "link-in-inbox", description, "Remove the link and drop the file itself.")
    }
}
