import Domain

extension BridgeConfiguration {
    /// An entry of `categories.map`.
    public struct CategoryMapping: Sendable, Equatable {
        /// A CategoryId or the title of a category in itslearning.
        public let itslearning: String
        /// `sourcedId` of the category in Campus.
        public let sourcedID: String
        /// Title of the category in Campus.
        public let title: String

        public init(itslearning: String, sourcedID: String, title: String) {
            self.itslearning = itslearning
            self.sourcedID = sourcedID
            self.title = title
        }
    }

    public struct Categories: Sendable, Equatable {
        /// The category that Campus gives to assignments from a learning platform.
        public static let campusDefault = CampusCategories.ofPushed

        /// `sourcedId` of the category of every item that `map` does not name (`categories.default`).
        public var defaultID: String
        public var defaultTitle: String
        /// In the order of the file; no two entries name one category of itslearning.
        public var map: [CategoryMapping]

        public init(
            defaultID: String = campusDefault, defaultTitle: String = "itslearning",
            map: [CategoryMapping] = []
        ) {
            self.defaultID = defaultID
            self.defaultTitle = defaultTitle
            self.map = map
        }
    }

    /// What an input may ask of its reader before it is refused.
    public struct Limits: Sendable, Equatable {
        /// Entries of a zip.
        public var entries: Int
        /// Bytes of all entries of a zip together, once expanded.
        public var expandedBytes: Int
        /// Times that an entry of a zip may expand.
        public var ratio: Int
        /// Rows of a CSV file behind its header.
        public var rows: Int
        /// Columns of a CSV file.
        public var columns: Int
        /// Bytes of one record of a CSV file, without its line end.
        public var recordBytes: Int
        /// Bytes of one field of a CSV file.
        public var fieldBytes: Int

        public init(
            entries: Int = 64, expandedBytes: Int = 16 << 30, ratio: Int = 200, rows: Int = 1_000_000_000,
            columns: Int = 512, recordBytes: Int = 4 << 20, fieldBytes: Int = 1 << 20
        ) {
            self.entries = entries
            self.expandedBytes = expandedBytes
            self.ratio = ratio
            self.rows = rows
            self.columns = columns
            self.recordBytes = recordBytes
            self.fieldBytes = fieldBytes
        }
    }
}
