import Mustache

/// The templates, which are built into the program.
enum Templates {
    static func library() throws -> MustacheLibrary {
        // Templates look their way of escaping up when they are read.
        MustacheContentTypes.register(PageText(), named: PageText.name)
        return MustacheLibrary(
            templates: try sources.mapValues { try MustacheTemplate(string: text($0)) })
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Every template by its name; a test holds each to its first line.
    static var sources: [String: [UInt8]] {
        [
            "page": PackageResources.page_mustache,
            "tasks": PackageResources.tasks_mustache,
            "classes": PackageResources.classes_mustache,
            "changes": PackageResources.changes_mustache,
            "schools": PackageResources.schools_mustache,
            "schoolstate": PackageResources.schoolstate_mustache,
            "frozen": PackageResources.frozen_mustache,
            "frozentable": PackageResources.frozentable_mustache,
            "held": PackageResources.held_mustache,
            "edited": PackageResources.edited_mustache,
            "ages": PackageResources.ages_mustache,
            "bundles": PackageResources.bundles_mustache,
            "bundletable": PackageResources.bundletable_mustache,
            "nights": PackageResources.nights_mustache,
            "sections": PackageResources.sections_mustache,
            "inputs": PackageResources.inputs_mustache,
            "leftout": PackageResources.leftout_mustache,
            "index": PackageResources.index_mustache,
        ]
    }
}
