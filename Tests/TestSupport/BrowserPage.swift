public import Foundation

extension Requirement {
    /// Chromium with its driver, what drives it, axe-core, and what reads a PDF.
    public static let browser = isMet(
        ["/usr/bin/chromium", "/usr/bin/chromedriver", "/usr/bin/pdftotext"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }
            && (try? Python.output(
                "import selenium, importlib.util as u; assert u.find_spec('axe_playwright_python')")) != nil
    )
}

/// A page on disk as Chromium shows it: what `browser.py` finds there.
public struct BrowserPage: Sendable {
    /// What a check is asked.
    public struct Question: Encodable, Sendable {
        public struct Filter: Encodable, Sendable {
            public var words: String?
            public var school: String?

            public init(words: String? = nil, school: String? = nil) {
                self.words = words
                self.school = school
            }
        }

        /// A width in pixels, and `light` or `dark`.
        public struct Look: Encodable, Sendable {
            public var width: Int
            public var scheme: String

            public init(_ width: Int, _ scheme: String) {
                self.width = width
                self.scheme = scheme
            }

            public func encode(to encoder: any Encoder) throws {
                var pair = encoder.unkeyedContainer()
                try pair.encode(width)
                try pair.encode(scheme)
            }
        }

        public var filter: [Filter]?
        /// An id that is opened as a link from outside.
        public var deep: String?
        /// What must stand in the page.
        public var texts: [String]?
        /// The looks that axe-core is to judge; without it all.
        public var looks: [Look]?

        public init(
            filter: [Filter]? = nil, deep: String? = nil, texts: [String]? = nil, looks: [Look]? = nil
        ) {
            self.filter = filter
            self.deep = deep
            self.texts = texts
            self.looks = looks
        }
    }

    public let file: URL
    /// The page is there as long as this is.
    private let folder: ScratchFolder

    public init(_ file: URL, in folder: ScratchFolder) {
        self.file = file
        self.folder = folder
    }

    /// Opens the page in a browser of its own for one check.
    public func look<Facts: Decodable>(
        _ check: String, _ type: Facts.Type, asking question: Question = Question(), _ options: [String] = []
    ) throws -> Facts {
        let ask = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        let finished = try withExtendedLifetime(folder) {
            try Python.tool("browser.py", [file.path, check, "--ask", ask] + options)
        }
        guard finished.status == 0 else {
            throw CommandFailed(description: "browser.py ended with \(finished.status): \(finished.errors)")
        }
        let found = try finished.json([String: Facts].self)
        guard let facts = found[check] else { throw CommandFailed(description: "nothing of \(check)") }
        return facts
    }
}
