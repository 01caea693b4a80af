public import Domain

// What an export makes of a line item.
extension StoredLineItem {
    /// One that goes out for the first time.
    public init(
        id: Int64, item: String, section: String, sourcedID: String, school: String, version: LineItemVersion,
        firstIn bundle: Int
    ) {
        self.init(
            written: WrittenLineItem(
                id: id, item: item, section: section, sourcedID: sourcedID, school: school, version: version,
                bundles: [bundle], versionBundle: bundle, vanished: 0),
            campusHold: nil, isEditedInCampus: false, shown: .never, isDueAgain: false, lastThere: nil,
            campus: nil)
    }

    /// The same as a further bundle carries something of it.
    ///
    /// - Parameter bundle: the bundle that carries the line item's own row; nil where it carries results only.
    public func carried(school: String, version: LineItemVersion, bundle: Int?) -> StoredLineItem {
        let isNewVersion = bundle != nil && version != self.version
        // A title may change behind the cut: then what Campus shows is still the latest version.
        let isNews = isNewVersion && !version.showsTheSame(as: self.version)
        return StoredLineItem(
            written: WrittenLineItem(
                id: id, item: item, section: section, sourcedID: sourcedID, school: school, version: version,
                bundles: bundles + (bundle.map { [$0] } ?? []),
                versionBundle: isNewVersion ? bundle ?? versionBundle : versionBundle,
                vanished: vanished),
            campusHold: campusHold, isEditedInCampus: isEditedInCampus,
            shown: isNews ? min(shown, .earlierVersion) : shown, isDueAgain: isDueAgain && bundle == nil,
            lastThere: lastThere, campus: campus)
    }

    /// - Parameter count: how many of its confirmed results are gone from itslearning.
    public func with(vanished count: Int) -> StoredLineItem {
        StoredLineItem(
            written: WrittenLineItem(
                id: id, item: item, section: section, sourcedID: sourcedID, school: school, version: version,
                bundles: bundles, versionBundle: versionBundle, vanished: count),
            campusHold: campusHold, isEditedInCampus: isEditedInCampus, shown: shown, isDueAgain: isDueAgain,
            lastThere: lastThere, campus: campus)
    }
}
