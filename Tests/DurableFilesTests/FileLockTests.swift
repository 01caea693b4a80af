import DurableFiles
import Foundation
import Glibc
import Testing

@Suite("The lock")
struct FileLockTests {
    @Test("A lock is held once, and is free again when released")
    func aLockIsHeldOnceAndIsFreeAgainWhenReleased() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("lock")
            let lock = try FileLock(path)
            #expect(throws: LockHeld(path: path)) { try FileLock(path) }
            lock.release()
            lock.release()
            _ = try FileLock(path)
            #expect(try Files.status(path)?.permissions == 0o600)
        }
    }

    @Test("A released lock is free although a child that is being started has its descriptor too")
    func aReleasedLockIsFreeAlthoughAChildHasItsDescriptor() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("lock")
            let lock = try FileLock(path)
            let inherited = (0..<1024).filter {
                var name = [CChar](repeating: 0, count: 4096)
                let count = readlink("/proc/self/fd/\($0)", &name, name.count - 1)
                return count > 0
                    && String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
                        == path.string
            }.map { dup(Int32($0)) }
            defer { for descriptor in inherited { close(descriptor) } }
            #expect(inherited.count == 1)
            lock.release()
            _ = try FileLock(path)
        }
    }

    @Test("A lock whose owner is gone is free again")
    func aLockWhoseOwnerIsGoneIsFreeAgain() throws {
        try withTemporaryFolder { folder in
            do { _ = try FileLock(folder.appending("lock")) }
            _ = try FileLock(folder.appending("lock"))
        }
    }

    @Test("A file that a crash left is no obstacle")
    func aFileThatACrashLeftIsNoObstacle() throws {
        try withTemporaryFolder { folder in
            try put("4711", at: folder.appending("lock"))
            _ = try FileLock(folder.appending("lock"))
        }
    }

    @Test("A link in the lock's place is refused and not followed", arguments: ["elsewhere", "file"])
    func aLinkInTheLocksPlaceIsRefusedAndNotFollowed(target: String) throws {
        try withTemporaryFolder { folder in
            try put("", at: folder.appending("file"))
            let path = folder.appending("lock")
            try link(path, to: target)
            #expect(throws: NotARegularFile(path: path, kind: .symlink)) { try FileLock(path) }
            #expect(try names(in: folder) == ["file", "lock"])
        }
    }

    @Test(
        "A lock that another process holds is held, until that process is killed",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock"), "needs flock"))
    func aLockThatAnotherProcessHoldsIsHeldUntilThatProcessIsKilled() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("lock")
            let holder = Process()
            let output = Pipe()
            holder.executableURL = URL(filePath: "/usr/bin/flock")
            // exec, so that killing the process leaves nobody who has inherited the lock.
            holder.arguments = ["--no-fork", path.string, "/bin/sh", "-c", "echo held; exec cat"]
            holder.standardInput = Pipe()
            holder.standardOutput = output
            try holder.run()
            #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
            #expect(throws: LockHeld(path: path)) { try FileLock(path) }
            kill(holder.processIdentifier, SIGKILL)
            holder.waitUntilExit()
            _ = try FileLock(path)
        }
    }
}
