import Domain
package import Records

extension FrozenList {
    /// One frozen score, as `frozen list`, `frozen release` and `explain` tell it.
    public struct Item: Codable, Sendable, Equatable {
        public var lineItem: String
        public var student: String
        public var reason: String
        /// Our latest value; null where none was sent.
        public var ours: String?
        /// What Campus showed last; null where it shows nothing.
        public var campus: String?
        public var since: String
        public var item: String
        public var section: String
        public var school: String
        public var flags: String
        /// What Campus showed when the score was frozen: the evidence.
        public var campusThen: String?
        public var flagsThen: String
        /// The bundle that carried our latest value.
        public var bundle: Int?
        /// The read-back that showed the change, and the moment it is of.
        public var readback: String?
        public var readbackTime: String?
        public var changedBy: String?
        public var changedAt: String?
        /// What itslearning has now, as it would be sent; null where that is nothing.
        public var itslearning: String?
        /// What that is, or why it is nothing; nil where nobody asked, as in `explain`.
        public var itslearningState: ScoreNow.State?

        /// The keys of Spec/json.md are always there.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(lineItem, forKey: .lineItem)
            try container.encode(student, forKey: .student)
            try container.encode(reason, forKey: .reason)
            try container.encode(ours, forKey: .ours)
            try container.encode(campus, forKey: .campus)
            try container.encode(since, forKey: .since)
            try container.encode(item, forKey: .item)
            try container.encode(section, forKey: .section)
            try container.encode(school, forKey: .school)
            try container.encode(flags, forKey: .flags)
            try container.encode(campusThen, forKey: .campusThen)
            try container.encode(flagsThen, forKey: .flagsThen)
            try container.encodeIfPresent(bundle, forKey: .bundle)
            try container.encodeIfPresent(readback, forKey: .readback)
            try container.encodeIfPresent(readbackTime, forKey: .readbackTime)
            try container.encodeIfPresent(changedBy, forKey: .changedBy)
            try container.encodeIfPresent(changedAt, forKey: .changedAt)
            guard let itslearningState else { return }
            try container.encode(itslearning, forKey: .itslearning)
            try container.encode(itslearningState, forKey: .itslearningState)
        }
    }
}

extension FrozenList.Item {
    package init(_ freeze: Freeze, _ line: StoredLineItem, _ readback: ReadbackRecord?) {
        self.init(
            lineItem: line.sourcedID, student: freeze.student, reason: freeze.reason.rawValue,
            ours: freeze.ours?.text, campus: freeze.campusNow.shown, since: freeze.since.description,
            item: line.item, section: line.section, school: line.school, flags: freeze.flagsNow.text,
            campusThen: freeze.campus.shown, flagsThen: freeze.flags.text,
            bundle: freeze.bundle, readback: readback?.name, readbackTime: readback?.time.description,
            changedBy: freeze.changedBy, changedAt: freeze.changedAt?.description)
    }
}

extension FrozenList.Item {
    package var key: GradebookAtHand.Key { .init(item: item, section: section, student: student) }

    package var now: ScoreNow {
        get { ScoreNow(value: itslearning, state: itslearningState ?? .unknown) }
        set { (itslearning, itslearningState) = (newValue.value, newValue.state) }
    }
}
