import DurableFiles
import SystemPackage
import Testing

@Suite("Renaming")
struct RenameTests {
    @Test("A rename replaces what is at the target")
    func aRenameReplacesWhatIsAtTheTarget() throws {
        try withTemporaryFolder { folder in
            try put("new", at: folder.appending("a"))
            try put("old", at: folder.appending("b"))
            try Files.rename(folder.appending("a"), to: folder.appending("b"))
            #expect(try names(in: folder) == ["b"])
            #expect(try contents(folder.appending("b")) == Array("new".utf8))
        }
    }

    @Test("A rename that must not replace gives a free name", arguments: [true, false])
    func aRenameThatMustNotReplaceGivesAFreeName(flagged: Bool) throws {
        try withTemporaryFolder { folder in
            try put("new", at: folder.appending("a"))
            try renameNoReplace(folder, flagged: flagged)
            #expect(try names(in: folder) == ["b"])
        }
    }

    @Test("A rename that must not replace leaves both files as they are", arguments: [true, false])
    func aRenameThatMustNotReplaceLeavesBothFilesAsTheyAre(flagged: Bool) throws {
        try withTemporaryFolder { folder in
            try put("new", at: folder.appending("a"))
            try put("old", at: folder.appending("b"))
            #expect { try renameNoReplace(folder, flagged: flagged) } throws: {
                ($0 as? FileError)?.isAlreadyThere == true
            }
            #expect(try contents(folder.appending("a")) == Array("new".utf8))
            #expect(try contents(folder.appending("b")) == Array("old".utf8))
        }
    }

    @Test("A dangling link at the target is not replaced either")
    func aDanglingLinkAtTheTargetIsNotReplacedEither() throws {
        try withTemporaryFolder { folder in
            try put("new", at: folder.appending("a"))
            try link(folder.appending("b"), to: "nowhere")
            #expect(throws: FileError.self) { try renameNoReplace(folder, flagged: true) }
        }
    }

    @Test("A hard link is a second name for the same file and takes no name that is in use")
    func hardLink() throws {
        try withTemporaryFolder { folder in
            let (one, other) = (folder.appending("a"), folder.appending("b"))
            try put("new", at: one)
            try Files.hardLink(one, to: other)
            #expect(try Files.status(one)?.inode == Files.status(other)?.inode)
            #expect(throws: FileError.self) { try Files.hardLink(one, to: other) }
        }
    }

    @Test("The error of a rename names both paths")
    func theErrorOfARenameNamesBothPaths() throws {
        #expect(
            throws: FileError(
                operation: "rename /missing/a to", path: "/missing/b", errno: .noSuchFileOrDirectory)
        ) { try Files.rename("/missing/a", to: "/missing/b") }
    }

    /// From `a` to `b`, by the system call or by the way for file systems that lack it.
    private func renameNoReplace(_ folder: FilePath, flagged: Bool) throws {
        let (source, target) = (folder.appending("a"), folder.appending("b"))
        if flagged {
            try Files.renameNoReplace(source, to: target)
        } else {
            try Files.linkThenRemove(source, to: target)
        }
    }
}
