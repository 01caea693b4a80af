// swift-tools-version: 6.2
import PackageDescription

// The order below is the way the data flows; a target may only depend on targets above it.
// SQLite comes in through Ledger alone, libzip through ZipArchive, ISA-L through ZipArchive and Checksums, the file
// system through DurableFiles, other programs through Programs. `.ci/run` builds with --explicit-target-dependency-import-check error.

// Only where Tests/Fuzz/run.sh asks for it: our own targets tell libFuzzer which of their branches an input takes.
let isFuzzing = Context.environment["GRADEBRIDGE_FUZZ"] != nil
let fuzzed: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

// The commit that `--version` says, from whoever builds: a manifest is kept between builds, so what it found out by itself
// would be the commit of an earlier one.
let commit = Context.environment["GRADEBRIDGE_COMMIT"] ?? ""
let isCommit =
    !commit.isEmpty && commit.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
let commitSettings: [CSetting] = isCommit ? [.define("GRADEBRIDGE_COMMIT", to: "\"\(commit)\"")] : []

let strict: [SwiftSetting] =
    fuzzed + [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // Who lends bytes says of whom they are (`@_lifetime`), and the compiler keeps watch (Spec/decisions.md, D187).
        .enableExperimentalFeature("Lifetimes"),
    ]

// Of the program, not of its tests: what the compiler cannot see to be safe in memory is marked `unsafe` where it is done.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

// For the targets that ten million scores go through: the run-time check for overlapping access to class
// properties took 17 % of an export's samples (perf, 1 million scores). Debug builds, and so all tests, keep it.
let hot: [SwiftSetting] =
    safe + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// For a target whose sorters and tables others use for ten million scores: its public generic code is made for their
// types, as it was within one target. Without it a night took 19 % more instructions (Tests/Benchmarks/instructions.py).
// Of package declarations the compiler exports nothing, so they are public there; and a `package import` of a module keeps
// the code that names its types at home: 9 % more instructions of a first export.
let inlined: [SwiftSetting] =
    hot + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

