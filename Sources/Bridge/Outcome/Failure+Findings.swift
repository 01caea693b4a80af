extension Failure {
    init(finding error: NoSuchFinding) {
        let what =
            switch error.mark {
            case .known: "no finding of the last export fits what was named"
            case .unknown: "no known finding fits what was named"
            }
        self.init(
            .failed, "no-such-finding", "\(what); nothing was marked",
            "`gradebridge findings list` shows what stands, under which item, section and code, and what is known."
        )
    }
}
