// The program speaks of moments and paths without knowing where they come from.
@_exported public import enum Domain.FreezeReason
@_exported public import struct Domain.Instant
@_exported public import struct SystemPackage.FilePath