let package = Package(
    name: "gradebridge",
    products: [
        .executable(name: "gradebridge", targets: ["gradebridge"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    ],
    targets: [
        // Leaves: bytes, files, archives, tables.
        .systemLibrary(
            name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // The commit that the program was built of; in C, since a Swift setting carries no value.
        .target(name: "Commit", cSettings: commitSettings),
        // Text as people may see it: what a terminal obeys spelt out, digits in groups or as hexadecimal, the names of months.
        // And the order of text by its bytes.
        .target(name: "PlainText", swiftSettings: hot),
        .target(name: "CSVCore", dependencies: ["PlainText"], swiftSettings: hot),
        .target(name: "Checksums", dependencies: ["CISAL"], swiftSettings: hot),
        // Several threads on one thing, with the result of one.
        .target(name: "Workers", swiftSettings: hot),
        .target(
            name: "DurableFiles",
            dependencies: ["PlainText", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: hot),
        .target(
            name: "ZipArchive",
            dependencies: ["CLibzip", "CISAL", "CZlib", "Checksums", "PlainText", "DurableFiles", "Workers"],
            swiftSettings: hot),
        .target(name: "OneRoster", swiftSettings: safe),
        .target(
            name: "RunLog", dependencies: ["PlainText", .product(name: "Logging", package: "swift-log")],
            swiftSettings: safe),

        // The pure domain: values and rules, no disk, no clock.
        .target(
            name: "Domain",
            dependencies: [
                "PlainText", "CSVCore", "OneRoster", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: hot),

        // What was dropped, opened: its tables, block by block, their ids as numbers, and rows in order however many.
        .target(
            name: "Inputs",
            dependencies: [
                "PlainText", "CSVCore", "Workers", "DurableFiles", "ZipArchive", "OneRoster", "Domain",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: inlined),

        // What inputs say: gradebook, scores, roster, read-back.
        .target(
            name: "Intake",
            dependencies: [
                "PlainText", "CSVCore", "DurableFiles", "ZipArchive", "OneRoster", "Domain", "Inputs",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: hot),
        // What is wrong with a OneRoster set, by the tables of its version.
        .target(
            name: "Conformance",
            dependencies: [
                "PlainText", "CSVCore", "DurableFiles", "ZipArchive", "OneRoster", "Domain", "Inputs",
            ],
            swiftSettings: hot),
        .target(
            name: "Bundle",
            dependencies: ["CSVCore", "DurableFiles", "ZipArchive", "OneRoster", "Domain"],
            swiftSettings: hot),
        // What the ledger keeps, as values and as packed bytes: no SQLite.
        .target(
            name: "Records", dependencies: ["PlainText", "CSVCore", "Checksums", "Domain"],
            swiftSettings: inlined),
        .target(
            name: "Ledger",
            dependencies: [
                "CSVCore", "Checksums", "DurableFiles", "Domain", "Records",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: hot),
        .target(
            name: "Workspace",
            dependencies: [
                "PlainText", "CSVCore", "Domain", "DurableFiles", "OneRoster",
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: safe),

        // Every other program: OpenSSH's sftp, gpg, the notify command.
        .target(
            name: "Programs",
            dependencies: [
                "PlainText",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: safe),

        // What a report says, as one value, and the pages made from it: no ledger, no disk.
        .target(
            name: "Report",
            dependencies: [
                "PlainText", "Domain",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Templates")],
            swiftSettings: safe),

        // How a command ends: results, failures and what a person does next, as values, in JSON and in words.
        .target(
            name: "Outcome",
            dependencies: [
                "Report", "PlainText", "CSVCore", "DurableFiles", "ZipArchive", "Domain", "Inputs",
                "Bundle", "Records", "Workspace", "Programs",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: safe),

        // An open workspace: its lock, its ledger, its clock, and how far long work is.
        .target(
            name: "Session",
            dependencies: [
                "Commit", "CSVCore", "Inputs", "ZipArchive", "DurableFiles", "Domain", "Records", "Ledger",
                "Workspace", "Outcome", "RunLog",
            ],
            swiftSettings: safe),

        // What to send: candidates judged by the rules, written part by part, and what stays unresolved.
        .target(
            name: "Planning",
            dependencies: [
                "Records", "Bundle", "CSVCore", "Domain", "DurableFiles", "Inputs", "Intake", "Ledger",
                "OneRoster", "Outcome", "Workers", "Workspace",
            ],
            swiftSettings: hot),

        // Bundles on their way out: published, kept safe to upload, withdrawn, recovered.
        .target(
            name: "Publishing",
            dependencies: [
                "Records", "CSVCore", "Domain", "DurableFiles", "Inputs", "Ledger", "Outcome", "PlainText",
                "Session", "Workspace",
            ],
            swiftSettings: hot),

        // What Campus changed: read-backs judged and applied, freezes and holds that people lift, times ahead of the clock.
        .target(
            name: "ReadingBack",
            dependencies: [
                "Records", "CSVCore", "Domain", "DurableFiles", "Inputs", "Intake", "Ledger", "Outcome",
                "PlainText", "Publishing", "Session", "Workers", "Workspace", "ZipArchive",
            ],
            swiftSettings: hot),

        // A run of export or preview from its inputs to its bundles, and the findings that people know.
        .target(
            name: "Exporting",
            dependencies: [
                "Records", "Bundle", "CSVCore", "Domain", "DurableFiles", "Inputs", "Intake", "Ledger",
                "OneRoster", "Outcome", "PlainText", "Planning", "Publishing", "ReadingBack", "Report",
                "Session", "Workspace", "ZipArchive",
            ],
            swiftSettings: hot),

        // The reconciliation after a run: what is found in the ledger, made into a report's value and its files.
        .target(
            name: "Reporting",
            dependencies: [
                "Records", "CSVCore", "Domain", "DurableFiles", "Exporting", "Inputs", "Intake", "Ledger",
                "Outcome", "PlainText", "Programs", "Publishing", "ReadingBack", "Report", "Session",
                "Workspace",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: safe),

        // The unattended night: takes what was dropped, reads Campus back, exports, delivers, reports.
        .target(
            name: "Nightly",
            dependencies: [
                "Records", "Domain", "DurableFiles", "Exporting", "Inputs", "Intake", "Ledger", "Outcome",
                "PlainText", "Programs", "Publishing", "ReadingBack", "Reporting", "RunLog", "Session",
                "Workers", "Workspace", "ZipArchive",
            ],
            swiftSettings: safe),

        // What people ask: the story of a score, whether a bundle is right, whether a workspace is.
        .target(
            name: "Inspecting",
            dependencies: [
                "Records", "CSVCore", "Conformance", "Domain", "DurableFiles", "Exporting", "Inputs",
                "Intake", "Ledger", "Nightly", "Outcome", "PlainText", "Planning", "Programs",
                "Publishing", "ReadingBack", "Session", "Workspace", "ZipArchive",
            ],
            swiftSettings: safe),

        // A new workspace, and the units by which systemd runs its nights.
        .target(
            name: "Setup",
            dependencies: [
                "PlainText", "Domain", "DurableFiles", "Ledger", "Outcome", "Session", "Workspace",
            ],
            swiftSettings: safe),

        .executableTarget(
            name: "gradebridge",
            dependencies: [
                "PlainText", "DurableFiles", "Domain", "Outcome", "Session", "Publishing", "ReadingBack",
                "Exporting", "Reporting",
                "Nightly", "Inspecting", "Setup",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: safe),

        // Tests: one target for most of the targets above; the others are tested by RuleTests, and the program as a whole by ProgramTests.
        .target(
            name: "TestSupport", dependencies: ["Ledger"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "PlainTextTests", dependencies: ["PlainText"], swiftSettings: strict),
        .testTarget(
            name: "CSVCoreTests", dependencies: ["CSVCore", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "WorkersTests", dependencies: ["Workers"], swiftSettings: strict),
        .testTarget(
            name: "DurableFilesTests",
            dependencies: [
                "TestSupport", "DurableFiles", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ZipArchiveTests",
            dependencies: ["TestSupport", "DurableFiles", "ZipArchive"],
            swiftSettings: strict),
        .testTarget(
            name: "RunLogTests",
            dependencies: [
                "RunLog",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(name: "OneRosterTests", dependencies: ["OneRoster"], swiftSettings: strict),
        .testTarget(
            name: "DomainTests", dependencies: ["TestSupport", "CSVCore", "Domain"],
            swiftSettings: strict),
        .testTarget(
            name: "InputsTests", dependencies: ["TestSupport", "CSVCore", "DurableFiles", "Inputs"],
            swiftSettings: strict),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "TestSupport", "CSVCore", "DurableFiles", "Domain", "Inputs", "Intake", "OneRoster",
                "ZipArchive",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["TestSupport", "Conformance", "OneRoster", "DurableFiles", "CSVCore"],
            swiftSettings: strict),
        .testTarget(
            name: "RecordsTests", dependencies: ["TestSupport", "CSVCore", "Domain", "Records"],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Records",
                "TestSupport",
                "CSVCore", "Domain", "Ledger", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .testTarget(
            name: "BundleTests",
            dependencies: ["Bundle", "CSVCore", "Domain", "DurableFiles", "OneRoster"],
            swiftSettings: strict),
        .testTarget(
            name: "ProgramsTests",
            dependencies: [
                "TestSupport", "Programs", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReportTests", dependencies: ["TestSupport", "Report", "Domain"], swiftSettings: strict),
        .testTarget(
            name: "ReadingBackTests",
            dependencies: ["Domain", "Outcome", "ReadingBack", "Workspace"],
            swiftSettings: strict),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "Records",
                "CSVCore", "Domain", "DurableFiles", "Outcome", "Planning", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "NightlyTests",
            dependencies: [
                "Records",
                "Domain", "DurableFiles", "Inputs", "Ledger", "Nightly", "Outcome", "Programs", "Session",
                "TestSupport", "Workspace", "ZipArchive",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SetupTests",
            dependencies: ["Domain", "DurableFiles", "Outcome", "Setup", "Workspace"],
            swiftSettings: strict),
        // What tests of the program have in common; then the tests of rules, which run the program's code in their own
        // process, and those of the built program.
        .target(name: "Scenes", dependencies: ["TestSupport"], path: "Tests/Scenes", swiftSettings: strict),
        .testTarget(
            name: "RuleTests",
            dependencies: [
                "TestSupport", "Scenes", "CSVCore", "Domain", "DurableFiles", "Inputs", "Session", "Setup",
                "gradebridge", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ProgramTests", dependencies: ["TestSupport", "Scenes", "gradebridge"],
            swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: ["TestSupport", "Workspace", "CSVCore", "DurableFiles", "OneRoster", "Domain"],
            swiftSettings: strict),
    ]
)

if isFuzzing {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CLibFuzzer", "CSVCore", "DurableFiles", "ZipArchive", "Domain", "Inputs", "Intake",
                "Conformance",
                "Workspace",
            ],
            path: "Tests/Fuzz",
            exclude: ["CLibFuzzer", "README.md", "run.sh", "seeds.py", "corpus", "dictionary.txt"],
            swiftSettings: strict, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
    ]
}
