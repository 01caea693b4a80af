import Inputs
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

extension NoDropFolder: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "file", "the drop folder \(path) is not there, or is no folder",
            "Make it again: `mkdir -p \(ShellText.quoted("\(path)"))`, after moving away what lies in its place. Then see who removed "
                + "it, and have what was to be dropped there dropped again.")
    }
}
