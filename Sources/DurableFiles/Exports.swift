// Paths and errno values stand in this target's public functions. Exported, so that a target which only hands
// them on needs no dependency of its own; type aliases would be ambiguous wherever both modules are imported.
@_exported public import SystemPackage
