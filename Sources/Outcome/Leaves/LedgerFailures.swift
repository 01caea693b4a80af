import Records

extension LedgerError: SaysFailure {
    package var failure: Failure {
        switch code {
        case .notALedger, .damaged:
            Failure(
                .ledgerUnusable, "ledger-damaged", description,
                Failure.wayBack)
        case .tooNew:
            Failure(
                .ledgerUnusable, "ledger-too-new", description,
                "Run the newer gradebridge that wrote it.")
        case .busy:
            Failure(
                .temporary, "ledger-busy", description,
                "Close the program that holds it open, the sqlite3 shell for example, and run again.")
        case .outOfSpace: Failure(.temporary, "disk-full", description, Failure.freeSpace)
        case .notPermitted:
            Failure(
                .failed, "not-permitted", description,
                "Check the owner and mode; `gradebridge doctor` names what is wrong.")
        case .failed:
            Failure(.failed, "ledger", description, "Run `gradebridge doctor`.")
        }
    }
}

extension PackedResultsDamage: SaysFailure {
    package var failure: Failure {
        Failure(
            .ledgerUnusable, "ledger-damaged", "the ledger's results cannot be read at byte \(byte)",
            Failure.wayBack)
    }
}
