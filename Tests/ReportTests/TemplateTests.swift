import Foundation
import TestSupport
import Testing

@testable import Report

/// The templates as they are built into the program.
@Suite("Templates")
struct TemplateTests {
    private static func text(_ name: String) -> String {
        Templates.sources[name].map(Templates.text) ?? ""
    }

    @Test("Every template file is built in under its name")
    func everyTemplateFileIsBuiltInUnderItsName() throws {
        let folder = PackageFolder.root.appending(path: "Sources/Report/Templates").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(".mustache".count)) }
        #expect(Set(files) == Set(Templates.sources.keys))
    }

    @Test("Each asks for our own escaping in its first line: the library's lets some quotation marks through")
    func eachAsksForOurOwnEscapingInItsFirstLine() {
        for name in Templates.sources.keys.sorted() {
            let firstLine = Self.text(name).prefix { !$0.isNewline }
            #expect(firstLine.hasPrefix("{{% CONTENT_TYPE:\(PageText.name)}}"), "\(name)")
        }
    }

    @Test("Only the style, the script and the pictures, which are ours, go in unescaped")
    func onlyTheStyleTheScriptAndThePictures() {
        for name in Templates.sources.keys.sorted() {
            // A picture is asked for first, so that there is no empty frame where there is none.
            let text = Self.text(name).replacing(
                /\{\{#picture\}\}[^{]*\{\{\{\.\}\}\}[^{]*\{\{\/picture\}\}/, with: "")
            let raw = text.matches(of: /\{\{\{\s*([^}]*?)\s*\}\}\}/).map { String($0.1) }
            #expect(Set(raw).subtracting(["style", "script", "picture"]) == [], "\(name)")
            #expect(!Self.text(name).contains(/\{\{\s*&/), "\(name)")
        }
    }

    @Test("No template sets another way of escaping or other delimiters half-way")
    func noOtherPragma() {
        for name in Templates.sources.keys.sorted() {
            #expect(Self.text(name).matches(of: /\{\{\s*%/).count == 1, "\(name)")
            #expect(!Self.text(name).contains(/\{\{\s*=/), "\(name)")
        }
    }
}
