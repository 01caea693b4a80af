/// Every rule that looks beyond single cells.
enum RowRules {
    /// In the order in which each has to see a row: what a rule asks of another, that one has seen before.
    static func all(_ options: CheckOptions) throws -> [any RowRule] {
        let index = SetIndex()
        let identity = IdentityRule(index, scratchFolder: options.scratchFolder)
        let sessions = SessionDatesRule(index)
        let roles = UserRoles(index)
        let enrolled = Enrolled(index)
        return [
            SetIndexer(index),
            ReferenceRule(index),
            identity,
            ResultReferenceRule(index, identity, scratchFolder: options.scratchFolder),
            sessions,
            EnrollmentDatesRule(index),
            LineItemDatesRule(index, sessions),
            PointsRule(index),
            WeightRule(index),
            EnrollmentSchoolRule(index),
            roles,
            enrolled,
            ScoreRule(index),
            RepeatedResultRule(index, scratchFolder: options.scratchFolder),
            StudentRule(index, roles, enrolled),
        ]
    }
}
