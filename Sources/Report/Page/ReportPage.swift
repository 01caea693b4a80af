public import Domain
import Mustache

/// Makes `report.html` from a reconciliation: one file that needs nothing else (Spec/report.md, "The page").
public struct ReportPage {
    private let library: MustacheLibrary
    private let style: String
    private let script: String
    private let words: Words

    /// - Parameters:
    ///   - zone: the district's, for the days that people read.
    ///   - locale: how the district writes them (`district.locale`).
    public init(zone: ZoneRules, locale: String = "en-US") throws {
        words = Words(zone: zone, locale: locale)
        library = try Templates.library()
        style = Templates.text(PackageResources.page_css)
        script = Templates.text(PackageResources.page_js)
    }

    /// The whole page. The same value gives the same text.
    public func html(_ reconciliation: Reconciliation) throws(PageError) -> String {
        let view = PageView(
            reconciliation, words, style: style, script: script,
            policy: ContentPolicy.text(style: style, script: script))
        guard let text = library.render(view, withTemplate: "page") else {
            throw PageError(template: "page")
        }
        return text
    }

    /// The index over all runs.
    public func index(_ index: RunIndex) throws(PageError) -> String {
        let view = IndexView(
            index, words, style: style, script: script,
            policy: ContentPolicy.text(style: style, script: script))
        guard let text = library.render(view, withTemplate: "index") else {
            throw PageError(template: "index")
        }
        return text
    }
}

/// A template is missing from the program: a fault of its build.
public struct PageError: Error, Sendable, Equatable {
    public let template: String
}
