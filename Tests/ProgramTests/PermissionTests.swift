import TestSupport
import Testing

@Suite("What is in a workspace is for its user alone")
struct PermissionTests {
    @Test("Every file of a workspace is 0600 and every folder 0700, whatever the umask")
    func everyFileOfAWorkspaceIs0600AndEveryFolder0700() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(SmallDistrict())
        for (name, entry) in try FolderPicture(workspace.folder).entries {
            // The configuration of a test may be written anew by the test itself.
            #expect(entry.permissions == (entry.bytes == nil ? 0o700 : 0o600), "\(name)")
        }
    }
}
