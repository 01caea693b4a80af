public import Domain
public import OneRoster

/// Everything that gradebridge.yaml says, checked and with its defaults filled in.
///
/// A part stands for a group of the file and a property for a key of it: `bundle.titleLimit` is
/// `bundle.titleLimit`. Only `guard` differs, being a word of the language: `changeGuard`.
public struct BridgeConfiguration: Sendable, Equatable {
    public var district: District
    public var roster: Roster
    public var bundle: Bundle
    public var transfer: Transfer
    public var changeGuard: ChangeGuard
    public var readback: Readback
    public var campus: Campus
    public var categories: Categories
    public var profile: Profile
    public var limits: Limits
    public var nightly: Nightly

    public init(
        district: District, roster: Roster = Roster(), bundle: Bundle = Bundle(),
        transfer: Transfer = Transfer(), changeGuard: ChangeGuard = ChangeGuard(),
        readback: Readback = Readback(), campus: Campus = Campus(), categories: Categories = Categories(),
        profile: Profile = Profile(), limits: Limits = Limits(), nightly: Nightly = Nightly()
    ) {
        self.district = district
        self.roster = roster
        self.bundle = bundle
        self.transfer = transfer
        self.changeGuard = changeGuard
        self.readback = readback
        self.campus = campus
        self.categories = categories
        self.profile = profile
        self.limits = limits
        self.nightly = nightly
    }
}

extension BridgeConfiguration {
    public struct District: Sendable, Equatable {
        /// As people call it; never empty.
        public var name: String
        /// An IANA name that `ZoneDatabase` knows.
        public var timeZone: String
        /// What it was called before: a ledger that says so is this district's all the same.
        public var formerNames: [String]
        /// How days and times are written that people read.
        public var locale: DistrictLocale

        public init(
            name: String, timeZone: String, formerNames: [String] = [], locale: DistrictLocale = .american
        ) {
            self.name = name
            self.timeZone = timeZone
            self.locale = locale
            self.formerNames = formerNames
        }
    }

    /// What the end date of a session or an enrollment means.
    public enum EndDate: String, Sendable, CaseIterable {
        /// The first day after the period, as OneRoster says.
        case exclusive
        /// The last day of the period.
        case inclusive
    }

    public struct Roster: Sendable, Equatable {
        public var endDate: EndDate
        /// What a row means whose status is a word that OneRoster does not have; nil where the district does not say.
        public var inactive: Inactive?

        public enum Inactive: String, Sendable, CaseIterable {
            case leftOut = "left-out"
            case active
        }

        public init(endDate: EndDate = .exclusive) {
            self.endDate = endDate
        }
    }

    public enum BundleSplit: String, Sendable, CaseIterable {
        case district, school
    }

    public struct Bundle: Sendable, Equatable {
        public var mode: BundleMode
        public var version: OneRoster.Version
        public var split: BundleSplit
        /// Characters of a title at most, 8 to 255.
        public var titleLimit: Int
        /// Whether teachers' comments are sent.
        public var comments: Bool

        public init(
            mode: BundleMode = .delta, version: OneRoster.Version = .v1p1, split: BundleSplit = .district,
            titleLimit: Int = 50, comments: Bool = false
        ) {
            self.mode = mode
            self.version = version
            self.split = split
            self.titleLimit = titleLimit
            self.comments = comments
        }
    }

    public enum TransferMode: String, Sendable, CaseIterable {
        case all, requested
    }

    public enum ExemptScores: String, Sendable, CaseIterable {
        case hold, send
    }

    public struct Transfer: Sendable, Equatable {
        public var mode: TransferMode
        /// Campus sourcedIds of the only sections to send; empty = every section.
        public var sections: [String]
        /// CourseIds of the only courses to send; empty = every course.
        public var courses: [String]
        /// `send` only together with OneRoster 1.2.
        public var exempt: ExemptScores

        public init(
            mode: TransferMode = .all, sections: [String] = [], courses: [String] = [],
            exempt: ExemptScores = .hold
        ) {
            self.mode = mode
            self.sections = sections
            self.courses = courses
            self.exempt = exempt
        }
    }

    public struct ChangeGuard: Sendable, Equatable {
        /// Percent of the confirmed results that may change or vanish at once, 0 to 100.
        public var changePercent: Int

        public init(changePercent: Int = 20) {
            self.changePercent = changePercent
        }
    }

    public struct Readback: Sendable, Equatable {
        /// Days after which an export asks for a newer read-back; 0 = never.
        public var maxAgeDays: Int

        public init(maxAgeDays: Int = 3) {
            self.maxAgeDays = maxAgeDays
        }
    }

    public struct Campus: Sendable, Equatable {
        /// Decimals that Campus keeps of a score, 0 to 9; nil = all of them.
        public var decimals: Int?
        /// Campus's id of the user that imports the bundles; nil = not told.
        public var importUser: String?
        /// Stands before our ids of students where files of Campus have the bare ones; mostly empty.
        public var personPrefix: String

        public init(decimals: Int? = nil, importUser: String? = nil, personPrefix: String = "") {
            self.decimals = decimals
            self.importUser = importUser
            self.personPrefix = personPrefix
        }
    }
}
