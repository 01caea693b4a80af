import Domain

/// A line item that bundle 1 carried, and a full read-back of night 10.
struct LineItemScene {
    var sent: SentLineItem
    var readback = Scene((1, score(8))).readback

    init() throws {
        sent = SentLineItem(latest: try version(), bundles: [1], latestCarriers: [1])
    }

    func outcome(_ campus: CampusLineItem?) -> LineItemOutcome {
        LineItemReconciler(readback).judge(sent, campus)
    }

    /// Bundle 1 carried another title, which bundle 4 replaced.
    static func revised() throws -> LineItemScene {
        var scene = try LineItemScene()
        scene.sent = SentLineItem(
            latest: try version(),
            earlier: [try version(title: "Esay")], bundles: [1, 4],
            latestCarriers: [4])
        return scene
    }
}

func version(title: String = "Essay", due: String = "2026-10-01", points: Int64 = 10) throws
    -> LineItemVersion
{
    LineItemVersion(
        title: title, sentTitle: title, assignDate: try day("2026-09-01"), dueDate: try day(due),
        category: "homework", period: "autumn", maxPoints: Points(whole: points))
}

/// Campus has it as this version says.
func campus(_ version: LineItemVersion) -> CampusLineItem {
    CampusLineItem(
        title: version.sentTitle, dueDate: version.dueDate, category: version.category,
        maxPoints: version.maxPoints)
}
