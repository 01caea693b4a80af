package import Workspace

extension ConfigurationError: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "configuration", description,
            "Correct gradebridge.yaml; `gradebridge doctor` checks it without doing anything."
        ).asList
    }
}

extension WorkspaceError: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "workspace", description,
            "Name a new, empty folder; to change a workspace, edit its gradebridge.yaml.")
    }
}
