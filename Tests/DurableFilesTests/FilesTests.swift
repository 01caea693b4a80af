import DurableFiles
import Foundation
import SystemPackage
import Testing

@Suite("Files and folders")
struct FilesTests {
    @Test("A folder is listed by the bytes of its names, with each entry's own kind")
    func aFolderIsListedByTheBytesOfItsNames() throws {
        try withTemporaryFolder { folder in
            try put("12345", at: folder.appending("b.csv"))
            try put("", at: folder.appending("B.csv"))
            try put("", at: folder.appending("ä.csv"))
            try Files.createPrivateFolder(folder.appending("a"))
            try link(folder.appending("c.csv"), to: "b.csv")
            let entries = try Files.list(folder)
            #expect(entries.map(\.name) == ["B.csv", "a", "b.csv", "c.csv", "ä.csv"])
            #expect(entries.map(\.kind) == [.regular, .folder, .regular, .symlink, .regular])
            #expect(entries[2].size == 5)
            #expect(entries[2].path == folder.appending("b.csv"))
            #expect(abs(Double(entries[2].modified.seconds) - Date.now.timeIntervalSince1970) < 3600)
        }
    }

    @Test("What is made private is its owner's alone, whatever is in it; a link and what it leads to stay")
    func makePrivate() throws {
        try withTemporaryFolder { folder in
            let tree = folder.appending("drop")
            try Files.createPrivateFolder(tree.appending("inner"))
            try put("1", at: tree.appending("inner").appending("a.csv"))
            try put("2", at: folder.appending("outside.csv"))
            try link(tree.appending("link.csv"), to: "../outside.csv")
            for path in [tree, tree.appending("inner")] { try Files.setPermissions(0o755, of: path) }
            for path in [tree.appending("inner").appending("a.csv"), folder.appending("outside.csv")] {
                try Files.setPermissions(0o644, of: path)
            }
            try Files.makePrivate(tree)
            func permissions(_ path: FilePath) throws -> UInt32? { try Files.status(path)?.permissions }
            #expect(try permissions(tree) == 0o700)
            #expect(try permissions(tree.appending("inner")) == 0o700)
            #expect(try permissions(tree.appending("inner").appending("a.csv")) == 0o600)
            #expect(try permissions(folder.appending("outside.csv")) == 0o644)
        }
    }

    @Test("A linked folder is not listed")
    func aLinkedFolderIsNotListed() throws {
        try withTemporaryFolder { folder in
            try Files.createPrivateFolder(folder.appending("real"))
            try link(folder.appending("linked"), to: "real")
            #expect(throws: FileError.self) { try Files.list(folder.appending("linked")) }
        }
    }

    @Test("A new folder and its new parents are of mode 0700, and making it again changes nothing")
    func privateFolder() throws {
        try withTemporaryFolder { folder in
            let inner = folder.appending("outer").appending("inner")
            try Files.createPrivateFolder(inner)
            try Files.createPrivateFolder(inner)
            for path in [folder.appending("outer"), inner] {
                let status = try #require(try Files.status(path))
                #expect(status.kind == .folder)
                #expect(status.permissions == 0o700)
            }
        }
    }

    @Test("A file or a link in a folder's place is an error")
    func aFileOrALinkInAFoldersPlaceIsAnError() throws {
        try withTemporaryFolder { folder in
            try put("", at: folder.appending("file"))
            try link(folder.appending("link"), to: ".")
            for name in ["file", "link"] {
                #expect(throws: FileError.self) { try Files.createPrivateFolder(folder.appending(name)) }
            }
        }
    }

    @Test("Nothing at a path is told apart from something, and a dangling link is something")
    func nothingAtAPathIsToldApartFromSomething() throws {
        try withTemporaryFolder { folder in
            try link(folder.appending("dangling"), to: "nowhere")
            #expect(try Files.exists(folder.appending("dangling")))
            #expect(try !Files.exists(folder.appending("missing")))
            #expect(try !Files.removeIfPresent(folder.appending("missing")))
            #expect(try Files.removeIfPresent(folder.appending("dangling")))
            #expect { try Files.remove(folder.appending("missing")) } throws: {
                ($0 as? FileError)?.isMissing == true
            }
        }
    }

    @Test("Removing a tree removes the links in it and not what they lead to")
    func removeTree() throws {
        try withTemporaryFolder { folder in
            let kept = folder.appending("kept")
            let tree = folder.appending("tree")
            try Files.createPrivateFolder(kept)
            try put("grade", at: kept.appending("file"))
            try Files.createPrivateFolder(tree.appending("inner"))
            try link(tree.appending("inner").appending("link"), to: kept.string)
            try Files.removeTree(tree)
            try Files.removeTree(tree)
            #expect(try names(in: folder) == ["kept"])
            #expect(try names(in: kept) == ["file"])
        }
    }

    @Test("There is free space, and a folder shares its file system with itself but not with /proc")
    func fileSystems() throws {
        try withTemporaryFolder { folder in
            let free = try Files.freeSpace(at: folder)
            #expect(free > 0)
            #expect(try Files.sameFileSystem(folder, folder))
            #expect(try !Files.sameFileSystem(folder, "/proc"))
            #expect(throws: FileError.self) {
                try Files.sameFileSystem(folder, folder.appending("missing"))
            }
        }
    }
}

@Suite("File errors")
struct FileErrorTests {
    @Test("An error says what was tried, where, and the system's reason")
    func anErrorSaysWhatWasTried() {
        let error = FileError(operation: "write", path: "/outbox/b.zip", errno: .noSpace)
        #expect(error.description == "cannot write /outbox/b.zip: No space left on device")
    }

    @Test(
        "A full disk, a full quota and a refusal are told apart",
        arguments: [
            (Errno.noSpace, true, false), (.diskQuotaExceeded, true, false), (.permissionDenied, false, true),
            (.readOnlyFileSystem, false, true), (.notPermitted, false, true), (.ioError, false, false),
        ])
    func aFullDiskAFullQuotaAndARefusalAreToldApart(errno: Errno, outOfSpace: Bool, permission: Bool) {
        let error = FileError(operation: "write", path: "b.zip", errno: errno)
        #expect(error.isOutOfSpace == outOfSpace)
        #expect(error.isPermission == permission)
    }
}
