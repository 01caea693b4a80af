package import DurableFiles
import ZipArchive

extension FileError: SaysFailure {
    package var failure: Failure {
        if isOutOfSpace {
            Failure(.temporary, "disk-full", description, Failure.freeSpace)
        } else if isPermission {
            Failure(
                .failed, "not-permitted", description,
                "Check the owner and mode; `gradebridge doctor` names what is wrong.")
        } else {
            Failure(.failed, "file", description, "Check the path and the disk, and run again.")
        }
    }
}

extension LockHeld: SaysFailure {
    package var failure: Failure {
        Failure(
            .lockHeld, "lock-held", "another run is at work in this workspace (\(path))",
            "Wait until it has ended and run again; a run that crashed holds no lock.")
    }
}

extension NotARegularFile: SaysFailure {
    package var failure: Failure {
        Failure(
            .inputRefused, "not-a-file", description,
            "Put the file itself there; links and folders are refused.")
    }
}

extension ZipError: SaysFailure {
    package var failure: Failure {
        Failure(
            isOutOfSpace ? .temporary : .failed, "archive", description,
            isOutOfSpace ? Failure.freeSpace : "Run again; if it happens again, check the disk.")
    }
}
